import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Lead } from "./actors/lead";
import { freePort, mailTo, startMailSink } from "./mail-sink";
import { expect, SIGNED_OUT, startProduct, test, watchConsole } from "./product";
import { importFile, sampleFile } from "./selection-file";

const TRY_AGAIN = "Try again now";

/** Everything below a product's data folder, as text: what somebody who copies the folder could search. */
function everythingIn(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), "latin1"))
    .join("\n");
}

test("an invitation outlives a mail server that is down and a restart, and the lead is told why", async ({
  browser,
}) => {
  // Serves a product of its own, twice.
  test.slow();
  const port = await freePort();
  const product = await startProduct(mailTo({ url: `smtp://127.0.0.1:${port}` }));
  const context = await browser.newContext({
    baseURL: product.url,
    locale: "en-GB",
    storageState: SIGNED_OUT,
  });
  const page = await context.newPage();
  const watched = watchConsole(page);
  const lead = new Lead(page);
  await lead.startsForReal({
    name: "Pia Post",
    email: "pia@post.example",
    password: "en lang sætning til Pia",
    organisation: "Posthuset",
  });
  const selectionId = await importFile(page.request, sampleFile());
  const dialog = page.getByRole("dialog");
  const invites = async (name: string, email: string) => {
    await page.goto(`/selections/${selectionId}/scoring/people`);
    await expect(async () => {
      // On a slow machine the dialog may have come after all, and then hides the button from us.
      if (!(await dialog.isVisible()))
        await page.getByRole("button", { name: "Invite somebody" }).first().click({ timeout: 2_000 });
      await expect(dialog).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await dialog.getByLabel("Name", { exact: true }).fill(name);
    await dialog.getByLabel("Address").fill(email);
    await dialog.getByRole("button", { name: "Invite", exact: true }).click();
    await expect(dialog.getByLabel(`Link of ${name}`, { exact: true })).toBeVisible();
    await dialog.getByRole("button", { name: "Done" }).click();
  };
  const isTold = async (sentence: string) =>
    expect(async () => {
      await page.goto(`/selections/${selectionId}`);
      await expect(page.getByText(sentence)).toBeVisible({ timeout: 1_000 });
    }).toPass();

  await invites("Søren Åby", "soren@post.example");
  await isTold("Invitation to Søren Åby");
  await expect(page.getByText("The mail server does not answer.")).toBeVisible();
  // A page that is open asks for news, and would find nobody.
  await page.goto("about:blank");
  await product.restart();

  const sink = await startMailSink({ port, refuse: (to) => (to === "gone@post.example" ? 550 : null) });
  await page.goto(`/selections/${selectionId}/scoring/people`);
  await expect(page.getByText("Invitation to Søren Åby")).toBeVisible();
  await expect(async () => {
    await lead.button(TRY_AGAIN).click({ timeout: 1_000 });
    await sink.newest("soren@post.example");
  }).toPass();
  const link = await sink.linkFor("soren@post.example");
  expect(link.startsWith(product.url)).toBe(true);

  await invites("Gitte Gone", "gone@post.example");
  await isTold("The address is refused: check how it is spelled.");
  await expect(page.getByText("Invitation to Søren Åby")).toHaveCount(0);
  expect(sink.list("soren@post.example")).toHaveLength(1);

  const guest = await browser.newContext({ locale: "en-GB", storageState: SIGNED_OUT });
  const guestPage = await guest.newPage();
  await guestPage.goto(link);
  await expect(guestPage.getByRole("heading", { name: "Søren Åby, your view is wanted" })).toBeVisible();
  const token = link.slice(link.lastIndexOf("/") + 1);
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(everythingIn(product.data)).not.toContain(token);

  watched.check();
  await guest.close();
  await context.close();
  await product.stop();
  await sink.stop();
});
