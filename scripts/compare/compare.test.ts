import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kr } from "@/lib/domain/comparison/testing";
import { bundle } from "../steps/outside.mjs";
import { readOptions } from "./options";

const SAMPLE = "lib/formats/sample/hansen-maskinfabrik.json";
const folder = mkdtempSync(path.join(tmpdir(), "shortlist-compare-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function node(...args: string[]): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  return { code: status, out: stdout, err: stderr };
}

// From one file, which starts much sooner; the first test starts it as `npm run compare` does.
beforeAll(() => bundle(["compare"], folder));
const run = (...args: string[]): Run => node(path.join(folder, "compare.mjs"), ...args);

interface Printed {
  candidates: {
    letter: string;
    levelled: { total: number };
    rankLevelled: number | null;
    cumulativeCost: number[];
  }[];
}

function json(...args: string[]): Printed {
  const { code, out, err } = run(SAMPLE, "--format", "json", "--today", "2026-11-16", ...args);
  expect(err).toBe("");
  expect(code).toBe(0);
  return JSON.parse(out);
}

describe("the comparison on the command line", () => {
  it("has the numbers of the sample's story", () => {
    const { candidates } = json();
    expect(candidates.map((each) => each.rankLevelled)).toEqual([2, 1, null, null]);
    expect(candidates[1]?.levelled.total).toBe(kr(9_393_760));
    expect(candidates[1]?.cumulativeCost.at(-1)).toBe(kr(9_393_760));
    const onTypeOne = json("--basis", "1").candidates;
    expect(onTypeOne.map((each) => each.rankLevelled)).toEqual([null, 1, 2, null]);
    const smaller = json("--basis=1", "--horizon", "12", "--quantities", "0.5").candidates;
    expect(smaller[1]?.levelled.total).toBeLessThan(onTypeOne[1]?.levelled.total ?? 0);
  }, 60_000);

  it("prints a table, in the language asked for", () => {
    const { code, out } = node(
      ...["--import", "tsx", "scripts/compare.ts"],
      ...[SAMPLE, "--lang", "da", "--today", "2026-11-16"],
    );
    expect(code).toBe(0);
    expect(out).toContain("9.393.760");
    expect(out).toContain("Sammenlignelig total");
    expect(out).toContain("ikke sammenlignelig");
  }, 30_000);

  it("writes CSV and a workbook, and never over a file that is there", async () => {
    const csv = run(SAMPLE, "--format", "csv", "--today", "2026-11-16");
    expect(csv.out).toContain("9393760.00");
    const file = path.join(folder, "sample.xlsx");
    expect(run(SAMPLE, "--format", "xlsx", "--out", file).code).toBe(0);
    const workbook = await readXlsx(readFileSync(file));
    expect(workbook.sheets[0]?.rows.flat()).toContain(9_393_760);
    const again = run(SAMPLE, "--format", "csv", "--out", file);
    expect(again.code).toBe(2);
    expect(again.err).toContain("EEXIST");
  }, 60_000);

  it("ends with 2 and the path of each fault when the file is bad", () => {
    const file = path.join(folder, "bad.json");
    const bad = readFileSync(SAMPLE, "utf8").replace(
      '"registrationNumber": "99000015"',
      '"registrationNumber": "99000016"',
    );
    writeFileSync(file, bad.replace('"lineId": "virtual_servers"', '"lineId": "nothing"'));
    const { code, out, err } = run(file);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("candidates[0].vendor.registrationNumber: The digits do not fit together");
    expect(err).toContain("offers[0].cells[0].lineId: Nothing in the file is called nothing.");
    writeFileSync(file, "not json");
    expect(run(file)).toMatchObject({ code: 2, out: "" });
    expect(run(path.join(folder, "absent.json")).err).toContain("ENOENT");
  }, 60_000);

  it("ends with 2 and says how when it is asked wrongly", () => {
    const { code, out, err } = run(SAMPLE, "--basis", "4");
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("--basis is 1, 2 or 3");
    expect(err).toContain("--horizon N");
  }, 30_000);

  it.each([
    [[], "Name one selection file"],
    [[SAMPLE, SAMPLE], "Name one selection file"],
    [[SAMPLE, "--horizon", "6"], "--horizon"],
    [[SAMPLE, "--quantities", "2"], "--quantities"],
    [[SAMPLE, "--format", "pdf"], "--format is one of"],
    [[SAMPLE, "--lang", "sv"], "--lang"],
    [[SAMPLE, "--today", "2026-02-30"], "--today"],
    [[SAMPLE, "--colour", "red"], "no option --colour"],
    [[SAMPLE, "--basis"], "--basis needs a value"],
    [[SAMPLE, "--basis", "1", "--basis", "2"], "--basis is given twice"],
  ])("refuses %j", (args, words) => {
    expect(readOptions(args)).toMatchObject({ ok: false, problem: expect.stringContaining(words) });
  });

  it("reads volumes as a factor with a point or a comma", () => {
    for (const [text, volumePercent] of [
      ["1.5", 150],
      ["0,75", 75],
      ["1", 100],
    ] as const)
      expect(readOptions([SAMPLE, "--quantities", text])).toMatchObject({ options: { volumePercent } });
  });
});
