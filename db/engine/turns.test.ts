import { describe, expect, it } from "vitest";
import { NamedTurns, Places, Turns } from "./turns";

/** Work that notes when it begins, and ends when told. */
function noted(log: string[], name: string) {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return {
    work: async () => {
      log.push(name);
      await ended;
    },
    end: () => end(),
  };
}

const aMoment = () => new Promise((resolve) => setImmediate(resolve));

describe("turns", () => {
  it("let one work after another, in the order they asked, also after a failure", async () => {
    const turns = new Turns();
    const log: number[] = [];
    const asked = [0, 1, 2].map((index) =>
      turns.take(async () => {
        log.push(index);
        await aMoment();
        if (index === 0) throw new Error("no");
      }),
    );
    expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual([
      "rejected",
      "fulfilled",
      "fulfilled",
    ]);
    expect(log).toEqual([0, 1, 2]);
  });

  it("let those who say so work beside each other, and nobody beside one who is alone", async () => {
    const turns = new NamedTurns();
    const log: string[] = [];
    const [a, b, alone, c] = ["a", "b", "alone", "c"].map((name) => noted(log, name));
    if (!a || !b || !alone || !c) throw new Error("four were made");
    const all = [
      turns.beside("sel_1", a.work),
      turns.beside("sel_1", b.work),
      turns.take("sel_1", alone.work),
      turns.beside("sel_1", c.work),
    ];
    await aMoment();
    expect(log).toEqual(["a", "b"]);
    a.end();
    await aMoment();
    expect(log).toEqual(["a", "b"]);
    b.end();
    await aMoment();
    expect(log).toEqual(["a", "b", "alone"]);
    alone.end();
    c.end();
    await Promise.all(all);
    expect(log).toEqual(["a", "b", "alone", "c"]);
  });

  it("are work for so many at once and no more, whatever becomes of them", async () => {
    const places = new Places(2);
    let atWork = 0;
    const most: number[] = [];
    const asked = Array.from({ length: 7 }, (_, index) =>
      places.take(async () => {
        most.push(++atWork);
        await aMoment();
        atWork -= 1;
        if (index % 2 === 0) throw new Error("no");
      }),
    );
    expect((await Promise.allSettled(asked)).filter(({ status }) => status === "rejected")).toHaveLength(4);
    expect([Math.max(...most), most.length, atWork]).toEqual([2, 7, 0]);
  });

  it("of different names do not wait for each other", async () => {
    const turns = new NamedTurns();
    const log: string[] = [];
    const one = noted(log, "one");
    const waiting = turns.take("sel_1", one.work);
    await turns.take("sel_2", async () => log.push("two"));
    expect(log).toEqual(["one", "two"]);
    one.end();
    await waiting;
  });
});
