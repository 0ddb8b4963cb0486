import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { workbookOf } from "@/lib/formats/answer/testing-workbook";
import type { Figure } from "./figure";

const TARGET_SECONDS = 3;
const LINES = 500;

async function filled(lines: number): Promise<Buffer> {
  const all = Array.from({ length: lines }, (_, index) => ({
    ...{ id: `line_${index}`, kind: "service" as const, name: `Service ${index}`, description: "" },
    ...{ category: "", stage: null, driver: "users" as const, scope: "in_scope" as const },
  }));
  const rows = all.map(({ id, name }, index): [string, Record<string, string | number>] => [
    id,
    {
      ...{ name, state: "priced", unitPrice: index % 2 === 0 ? index + 0.5 : `1.${100 + index},50` },
      ...{ period: "month", driver: "users", minimum: 10, note: "As agreed when we met" },
    },
  ]);
  return workbookOf([{ kind: "services", rows }], {}, all);
}

/** Seconds of CPU of a process of its own that reads and checks a workbook, the best of three. */
function seconds(file: string): number {
  const tries = Array.from({ length: 3 }, () => {
    const worker = path.join("scripts", "bench", "reading-worker.ts");
    const said = execFileSync(process.execPath, ["--import", "tsx", worker, file], { encoding: "utf8" });
    return Number(/"seconds":([\d.]+)/.exec(said)?.[1]);
  });
  return Math.min(...tries);
}

/** What reading a workbook of 500 lines costs, its process started for it, beside reading one of a single line. */
export async function benchReading(): Promise<Figure> {
  const folder = mkdtempSync(path.join(tmpdir(), "bench-reading-"));
  try {
    const [large, small] = [path.join(folder, "500.xlsx"), path.join(folder, "1.xlsx")];
    writeFileSync(large, await filled(LINES));
    writeFileSync(small, await filled(1));
    const [value, baseline] = [seconds(large), seconds(small)];
    return {
      name: "Reading and checking a workbook of 500 lines, its process included",
      value,
      unit: "s of CPU",
      target: `< ${TARGET_SECONDS} s`,
      met: value < TARGET_SECONDS,
      detail: `${(value / baseline).toFixed(2)} × a workbook of one line (${baseline.toFixed(2)} s, mostly the start of the process)`,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
