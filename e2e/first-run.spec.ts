import { Lead, METTE } from "./actors/lead";
import { expect, SIGNED_OUT, startProduct, test, watchConsole } from "./product";

test.describe("the first run", () => {
  // A product of these tests' own: each goes on where the one before stopped.
  test.describe.configure({ mode: "serial" });
  test.use({ storageState: SIGNED_OUT });
  let own: Awaited<ReturnType<typeof startProduct>>;
  let lead: Lead;
  let watched: ReturnType<typeof watchConsole>;

  test.beforeAll(async ({ browser }) => {
    own = await startProduct();
    const context = await browser.newContext({ baseURL: own.url, locale: "en-GB" });
    const page = await context.newPage();
    watched = watchConsole(page);
    lead = new Lead(page);
  });
  test.afterEach(() => watched.check());
  test.afterAll(async () => {
    await lead.page.context().close();
    await own.stop();
  });

  test("one click loads the sample, and its comparison says who is cheapest like for like", async () => {
    await lead.looksAroundWithSample();
    await lead.goesTo("Compare");
    await lead.isTold(/Like for like, .+ is cheapest: [\d,]+/);
    await lead.isTold(/As quoted .+ looks cheapest/);
    await expect(lead.matrix()).toBeVisible();
  });

  test("a restart keeps the data and the session", async () => {
    const address = lead.page.url();
    const said = await lead.page.getByRole("region", { name: "What the comparison says" }).innerText();
    await lead.page.goto("about:blank");
    await own.restart();
    await lead.page.goto(address);
    await expect(lead.page.getByRole("region", { name: "What the comparison says" })).toHaveText(said, {
      useInnerText: true,
    });
  });

  test("a power cut keeps them too", async () => {
    const address = lead.page.url();
    await lead.page.goto("about:blank");
    await own.kill();
    await own.restart();
    await lead.page.goto(address);
    await lead.isTold(/Like for like, .+ is cheapest/);
  });

  test("starting for real is refused in words beside the fields until it is filled in", async () => {
    await lead.page.context().clearCookies();
    await lead.page.goto("/");
    await lead.fillsStartForm({ ...METTE, email: "mette", password: "short", organisation: "" });
    await expect(lead.field("Email")).toHaveAccessibleDescription(/Write an email address/);
    await expect(lead.field("Password")).toHaveAccessibleDescription(/at least 10 characters/i);
    await expect(lead.field("Organisation")).toHaveAccessibleDescription(/Fill this in/);
    await expect(lead.field("Your name")).toHaveValue(METTE.name);
  });

  test("whoever starts for real gets an organisation that begins empty", async () => {
    await lead.startsForReal(METTE);
    await lead.isTold("No selections yet");
    await expect(lead.page.getByText(METTE.organisation)).toBeVisible();
  });

  test("a wrong password and an unknown address are refused alike, and what was typed stays", async () => {
    await lead.signsOut();
    await lead.signsIn(METTE.email, "not the password");
    await lead.isTold("The address or the password is wrong.");
    await lead.signsIn("nobody@example.dk", METTE.password);
    await lead.isTold("The address or the password is wrong.");
    await expect(lead.field("Email")).toHaveValue("nobody@example.dk");
  });

  test("the right password leads back to where the reader was going", async () => {
    await lead.page.goto("/vendors");
    await expect(lead.page.getByRole("heading", { name: "Sign in" })).toBeVisible();
    await lead.signsIn(METTE.email, METTE.password);
    await expect(lead.page.getByRole("heading", { name: "Vendors", level: 1 })).toBeVisible();
  });

  test("once somebody has started for real, nobody else gets in without an account", async () => {
    await lead.signsOut();
    await lead.page.goto("/");
    await expect(lead.page.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
    await expect(lead.button("Look around with the sample")).toHaveCount(0);
    await expect(lead.button("Start for real")).toHaveCount(0);
  });

  test("after several wrong passwords further tries must wait, also after a restart", async () => {
    await lead.page.goto("/sign-in");
    for (let attempt = 0; attempt < 12; attempt += 1) {
      await lead.signsIn(METTE.email, `guess number ${attempt}`);
      await expect(lead.page.getByRole("alert").filter({ hasText: /wrong|Too many/ })).toBeVisible();
      if (await lead.page.getByText(/Too many tries/).isVisible()) break;
    }
    await lead.isTold(/Too many tries\. Wait/);
    await lead.page.goto("about:blank");
    await own.restart();
    await lead.page.goto("/sign-in");
    await lead.signsIn(METTE.email, METTE.password);
    await lead.isTold(/Too many tries\. Wait/);
  });

  test("health is answered while the database can be read and written", async ({ request }) => {
    const answer = await request.get(`${own.url}/api/health`);
    expect(answer.status()).toBe(200);
    expect(await answer.json()).toEqual({ status: "ok" });
  });
});
