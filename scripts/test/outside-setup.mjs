import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { bundleOutside } from "../steps/outside.mjs";

/** Before any test: what the server starts as processes of their own, bundled as the build does it. Once for all projects. */
export default function setup() {
  if (process.env.SHORTLIST_OUTSIDE) return undefined;
  const folder = mkdtempSync(path.join(tmpdir(), "shortlist-outside-"));
  process.env.SHORTLIST_OUTSIDE = folder;
  bundleOutside(folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
