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
