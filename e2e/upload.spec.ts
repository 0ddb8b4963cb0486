import type { Page } from "@playwright/test";
import Database from "better-sqlite3";
import { writeXlsx } from "hucre/xlsx";
import { type FilledSheet, workbookOf } from "../lib/formats/answer/testing-workbook";
import { accessibilityFaults, coloursSettle } from "./accessibility-faults";
import { expect, type Product, test } from "./product";

/** A lead uploads what a vendor sent, looks at it, mends a cell and accepts it. */

interface Asked {
  readonly candidateId: string;
  readonly name: string;
  readonly lines: readonly { readonly id: string; readonly name: string }[];
}

function inDatabase<Value>(product: Product, work: (database: Database.Database) => Value): Value {
  const database = new Database(`${product.data}/shortlist.sqlite`);
  try {
    return work(database);
  } finally {
    database.close();
  }
}

const words = (row: unknown, key: string): string =>
  typeof row === "object" && row !== null ? String(new Map(Object.entries(row)).get(key) ?? "") : "";

/** A candidate of the selection with the services it is asked to price. */
function asked(product: Product, selectionId: string): Asked {
  return inDatabase(product, (database) => {
    const candidate = database
      .prepare(
        "select candidate.id as id, legal_name as name from candidate join vendor on vendor.id = vendor_id where selection_id = ? and letter = 'A'",
      )
      .get(selectionId);
    const lines = database
      .prepare(
        "select id, name from catalogue_line where selection_id = ? and kind = 'service' order by position",
      )
      .all(selectionId);
    return {
      candidateId: words(candidate, "id"),
      name: words(candidate, "name"),
      lines: lines.map((row) => ({ id: words(row, "id"), name: words(row, "name") })),
    };
  });
}

async function expectAccessible(page: Page): Promise<void> {
  await coloursSettle(page);
  expect(await accessibilityFaults(page)).toEqual([]);
}

async function workbook({ candidateId, lines }: Asked, selectionId: string, first: string): Promise<Buffer> {
  const services: FilledSheet = {
    kind: "services",
    name: "Our prices",
    rows: lines.map(({ id, name }, index) => [
      id,
      { name, unitPrice: index === 0 ? first : 71_390 + index, period: "month", driver: "users" },
    ]),
  };
  // Beside the lines: a price without its unit, a stated total in words, a row nobody asked for.
  const others: readonly FilledSheet[] = [
    { kind: "pricelist", rows: [["new:1", { name: "Consultant", unitPrice: 900, period: "once" }]] },
    { kind: "terms", rows: [["statedTotal", { value: "to be agreed" }]] },
    { kind: "bundles", rows: [["", { name: "All at once" }]] },
  ];
  return workbookOf([services, ...others], { selectionId, candidateId, locale: "en" }, []);
}

