import { existsSync, statSync } from "node:fs";
import { Lead, METTE } from "./actors/lead";
import { expect, SIGNED_OUT, startProduct, test, watchConsole } from "./product";
import { SAMPLE_PATH } from "./selection-file";

/** How much more the database's log may grow, in KiB: room for a few small writes, not for a selection. */
const ROOM = 64;

/** No file may grow beyond this many KiB, which is what a full disk looks like to a database. */
function limitOf(data: string): number {
  const log = `${data}/shortlist.sqlite-wal`;
  return ROOM + (existsSync(log) ? Math.ceil(statSync(log).size / 1024) : 0);
}

test.use({ storageState: SIGNED_OUT });

test("a full disk is said in words, what was typed stays, and it is stored once there is room", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const own = await startProduct();
  const context = await browser.newContext({ baseURL: own.url, locale: "en-GB" });
  const page = await context.newPage();
  const watched = watchConsole(page);
  const lead = new Lead(page);
  await lead.startsForReal(METTE);
  await page.goto("/vendors/new");
  await lead.field("Legal name").fill("Papirkurv ApS");
  await lead.button("Add the vendor").click();
  await page.getByRole("link", { name: "Papirkurv ApS" }).click();
  await expect(page.getByLabel("Notes")).toBeVisible();
  const address = page.url();

  await page.goto("about:blank");
  await own.restart(limitOf(own.data));
  // What reads the file must have arrived before one is given to it.
  await page.goto("/selections/import", { waitUntil: "networkidle" });
  await page.locator("input[type=file]").setInputFiles(SAMPLE_PATH);
  await lead.isTold(/The disk is full\. Nothing was saved/);
  await page.goto(address, { waitUntil: "networkidle" });
  const notes = page.getByLabel("Notes");
  const full = page.getByText("The disk is full. Nothing was saved; make room and try again.");
  let kept = "";
  let typed = "";
  for (let round = 1; round <= 40; round += 1) {
    typed = `Round ${round}.${" A note that needs room.".repeat(180)}`;
    await notes.fill(typed);
    await lead.button("Save").click();
    await expect(full.or(page.getByText("Papirkurv ApS is saved.")).first()).toBeVisible();
    if (await full.isVisible()) break;
    kept = typed;
    await page.reload({ waitUntil: "networkidle" });
  }
  await expect(full).toBeVisible();
  await expect(notes).toHaveValue(typed);

  await own.restart();
  const other = await context.newPage();
  await other.goto(address);
  await expect(other.getByLabel("Notes")).toHaveValue(kept);
  await other.close();
  await lead.button("Save").click();
  await lead.isTold("Papirkurv ApS is saved.");
  await page.reload();
  await expect(notes).toHaveValue(typed);

  watched.check();
  await context.close();
  await own.stop();
});
