import { describe, expect, it } from "vitest";
import { faultsOfFile, importsOf } from "./walls";

const reasons = (file: string, source: string) => faultsOfFile(file, source).map((fault) => fault.reason);

describe("the walls of the house", () => {
  it("let each room import what is below it", () => {
    expect(reasons("app/page.tsx", 'import { a } from "@/lib/features/selection/loaders";')).toEqual([]);
    expect(reasons("lib/features/vendor/actions.ts", 'import { a } from "@/db/writes/vendor";')).toEqual([]);
    expect(reasons("db/queries/vendor.ts", 'import type { A } from "../../lib/domain/money";')).toEqual([]);
  });

  it("stop an import that points up or sideways", () => {
    expect(reasons("lib/domain/a.ts", 'import { b } from "../server/log";')).toHaveLength(1);
    expect(reasons("db/writes/a.ts", 'import { b } from "@/lib/server/access";')).toHaveLength(1);
    expect(reasons("components/a.tsx", 'import { b } from "@/lib/features/vendor/actions";')).toHaveLength(1);
    expect(reasons("app/a/page.tsx", 'import { b } from "@/db/queries/vendor";')).toHaveLength(1);
    expect(reasons("lib/formats/a.ts", 'export { b } from "@/db/queries/vendor";')).toHaveLength(1);
    expect(reasons("app/a/page.tsx", 'const b = await import("@/lib/server/log");')).toHaveLength(1);
    expect(reasons("lib/domain/a.ts", 'import {\n  b,\n  c,\n} from "@/db/queries/vendor";')).toHaveLength(1);
    expect(reasons("lib/domain/a.ts", 'import "@/db/queries/vendor";')).toHaveLength(1);
  });

  it("keep frameworks, clocks and dice out of the domain", () => {
    expect(reasons("lib/domain/a.ts", 'import { z } from "zod";')).toHaveLength(1);
    expect(reasons("lib/domain/a.ts", "const now = Date.now();")).toHaveLength(1);
    expect(reasons("lib/domain/a.ts", "const now = new Date();")).toHaveLength(1);
  });

  it("keep a package in the room it belongs to", () => {
    expect(reasons("lib/features/a/loaders.ts", 'import { eq } from "drizzle-orm";')).toHaveLength(1);
    expect(reasons("components/a.tsx", 'import { z } from "zod";')).toHaveLength(1);
    expect(reasons("lib/formats/a.ts", 'import { write } from "hucre";')).toEqual([]);
  });

  it("refuse vague names, stray feature files and the environment read in passing", () => {
    expect(reasons("lib/domain/utils.ts", "")).toHaveLength(1);
    expect(reasons("lib/features/a/definitions.ts", "")).toHaveLength(1);
    expect(reasons("lib/server/mail.ts", "process.env.HOME")).toHaveLength(1);
    expect(reasons("lib/server/env.ts", "process.env.HOME")).toEqual([]);
  });

  it("let tests and what tests share look anywhere, and nothing else look at them", () => {
    expect(reasons("lib/server/mail/a.test.ts", 'import { a } from "@/e2e/mail-sink";')).toEqual([]);
    expect(reasons("lib/server/testing/mail.ts", 'import { a } from "@/e2e/mail-sink";')).toEqual([]);
    expect(reasons("lib/server/mail/worker.ts", 'import { a } from "../testing/mail";')).toHaveLength(1);
    expect(reasons("db/writes/a.ts", 'import { a } from "@/db/testing/open-memory";')).toHaveLength(1);
    expect(reasons("lib/server/mail/a.ts", 'import { a } from "./b.test";')).toHaveLength(1);
  });

  it("read imports, not comments that speak of them", () => {
    expect(importsOf('// import { a } from "zod";\n/* from "x" */ const b = 1;')).toEqual([]);
    expect(importsOf('import type { A } from "./a";').map((found) => found.specifier)).toEqual(["./a"]);
    expect(importsOf('export const a = 1;\nimport b from "b";').map((found) => found.specifier)).toEqual([
      "b",
    ]);
  });
});