test("a filled workbook is looked at, mended and accepted, and known when it comes again", async ({
  lead: _lead,
  page,
  product,
  selectionId,
}) => {
  const request = asked(product, selectionId);
  const buffer = await workbook(request, selectionId, "about 150");
  const file = { name: "offer.xlsx", mimeType: "application/octet-stream", buffer };
  const base = `/selections/${selectionId}/offers/upload`;
  await page.goto(base);
  await expect(page.getByText("No upload waits.")).toBeVisible();
  await page.waitForLoadState("networkidle");
  await page.locator("input[type=file]").setInputFiles(file);
  await expect(page).toHaveURL(/draft=drf_/, { timeout: 30_000 });
  await expect(page.getByText("This is not a number.").first()).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Our prices, E3" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Accept as version/ })).toBeDisabled();

  await expectAccessible(page);

  // Mended in its place, as the vendor meant it.
  const finding = (text: string) => page.getByRole("listitem").filter({ hasText: text });
  const dialog = page.getByRole("dialog");
  const mends = async (text: string, how: () => Promise<void>) => {
    await finding(text).getByRole("button", { name: "Mend" }).first().click();
    await expect(dialog).toBeVisible();
    await how();
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toBeHidden();
    await expect(
      finding(text)
        .getByText(/^Mended by /)
        .first(),
    ).toBeVisible();
  };
  await mends("does not say its unit", async () => {
    await expect(dialog.getByLabel("Name")).toHaveValue("Consultant");
    await expect(dialog.getByText("does not say its unit")).toBeVisible();
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog.getByText("Fill this in.")).toBeVisible();
    await expectAccessible(page);
    await dialog.getByLabel("Per", { exact: true }).selectOption("fixed");
  });
  await mends("Total stated by the vendor", async () => {
    const total = dialog.getByLabel("Total stated by the vendor");
    await total.fill("about a million");
    await dialog.getByRole("button", { name: "Save" }).click();
    // What cannot be read is not sent, and not lost.
    await expect(total).toHaveValue("about a million");
    await expect(total).toBeFocused();
    await total.fill("1,000,000");
  });
  await page
    .getByRole("listitem")
    .filter({ hasText: "Our prices, E3" })
    .getByRole("button", { name: "Mend" })
    .click();
  await expect(dialog.getByText("about 150")).toBeVisible();
  await expect(dialog.getByLabel("State")).toHaveValue("priced");
  await expect(dialog.getByText("This is not a number.")).toBeVisible();
  await dialog.getByLabel("Unit price").fill("150");
  await dialog.getByLabel("Unit price").blur();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/^Mended by /)).toHaveCount(3);
  await page
    .getByRole("button", { name: /^Leave/ })
    .last()
    .click();
  await page.getByRole("dialog").getByLabel("Why").fill("The vendor sends them on Friday");
  await page.getByRole("dialog").getByRole("button", { name: "Leave it" }).click();
  await expect(page.getByText(/^Left by /).first()).toBeVisible();

  const accept = page.getByRole("button", { name: /^Accept as version/ });
  const version = /\d+/.exec((await accept.textContent()) ?? "")?.[0] ?? "";
  expect(Number(version)).toBeGreaterThan(1);
  await accept.click();
  await expect(page).toHaveURL(new RegExp(`/offers/${request.candidateId}`));

  await page.goto(base);
  await page.waitForLoadState("networkidle");
  await page.locator("input[type=file]").setInputFiles(file);
  await expect(page.getByRole("status")).toContainText("This very file was accepted already");
  await expect(page.getByRole("status")).toContainText(`as version ${version} from ${request.name}`);
});

test("while prices are sealed an upload shows no amount anywhere", async ({
  lead: _lead,
  page,
  product,
  selectionId,
}) => {
  inDatabase(product, (database) =>
    database.prepare("update selection set sealing = 'sealed' where id = ?").run(selectionId),
  );
  const request = asked(product, selectionId);
  const buffer = await workbook(request, selectionId, "about 71399");
  await page.goto(`/selections/${selectionId}/offers/upload`);
  await page.waitForLoadState("networkidle");
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "71390.xlsx", mimeType: "application/octet-stream", buffer });
  await expect(page).toHaveURL(/draft=drf_/, { timeout: 30_000 });
  await expect(page.getByText("The price here could not be taken as it stands.").first()).toBeVisible();
  await expect(page.getByText("This is not a number.")).toHaveCount(0);
  await expect(page.getByText("Whoever knows the prices can mend this").first()).toBeVisible();
  // What is no price is mended by whoever uploads.
  const prices = page.getByRole("listitem").filter({ hasText: "The price here" });
  await expect(prices).toHaveCount(2);
  await expect(prices.getByRole("button", { name: "Mend" })).toHaveCount(0);
  expect(await page.content()).not.toMatch(/713[\s.,\u00a0]?9\d/);
});

