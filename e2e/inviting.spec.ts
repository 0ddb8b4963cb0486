import type { Browser, BrowserContextOptions } from "@playwright/test";
import { Guest, Inviting } from "./actors/inviting";
import { Lead } from "./actors/lead";
import { mailTo, startMailSink } from "./mail-sink";
import { expect, SIGNED_OUT, startProduct, test, watchConsole } from "./product";

const PHONE = { width: 390, height: 844 };

async function guestOn(
  browser: Browser,
  baseURL: string,
  options: BrowserContextOptions = {},
): Promise<Guest & { leaves(): Promise<void> }> {
  const context = await browser.newContext({
    baseURL,
    locale: "en-GB",
    storageState: SIGNED_OUT,
    ...options,
  });
  const page = await context.newPage();
  const watched = watchConsole(page);
  return Object.assign(new Guest(context, page), {
    leaves: async () => {
      watched.check();
      await context.close();
    },
  });
}

test("a colleague opens a personal link on a phone; another device needs the lead's word", async ({
  browser,
  page,
  product,
  selectionId,
}) => {
  const people = await Inviting.at(page, selectionId);
  await expect(page.getByText("Mail is not set up here.")).toBeVisible();
  const link = await people.invites("Kari Vold", "kari.vold@firma.example", "Evaluator");
  await expect(people.row("Kari Vold")).toContainText("Invited");

  const phone = await guestOn(browser, product.url, { viewport: PHONE });
  // A program that examines links in mail loads them, again and again.
  for (let times = 0; times < 3; times += 1) await phone.context.request.get(link);
  await phone.looksAt(link);
  await expect(phone.page.getByRole("heading", { name: "Kari Vold, your view is wanted" })).toBeVisible();
  await expect(phone.page.getByText("k•••@firma.example")).toBeVisible();
  expect(await phone.page.evaluate(() => document.cookie)).toBe("");
  await phone.opens("Start scoring", new RegExp(`/score/${selectionId}`));
  const cookies = await phone.context.cookies();
  expect(cookies.find(({ name }) => name === `shortlist_guest_${selectionId}`)).toMatchObject({
    httpOnly: true,
    sameSite: "Lax",
    path: "/",
  });
  // What is not an evaluator's answers as if it were not there.
  const answer = await phone.page.goto(`/selections/${selectionId}/scoring/people`);
  expect(answer?.status()).toBe(404);

  const laptop = await guestOn(browser, product.url);
  await laptop.looksAt(link);
  await expect(laptop.page.getByRole("heading", { name: "Opened on another device" })).toBeVisible();
  await expect(laptop.page.getByText("ask Mette Holm to allow this device")).toBeVisible();
  await page.reload();
  await expect(people.row("Kari Vold")).toContainText("Opened");
  await people.does("Allow another device", "Kari Vold");
  await expect(page.getByText(/Kari Vold may open the link on one more device until/)).toBeVisible();
  await laptop.looksAt(link);
  await laptop.opens("Start scoring", new RegExp(`/score/${selectionId}`));

  const third = await guestOn(browser, product.url);
  await third.looksAt(link);
  await expect(third.page.getByRole("heading", { name: "Opened on another device" })).toBeVisible();

  await people.does("Put out", "Kari Vold");
  await people.dialog.getByRole("button", { name: "Put out" }).click();
  await expect(people.row("Kari Vold")).toContainText("Out");
  expect((await phone.page.goto(`/score/${selectionId}`))?.status()).toBe(404);
  await third.looksAt(link);
  await expect(third.page.getByRole("heading", { name: "This link has been withdrawn" })).toBeVisible();
  for (const guest of [phone, laptop, third]) await guest.leaves();
});

