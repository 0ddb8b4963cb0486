import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const APP = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../app");

/** An address that the product answers, as the folders under app/ say. */
export interface Route {
  /** "/selections/[selectionId]/offers" */
  readonly pattern: string;
  readonly kind: "page" | "api";
  /** What it may be asked with. */
  readonly methods: readonly string[];
}

/** Every page and every route handler. Read from the folders, so that a new one cannot be forgotten. */
export function allRoutes(): Route[] {
  const found: Route[] = [];
  for (const entry of readdirSync(APP, { recursive: true, withFileTypes: true })) {
    const isPage = entry.name === "page.tsx";
    if (!isPage && entry.name !== "route.ts") continue;
    const folder = path.relative(APP, entry.parentPath).split(path.sep).join("/");
    const pattern = `/${folder}`.replace(/\/\([^)]+\)/g, "");
    const source = isPage ? "" : readFileSync(path.join(entry.parentPath, entry.name), "utf8");
    const methods = isPage
      ? ["GET"]
      : [...source.matchAll(/export (?:async )?(?:function|const) (GET|POST|PUT|PATCH|DELETE)\b/g)].flatMap(
          ([, method]) => (method ? [method] : []),
        );
    found.push({ pattern, kind: isPage ? "page" : "api", methods });
  }
  return found.sort((a, b) => a.pattern.localeCompare(b.pattern));
}

/** The address with its places filled; null when a place is not among `values`. */
export function addressOf(pattern: string, values: Readonly<Record<string, string>>): string | null {
  let isKnown = true;
  const address = pattern.replace(/\[(?:\.\.\.)?([^\]]+)\]/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) isKnown = false;
    return value ?? "";
  });
  return isKnown ? address : null;
}
