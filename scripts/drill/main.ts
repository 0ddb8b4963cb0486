import { cutPower } from "./power-cut";

/** The long form of what `npm test` does in short. */
const result = await cutPower(100);
console.log(
  `${result.cuts} power cuts while writing: ${result.acknowledged} writes acknowledged, ${result.lost} lost, ${result.damaged} doubled or damaged`,
);
process.exitCode = result.lost === 0 && result.damaged === 0 && result.acknowledged > 0 ? 0 : 1;
