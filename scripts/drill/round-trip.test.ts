import { expect, it } from "vitest";
import { findOffice } from "./office";
import { roundTrip } from "./round-trip";

const office = findOffice();
if (office === null)
  console.log("SKIPPED: offers typed into requests by LibreOffice (none on this machine).");

it.skipIf(office === null)(
  "an offer that LibreOffice types into the open cells of a request is read, exported and read to the cent and state",
  async () => {
    const { differences, equal, typing } = await roundTrip(office ?? "", 3, 20_261_122);
    expect(differences).toEqual([]);
    expect(equal).toBe(3);
    expect([typing.lost, typing.taken]).toEqual([[], []]);
    expect(typing.typed).toBeGreaterThan(100);
    expect(typing.refused).toBeGreaterThan(100);
  },
  240_000,
);
