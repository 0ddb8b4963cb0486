import { mkdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const scripts = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/** Scripts that the server starts as processes of their own, see lib/server/outside-script.ts. */
const OUTSIDE = ["read-workbook", "read-selection-file", "write-comparison"];

/** Puts each script into one file of plain JavaScript with all it needs: that starts five times as fast as the source. */
export function bundle(names, folder) {
  mkdirSync(folder, { recursive: true });
  buildSync({
    entryPoints: names.map((name) => path.join(scripts, `${name}.ts`)),
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    tsconfig: path.resolve(scripts, "..", "tsconfig.json"),
    // Some packages ask for their parts in the older way.
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
    logLevel: "warning",
  });
}

export const bundleOutside = (folder) => bundle(OUTSIDE, folder);

// Called by the build with the folder they go to.
if (process.argv[1] === fileURLToPath(import.meta.url) && process.argv[2]) bundleOutside(process.argv[2]);
