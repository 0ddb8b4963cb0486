import { gzipSync } from "node:zlib";
import type { Figure } from "./figure";
import { cpuTicks, residentMegabytes, type Served } from "./served";

const REQUESTS = 250;

/** Processor time of one page per request, in ticks. */
async function costOf(served: Served, address: string): Promise<number> {
  const ask = async () => {
    const answer = await fetch(served.url + address, { headers: { cookie: served.cookie } });
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
    await answer.arrayBuffer();
  };
  for (let warm = 0; warm < 40; warm += 1) await ask();
  const before = cpuTicks(served.process.pid ?? 0);
  for (let request = 0; request < REQUESTS; request += 1) await ask();
  return (cpuTicks(served.process.pid ?? 0) - before) / REQUESTS;
}

/** The comparison page of 500 services × 5 offers against an empty page made by the same build. */
export async function benchPage(served: Served): Promise<Figure[]> {
  const comparePage = `/selections/${served.selectionId}/compare`;
  const empty = await costOf(served, "/yardstick");
  const compare = await costOf(served, comparePage);
  const data = await costOf(served, `/api/selections/${served.selectionId}/comparison`);
  const memory = residentMegabytes(served.process.pid ?? 0);
  return [
    {
      name: "Comparison page, 500 × 5: server CPU per request",
      value: compare / empty,
      unit: "× an empty page",
      target: "≤ 4",
      met: compare / empty <= 4,
      detail: `the data behind it cost ${(data / empty).toFixed(1)} ×`,
    },
    {
      name: "Memory of the serving process after 500 and more comparison requests",
      value: memory,
      unit: "MB",
      target: "≤ 350",
      met: memory <= 350,
      detail: `${2 * REQUESTS + 80} requests for the page and its data`,
    },
  ];
}

/** Scripts fetched before the matrix can be used; those of the charts come after it. */
export async function benchScripts(served: Served): Promise<Figure> {
  const context = await served.browser.newContext({ locale: "en-GB" });
  await context.addCookies(cookiesOf(served));
  const page = await context.newPage();
  const sizes = new Map<string, number>();
  let usable = false;
  const reading: Promise<void>[] = [];
  page.on("response", (answer) => {
    if (usable || !/\.js(\?|$)/.test(answer.url())) return;
    reading.push(
      answer.body().then(
        (body) => {
          sizes.set(answer.url(), gzipSync(body).byteLength);
        },
        () => undefined,
      ),
    );
  });
  await page.goto(`${served.url}/selections/${served.selectionId}/compare`, { waitUntil: "commit" });
  await page
    .getByRole("button", { name: /Operation, 48 months/ })
    .first()
    .waitFor();
  usable = true;
  await Promise.all(reading);
  await context.close();
  const kilobytes = [...sizes.values()].reduce((sum, size) => sum + size, 0) / 1024;
  return {
    name: "JavaScript before the matrix can be used, compressed",
    value: kilobytes,
    unit: "KB",
    target: "≤ 250",
    met: kilobytes <= 250,
    detail: `${sizes.size} files`,
  };
}

export function cookiesOf(served: Served) {
  return served.cookie.split("; ").map((pair) => {
    const at = pair.indexOf("=");
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: served.url };
  });
}
