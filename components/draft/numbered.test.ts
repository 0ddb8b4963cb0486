import { describe, expect, it } from "vitest";
import type { Outcome } from "@/lib/domain/outcome";
import { numbered } from "./numbered";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A server that answers what it is told to; an answer that is an error is lost on its way. */
function server(...answers: (Outcome<null> | Error)[]) {
  const numbers: string[] = [];
  const send = async ({ requestNumber = "" }: { name: string; requestNumber?: string }) => {
    numbers.push(requestNumber);
    const answer = answers.shift() ?? { ok: true as const, value: null };
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { numbers, create: numbered(`test ${Math.random()}`, send) };
}

describe("a numbered request", () => {
  it("keeps its number when its answer was lost", async () => {
    const { numbers, create } = server(new Error("gone"), { ok: false, code: "storage.unreachable" });
    await expect(create({ name: "Fjord IT" })).rejects.toThrow();
    await create({ name: "Fjord IT" });
    await create({ name: "Fjord IT" });
    expect(new Set(numbers).size).toBe(1);
    expect(numbers[0]).toMatch(UUID);
  });

  it("is a new wish once it was answered, whatever the answer", async () => {
    const { numbers, create } = server({ ok: true, value: null }, { ok: false, code: "vendor.number_taken" });
    for (let times = 0; times < 3; times++) await create({ name: "Fjord IT" });
    expect(new Set(numbers).size).toBe(3);
  });

  it("with another content is another wish", async () => {
    const { numbers, create } = server(new Error("gone"));
    await expect(create({ name: "Fjord IT" })).rejects.toThrow();
    await create({ name: "Fjord IT A/S" });
    expect(new Set(numbers).size).toBe(2);
  });
});