test("a vendor's own workbook is told apart once, sheet by sheet, and known the next time", async ({
  lead: _lead,
  page,
  product,
  selectionId,
}) => {
  const request = asked(product, selectionId);
  const rows = (price: number) => [
    ["Our offer"],
    ["Service", "Price per month", "Note"],
    ...request.lines.slice(0, 3).map(({ name }, index) => [name, price + index, ""]),
    ["Fruit basket", 900, ""],
  ];
  const file = async (price: number) => ({
    name: "own.xlsx",
    mimeType: "application/octet-stream",
    buffer: Buffer.from(
      await writeXlsx({
        sheets: [
          { name: "Operations", rows: rows(price) },
          {
            name: "Rates",
            rows: [
              ["Role", "Price"],
              ["Senior consultant", 1_250],
              ["Junior consultant", 850],
            ],
          },
          { name: "About us", rows: [["We are large."]] },
        ],
      }),
    ),
  });
  const base = `/selections/${selectionId}/offers/upload`;
  const upload = async (price: number) => {
    await page.goto(base);
    await page.waitForLoadState("networkidle");
    await page.getByLabel("Whose is it?").selectOption({ label: request.name });
    await page.locator("input[type=file]").setInputFiles(await file(price));
    await expect(page).toHaveURL(/draft=drf_/, { timeout: 30_000 });
    await expect(page.getByText("What is in the workbook?")).toBeVisible();
  };
  await upload(150);
  await page.getByLabel("What Operations holds, part 1").selectOption("services");
  await page.getByLabel("What Rates holds, part 1").selectOption("pricelist");
  await expect(page.getByLabel("What About us holds, part 1")).toHaveValue("");
  const rates = page
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: "Rates: price list", exact: true }) });
  await rates.getByLabel("Name", { exact: true }).selectOption({ label: "A: Role" });
  await rates.getByLabel("Prices are", { exact: true }).selectOption("once");
  await rates.getByLabel("Prices are per").selectOption("fixed");
  await expect(rates.getByText("2 of 2 rows are taken.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Read it so" }).click();
  await expect(page.getByRole("row", { name: /Price list 2 entries/ })).toBeVisible();
  await expect(page.getByRole("row", { name: /Services 3 of/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(page.getByText("No upload waits.")).toBeVisible();

  await upload(160);
  await expect(page.getByText("Proposed as you told it last time.")).toBeVisible();
  await expect(page.getByLabel("What Rates holds, part 1")).toHaveValue("pricelist");
  await page.getByRole("button", { name: "Read it so" }).click();
  await expect(page.getByRole("row", { name: /Price list 2 entries/ })).toBeVisible();

  // A request of ours whose services were pasted on a sheet without marks: it is proposed which one they are.
  const pasted: FilledSheet = {
    ...{ kind: "services", name: "Pasted", rows: [] },
    extra: {
      cells: new Map(),
      rows: [
        ["Name", "Unit price", "Per", "Counted in"],
        ...request.lines.slice(0, 2).map(({ name }, index) => [name, 95 + index, "month", "users"]),
      ],
    },
  };
  await page.goto(base);
  await page.waitForLoadState("networkidle");
  await page.locator("input[type=file]").setInputFiles({
    ...{ name: "pasted.xlsx", mimeType: "application/octet-stream" },
    buffer: await workbookOf([pasted], { selectionId, candidateId: request.candidateId, locale: "en" }, []),
  });
  await expect(page).toHaveURL(/draft=drf_/, { timeout: 30_000 });
  const lost = page.getByRole("listitem").filter({ hasText: "The sheet with services is gone" });
  await lost.getByRole("button", { name: "Say where it is" }).click();
  await expect(page.getByLabel("What Pasted holds, part 1")).toHaveValue("services");
  await expect(page.getByText(/^2 of 2 rows are lines of the catalogue/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Read it so" }).click();
  await expect(page.getByRole("row", { name: /Services 2 of/ })).toBeVisible();
  await expect(lost).toHaveCount(0);
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(page).toHaveURL(/\/offers\/upload$/);
});
