import { holdOnFreshExamples } from "./fresh-examples";
import { cutPower } from "./power-cut";

/** The long form of what `npm test` does in short. One part only: npm run drill -- properties [seed…] */

async function powerCuts(): Promise<boolean> {
  const result = await cutPower(100);
  console.log(
    `${result.cuts} power cuts while writing: ${result.acknowledged} writes acknowledged, ${result.lost} lost, ${result.damaged} doubled or damaged`,
  );
  return result.lost === 0 && result.damaged === 0 && result.acknowledged > 0;
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
const cutsHeld = part === undefined || part === "power-cuts" ? await powerCuts() : true;
const propertiesHeld = part === undefined || part === "properties" ? properties(seeds) : true;
process.exitCode = cutsHeld && propertiesHeld ? 0 : 1;
