import { readFileSync } from "node:fs";
import { answerFromWorkbook } from "@/lib/formats/answer/answer-from-workbook";
import { readWorkbook } from "@/lib/formats/answer/read-workbook";
import { CONTEXT } from "@/lib/formats/answer/testing-workbook";

/** Reads one workbook as the product does, checks it, and prints the seconds of CPU that took from the process's start. */
const found = await readWorkbook(readFileSync(process.argv[2] ?? ""));
if (!found.ok || found.value.kind !== "ours") throw new Error("the workbook was not read");
const lines = found.value.workbook.sheets.flatMap(({ rows }) =>
  rows.map(({ id }) => ({
    ...{ id, kind: "service" as const, name: id, description: "", category: "", stage: null },
    ...{ driver: "users" as const, scope: "in_scope" as const },
  })),
);
const { answer } = answerFromWorkbook(found.value.workbook, { ...CONTEXT, lines });
const { user, system } = process.cpuUsage();
console.log(JSON.stringify({ priced: answer.cells.length, seconds: (user + system) / 1e6 }));
