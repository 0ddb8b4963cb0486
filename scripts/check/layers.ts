import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { type Fault, faultsOfFile } from "./walls";

/** Fails, naming each place, when a file imports across a wall of the house. There is no list of exceptions. */
const files = execFileSync(
  "git",
  ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts", "*.tsx"],
  {
    encoding: "utf8",
  },
)
  .split("\n")
  .filter((file) => file !== "");

const faults: Fault[] = files.flatMap((file) => {
  try {
    return faultsOfFile(file, readFileSync(path.resolve(file), "utf8"));
  } catch {
    // Listed by git but deleted on disk.
    return [];
  }
});

for (const fault of faults) console.error(`${fault.file}:${fault.line}  ${fault.reason}`);
console.log(`${files.length} files, ${faults.length} broken walls`);
process.exitCode = faults.length === 0 ? 0 : 1;
