import { accessibilityFaults } from "./accessibility-faults";
import { Colleague, invite, listening } from "./actors/colleague";
import { test as base, expect, watchConsole } from "./product";
import { unscoredFile } from "./selection-file";

/** A selection whose scoring is open. */
const test = base.extend({
  selectionId: async ({ stores }, use) => {
    await use(await stores(unscoredFile()));
  },
});

test("the lead asks a colleague to call a customer; the colleague writes it down on a phone, and the lead reads it", async ({
  browser,
  page,
  product,
  selectionId,
}) => {
  const ole = invite(product, selectionId, { name: "Ole Berg", groups: ["Chemistry"] });
  await page.goto(`/selections/${selectionId}/candidates`);
  await page.getByRole("link", { name: "Fjord IT A/S" }).first().click();
  await listening(page);
  const add = page.getByRole("button", { name: "Add reference" });
  await add.click();
  await page.getByLabel("Customer", { exact: true }).fill("Holm Logistik A/S");
  await page.getByLabel("Who makes the call").selectOption({ label: "Ole Berg" });
  const form = page.locator("form").filter({ has: page.getByLabel("Who makes the call") });
  await form.getByRole("button", { name: "Save", exact: true }).click();
  const entry = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("button", { name: "Edit: Holm Logistik A/S" }) });
  await expect(entry).toContainText("Ole Berg is asked to call");

  const colleague = await Colleague.at(browser, product, selectionId, ole);
  const watched = watchConsole(colleague.page);
  await colleague.declares();
  const phone = colleague.page;
  await colleague.button("All parts").click();
  await expect(phone.getByRole("heading", { name: "Calls you were asked to make" })).toBeVisible();
  await colleague.button("Write it down").click();
  await phone.getByLabel("How is the support?").fill("They answer within the hour.");
  await phone.getByLabel("Rating").selectOption({ index: 4 });
  await phone.getByLabel("Called on").fill("2026-11-10");
  expect(await accessibilityFaults(phone)).toEqual([]);
  await colleague.button("Save").click();
  await expect(phone.getByText(/^Called 10 November 2026, rated/)).toBeVisible();
  // Asked by whom, and who else was called, is not the colleague's.
  await expect(phone.getByText("Who makes the call")).toHaveCount(0);
  watched.check();
  await colleague.context.close();

  await page.reload();
  await expect(entry).toContainText("Ole Berg, 10 Nov 2026");
  await expect(entry).not.toContainText("is asked to call");
});
