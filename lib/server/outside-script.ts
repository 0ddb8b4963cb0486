import { existsSync } from "node:fs";
import path from "node:path";
import { env } from "./env";

/**
 * What to give Node so that it runs a script of `scripts/` as a process of its own: the one file that the build made of
 * it, or else its source, as while developing.
 *
 * `outsideScript("read-workbook.ts")` → `[".next/outside/read-workbook.mjs"]`
 */
export function outsideScript(script: string): readonly string[] {
  const { outsideFolder } = env();
  if (outsideFolder !== null) {
    const bundled = path.join(outsideFolder, script.replace(/\.ts$/, ".mjs"));
    if (existsSync(bundled)) return [bundled];
  }
  return ["--import", "tsx", path.join(/* turbopackIgnore: true */ process.cwd(), "scripts", script)];
}
