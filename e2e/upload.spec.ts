import Database from "better-sqlite3";
import { type FilledSheet, workbookOf } from "../lib/formats/answer/testing-workbook";
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

async function workbook({ candidateId, lines }: Asked, selectionId: string, first: string): Promise<Buffer> {
  const services: FilledSheet = {
    kind: "services",
    name: "Our prices",
    rows: lines.map(({ id, name }, index) => [
      id,
      { name, unitPrice: index === 0 ? first : 71_390 + index, period: "month", driver: "users" },
    ]),
  };
  return workbookOf([services], { selectionId, candidateId, locale: "en" }, []);
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
  await expect(page.getByText("This is not a number.")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Our prices, E3" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Accept as version/ })).toBeDisabled();

  // Mended in its place, as the vendor meant it.
  await page.getByRole("button", { name: "Mend" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("State").selectOption("priced");
  await dialog.getByLabel("Unit price").fill("150");
  await dialog.getByLabel("Unit price").blur();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/^Mended by /)).toBeVisible();
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
  await expect(page.getByText("The price here could not be taken as it stands.")).toBeVisible();
  await expect(page.getByText("This is not a number.")).toHaveCount(0);
  await expect(page.getByText("Whoever knows the prices can mend this").first()).toBeVisible();
  // What is no price is mended by whoever uploads.
  const prices = page.getByRole("listitem").filter({ hasText: "The price here" });
  await expect(prices.getByRole("button", { name: "Mend" })).toHaveCount(0);
  expect(await page.content()).not.toMatch(/713[\s.,\u00a0]?9\d/);
});
