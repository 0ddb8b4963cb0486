import { ADDRESS, guessCodes, openAtOnce } from "../scripts/drill/code-guesses";
import { scoreInStorm } from "../scripts/drill/scoring-storm";
import { expect, startProduct, test } from "./product";

test("of many who score at once nobody loses an acknowledged score when the server is killed", async () => {
  test.slow();
  const product = await startProduct();
  try {
    const { acknowledged, lost, doubled } = await scoreInStorm(product, {
      evaluators: 50,
      kills: 3,
      longestMs: 1_500,
    });
    expect(acknowledged).toBeGreaterThan(0);
    expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
  } finally {
    await product.stop();
  }
});

test("a code opens one device of a hundred that use it at the same moment", async () => {
  const product = await startProduct();
  try {
    expect(await openAtOnce(product, 100)).toBe(1);
  } finally {
    await product.stop();
  }
});

test("of many guesses at a code from ever new addresses ten are looked at, across a restart", async () => {
  const product = await startProduct({ SHORTLIST_PROXY_HEADER: ADDRESS });
  try {
    const { evaluated, letIn } = await guessCodes(product, 300);
    expect({ evaluated, letIn }).toEqual({ evaluated: 10, letIn: 0 });
  } finally {
    await product.stop();
  }
});
