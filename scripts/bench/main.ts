import { benchEngines } from "./engines";
import type { Figure } from "./figure";
import { benchNeighbours } from "./neighbours";
import { benchPage, benchScripts } from "./page";
import { benchProgress } from "./progress";
import { benchReading } from "./reading";
import { benchPlugs, benchRecompute } from "./recompute";
import { type Served, serveLarge } from "./served";
import { benchSlider } from "./slider";
import { benchWorkbook } from "./workbook";

/** Measures what the product promises of speed and size, as ratios within this run; fails when one is not met. */
const only = process.argv[2];
const postgres = process.env.BENCH_DATABASE_URL ?? "";
const figures: Figure[] = [];
const wants = (part: string): boolean => only === undefined || only === part;
/** One part on a server that nothing else has warmed or filled. */
async function onItsOwnServer(part: (served: Served) => Promise<Figure[]>): Promise<Figure[]> {
  const served = await serveLarge();
  try {
    return await part(served);
  } finally {
    await served.stop();
  }
}

if (wants("reading")) figures.push(await benchReading());
if (wants("workbook")) figures.push(...(await benchWorkbook()));
if (wants("pages")) figures.push(benchRecompute(), benchPlugs());
if (wants("neighbours")) figures.push(...(await onItsOwnServer(benchNeighbours)));
if (wants("pages"))
  figures.push(
    ...(await onItsOwnServer(async (served) => [
      await benchScripts(served),
      await benchSlider(served),
      ...(await benchPage(served)),
      await benchProgress(served),
    ])),
  );
if (only !== undefined) console.log(`Only ${only}.`);
if (wants("engines")) {
  if (postgres !== "") figures.push(...(await benchEngines(postgres)));
  else console.log("SKIPPED: the figures on PostgreSQL (none was found on this machine).");
}
console.log("\n| figure | measured | target | |\n|---|---|---|---|");
for (const figure of figures) {
  const value = figure.value >= 100 ? figure.value.toFixed(0) : figure.value.toFixed(2);
  console.log(
    `| ${figure.name} | ${value} ${figure.unit} | ${figure.target} | ${figure.met ? "met" : "NOT MET"}; ${figure.detail} |`,
  );
}
process.exitCode = figures.every((figure) => figure.met) ? 0 : 1;
