import { expect, it } from "vitest";
import { findOffice, roundTrip } from "./round-trip";

const office = findOffice();
if (office === null)
  console.log("SKIPPED: requests saved anew by LibreOffice (none was found on this machine).");

it.skipIf(office === null)(
  "a filled request that LibreOffice has saved anew says the same, to the cent and state",
  async () => {
    const { differences, equal } = await roundTrip(office ?? "", 4, 20_261_122);
    expect(differences).toEqual([]);
    expect(equal).toBe(4);
  },
  180_000,
);