test("a pasted list invites whom it can, and says of every other entry why not", async ({
  page,
  selectionId,
}) => {
  const people = await Inviting.at(page, selectionId);
  await people.invites("Anna Bo", "anna@list.example", "Observer");
  await people.opens("Paste a list");
  await people.dialog
    .getByLabel("Addresses")
    .fill("Bo Berg <bo@list.example>\ncarl@list.example; bo@list.example\nnobody\nanna@list.example, d@d");
  await expect(people.dialog.getByText("2 people to invite")).toBeVisible();
  await expect(people.dialog.getByText("4 entries are left out")).toBeVisible();
  await expect(people.dialog.getByText("This address stands in the list already.")).toBeVisible();
  await people.dialog.getByRole("button", { name: "Invite 2 people" }).click();
  await expect(people.dialog.getByLabel("Link of Bo Berg", { exact: true })).toHaveValue(
    /\/invited\/[\w-]{43}$/,
  );
  await expect(people.dialog.getByLabel("Link of Carl", { exact: true })).toHaveValue(/\/invited\//);
  await people.dialog.getByRole("button", { name: "Done" }).click();
  await expect(people.row("Bo Berg")).toContainText("Evaluator");
  await people.fills("Bo again", "BO@list.example", "Evaluator");
  await expect(people.dialog.getByText("Somebody with this address takes part already.")).toBeVisible();
});

test("an observer follows the selection as a guest, and no other", async ({
  browser,
  page,
  product,
  selectionId,
  house,
}) => {
  const people = await Inviting.at(page, selectionId);
  const link = await people.invites("Otto Ser", "otto@firma.example", "Observer");
  const guest = await guestOn(browser, product.url);
  await guest.looksAt(link);
  await guest.opens("Look inside", new RegExp(`/selections/${selectionId}$`));
  await expect(guest.page.getByRole("navigation", { name: "The road of this selection" })).toBeVisible();
  await expect(guest.page.getByRole("banner").getByText("Vestkyst Maskiner")).toBeVisible();
  await guest.page.getByRole("link", { name: "Shortlist, front page" }).click();
  await expect(guest.page).toHaveURL(new RegExp(`/selections/${selectionId}$`));
  for (const other of [house.guestSelection, "sel_00000000000000000000"])
    expect((await guest.page.goto(`/selections/${other}`))?.status()).toBe(404);
  await guest.page.goto(`/selections/${selectionId}`);
  await guest.page.getByRole("button", { name: "You are a guest: Otto Ser" }).click();
  await guest.page.getByRole("menuitem", { name: "Leave on this device" }).click();
  await expect(guest.page).toHaveURL(/\/$|\/sign-in/);
  expect((await guest.page.goto(`/selections/${selectionId}`))?.status()).toBe(404);
  await guest.leaves();
});

test("a co-lead makes an account with the link; somebody else signed in is told and uses nothing up", async ({
  browser,
  page,
  product,
  selectionId,
}) => {
  const people = await Inviting.at(page, selectionId);
  const link = await people.invites("Lars Lund", "lars.lund@firma.example", "Lead");
  const other = await guestOn(browser, product.url);
  await other.looksAt(link);
  await expect(other.page.getByRole("heading", { name: "Your account" })).toBeVisible();
  await expect(async () => {
    await other.page.getByLabel("Password", { exact: true }).fill("kort");
    await other.page.getByRole("button", { name: "Make the account and open" }).click();
    await expect(other.page.getByText(/at least 10/i).last()).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await other.page.getByLabel("Password", { exact: true }).fill("en lang sætning til Lars");
  await other.page.getByRole("button", { name: "Make the account and open" }).click();
  await expect(other.page).toHaveURL(new RegExp(`/selections/${selectionId}$`));
  await other.page.goto(`/selections/${selectionId}/scoring/people`);
  await expect(other.page.getByRole("row").filter({ hasText: "Lars Lund" })).toContainText("you");

  // Lars is somebody else to the next one's link.
  const peopleAgain = await Inviting.at(page, selectionId);
  const nextLink = await peopleAgain.invites("Karen Krogh", "karen.krogh@firma.example", "Lead");
  await other.looksAt(nextLink);
  await expect(other.page.getByRole("heading", { name: "You are signed in as somebody else" })).toBeVisible();
  await other.page.getByRole("button", { name: "Sign out and go on" }).click();
  await expect(other.page.getByRole("heading", { name: "Your account" })).toBeVisible();
  await other.leaves();

  const again = await guestOn(browser, product.url);
  await again.looksAt(link);
  await expect(again.page.getByRole("heading", { name: "Sign in to go on" })).toBeVisible();
  await again.looksAt(nextLink);
  await expect(again.page.getByRole("heading", { name: "Your account" })).toBeVisible();
  await again.leaves();
});

test("links that open nothing say so in the reader's language, and what to do", async ({
  browser,
  page,
  product,
  selectionId,
}) => {
  const people = await Inviting.at(page, selectionId);
  const link = await people.invites("Nina Ny", "nina@firma.example", "Evaluator");
  await people.does("Make a new link", "Nina Ny");
  await expect(people.dialog.getByLabel("Link of Nina Ny", { exact: true })).toBeVisible();
  const guest = await guestOn(browser, product.url, { locale: "da-DK" });
  await guest.looksAt(link);
  await expect(guest.page.getByRole("heading", { name: "Der er et nyere link" })).toBeVisible();
  await expect(guest.page.getByText("bed Mette Holm om den")).toBeVisible();
  await guest.looksAt(link.slice(0, -4));
  await expect(guest.page.getByRole("heading", { name: "Linket kendes ikke her" })).toBeVisible();
  await expect(guest.page.getByText("Mette")).toHaveCount(0);
  const answer = await guest.context.request.get(link);
  expect(answer.headers()["referrer-policy"]).toBe("no-referrer");
  await guest.leaves();
});

test("with mail the link and the code for a second device come by mail", async ({ browser }) => {
  const sink = await startMailSink();
  const product = await startProduct(mailTo(sink));
  const context = await browser.newContext({
    baseURL: product.url,
    locale: "en-GB",
    storageState: SIGNED_OUT,
  });
  const lead = new Lead(await context.newPage());
  await lead.startsForReal({
    name: "Lone Leder",
    email: "lone@firma.example",
    password: "en kort sætning",
    organisation: "Firma",
  });
  const selectionId = await lead.createsSelection({ name: "Drift og hosting", template: /^Full/ });
  const people = await Inviting.at(lead.page, selectionId);
  await people.fills("Per Post", "per@firma.example", "Evaluator");
  await expect(people.dialog.getByText(/The mail is on its way/)).toBeVisible();
  const link = await sink.linkFor("per@firma.example");

  const first = await guestOn(browser, product.url);
  await first.looksAt(link);
  await first.opens("Start scoring", new RegExp(`/score/${selectionId}`));
  const second = await guestOn(browser, product.url, { viewport: PHONE });
  await second.looksAt(link);
  await expect(async () => {
    const field = second.page.getByLabel("Code", { exact: true });
    if (!(await field.isVisible()))
      await second.page.getByRole("button", { name: "Send me a code" }).click({ timeout: 2_000 });
    await expect(field).toBeVisible({ timeout: 6_000 });
  }).toPass();
  const code = await sink.codeFor("per@firma.example");
  await second.page.getByLabel("Code", { exact: true }).fill(code.startsWith("0") ? "11111111" : "00000000");
  await second.page.getByRole("button", { name: "Open", exact: true }).click();
  await expect(second.page.getByText("This code is wrong, used or too old.")).toBeVisible();
  await second.page.getByLabel("Code", { exact: true }).fill(code);
  await second.page.getByRole("button", { name: "Open", exact: true }).click();
  await expect(second.page).toHaveURL(new RegExp(`/score/${selectionId}`));
  for (const guest of [first, second]) await guest.leaves();
  await context.close();
  await product.stop();
  await sink.stop();
});
