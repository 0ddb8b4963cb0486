import { expect, it } from "vitest";
import { cutOpenings } from "./opening-cut";

it("leaves all prices sealed or all open when the process that opens them is killed, and opens them then", async () => {
  const { sealed, open, ...faults } = await cutOpenings(3, 60);
  expect(sealed + open).toBe(3);
  expect(faults).toEqual({ cuts: 3, mixed: 0, lost: 0, stuck: 0 });
}, 120_000);
