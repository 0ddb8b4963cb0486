import { startProduct } from "../../e2e/product";
import { findPostgres } from "../steps/postgres.mjs";
import { ADDRESS, guessCodes, openAtOnce } from "./code-guesses";
import { crashDatabase } from "./database-crash";
import { holdOnFreshExamples } from "./fresh-examples";
import { findOffice } from "./office";
import { cutOpenings } from "./opening-cut";
import { cutPower } from "./power-cut";
import { roundTrip } from "./round-trip";
import { scoreInStorm } from "./scoring-storm";

/** The long form of what `npm test` does in short. One part only: npm run drill -- storm */

async function powerCuts(): Promise<boolean> {
  const result = await cutPower(100);
  console.log(
    `${result.cuts} power cuts while writing: ${result.acknowledged} writes acknowledged, ${result.lost} lost, ${result.damaged} doubled or damaged`,
  );
  return result.lost === 0 && result.damaged === 0 && result.acknowledged > 0;
}

/** Prices are opened a hundred times, by a process that is killed in the middle of it. */
async function openings(): Promise<boolean> {
  const { cuts, sealed, open, mixed, lost, stuck } = await cutOpenings(100, 600);
  console.log(
    `${cuts} openings of prices cut off: ${sealed} left all sealed, ${open} all open, ${mixed} mixed; ${lost} acknowledged and lost, ${stuck} not opened afterwards`,
  );
  return mixed === 0 && lost === 0 && stuck === 0 && sealed > 0;
}

/** Fifty evaluators at once against one server that is killed a hundred times. */
async function storms(): Promise<boolean> {
  const product = await startProduct();
  try {
    const { kills, acknowledged, lost, doubled } = await scoreInStorm(product, {
      evaluators: 50,
      kills: 100,
      longestMs: 1_500,
    });
    console.log(
      `50 evaluators, ${kills} kills: ${acknowledged} scores acknowledged, ${lost} lost, ${doubled} doubled`,
    );
    return lost === 0 && doubled === 0 && acknowledged > 0;
  } finally {
    await product.stop();
  }
}

/** Fifty evaluators on two web servers, whose PostgreSQL crashes thirty times. */
async function databaseCrashes(): Promise<boolean> {
  if (findPostgres() === null) {
    console.log("SKIPPED: crashes of the database (no PostgreSQL was found on this machine).");
    return true;
  }
  const { acknowledged, lost, doubled, broken } = await crashDatabase(30, 50);
  console.log(
    `50 evaluators on two servers, 30 crashes of PostgreSQL: ${acknowledged} scores acknowledged, ${lost} lost, ${doubled} doubled, the record's chain ${broken === null ? "whole" : `broken at ${broken}`}`,
  );
  return lost === 0 && doubled === 0 && broken === null && acknowledged > 0;
}

async function guesses(): Promise<boolean> {
  const product = await startProduct({ SHORTLIST_PROXY_HEADER: ADDRESS });
  const other = await startProduct();
  try {
    const { guesses, evaluated, letIn } = await guessCodes(product, 10_000);
    const opened = await openAtOnce(other, 100);
    console.log(
      `${guesses} guesses at a code from changing addresses: ${evaluated} looked at, ${letIn} let in; of 100 that use the right one at once ${opened} let in`,
    );
    return evaluated <= 10 && letIn === 0 && opened === 1;
  } finally {
    await product.stop();
    await other.stop();
  }
}

/** Two hundred offers, each typed by LibreOffice into an empty request, read, exported and read again. */
async function roundTrips(): Promise<boolean> {
  const office = findOffice();
  if (office === null) {
    console.log("SKIPPED: offers typed into requests by LibreOffice (none on this machine).");
    return true;
  }
  const { offers, equal, differences, typing } = await roundTrip(office, 200, Date.now() % 2_147_483_647);
  const { typed, lost, refused, taken } = typing;
  console.log(
    `${offers} offers typed into empty requests by LibreOffice, read, exported and read again: ${equal} equal to the cent and state; ${typed} cells typed, ${lost.length} did not take it; ${refused} locked cells tried and refused, ${taken.length} not`,
  );
  for (const difference of [...differences, ...lost.slice(0, 3), ...taken.slice(0, 3)])
    console.log(difference);
  return equal === offers && lost.length === 0 && taken.length === 0 && typed > 0 && refused > 0;
}

/** All the seeds are tried, also when one of them finds a fault. */
function properties(seeds: readonly string[]): boolean {
  const held =
    seeds.length > 0
      ? seeds.map((seed) => holdOnFreshExamples(Number(seed)))
      : Array.from({ length: 3 }, () => holdOnFreshExamples());
  return held.every(Boolean);
}

const [part, ...seeds] = process.argv.slice(2);
const parts: Readonly<Record<string, () => boolean | Promise<boolean>>> = {
  "power-cuts": powerCuts,
  opening: openings,
  storm: storms,
  database: databaseCrashes,
  guesses,
  "round-trip": roundTrips,
  properties: () => properties(seeds),
};
let held = true;
for (const [name, drill] of Object.entries(parts))
  if (part === undefined || part === name) held = (await drill()) && held;
process.exitCode = held ? 0 : 1;
