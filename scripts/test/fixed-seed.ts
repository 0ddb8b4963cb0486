import fc from "fast-check";

/**
 * Property tests draw the same examples on every run, so that a failure is of the change at hand and comes again.
 * `npm run drill` draws fresh ones, and more of them.
 */
const { PROPERTY_SEED, PROPERTY_RUNS, PROPERTY_MS } = process.env;

fc.configureGlobal({
  seed: Number(PROPERTY_SEED ?? 20_261_122),
  ...(PROPERTY_RUNS === undefined ? {} : { numRuns: Number(PROPERTY_RUNS) }),
  // Where an example is dear, as many as there is time for.
  ...(PROPERTY_MS === undefined ? {} : { interruptAfterTimeLimit: Number(PROPERTY_MS) }),
});
