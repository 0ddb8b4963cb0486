import { type Figure, median } from "./figure";
import { cookiesOf } from "./page";
import type { Served } from "./served";

const FRAME = 16;
const STEPS = 40;

/** Every step of a weight's slider on the large selection, in script time of the browser's main thread. */
export async function benchSlider(served: Served): Promise<Figure> {
  const context = await served.browser.newContext({
    locale: "en-GB",
    viewport: { width: 1440, height: 900 },
  });
  await context.addCookies(cookiesOf(served));
  const page = await context.newPage();
  await page.goto(`${served.url}/selections/${served.selectionId}/compare`);
  await page.getByRole("button", { name: "Try other weights" }).click();
  const slider = page.getByRole("slider").first();
  await slider.focus();
  const session = await context.newCDPSession(page);
  // Time on the thread itself: what other programs do meanwhile is not counted.
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const scripting = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return (metrics.find((metric) => metric.name === "ScriptDuration")?.value ?? 0) * 1000;
  };
  for (let warm = 0; warm < 10; warm += 1) await page.keyboard.press("ArrowRight");
  const times: number[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    const before = await scripting();
    await page.keyboard.press(step % 2 === 0 ? "ArrowRight" : "PageDown");
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    times.push((await scripting()) - before);
  }
  await context.close();
  const worst = Math.max(...times);
  return {
    name: "Weight slider, 500 × 5 with 100 criteria: slowest of 40 steps",
    value: worst / FRAME,
    unit: "of a 16 ms frame, script time",
    target: "≤ 1",
    met: worst <= FRAME,
    detail: `median ${(median(times) / FRAME).toFixed(2)} of a frame`,
  };
}
