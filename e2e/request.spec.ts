import { readXlsx } from "hucre/xlsx";
import { accessibilityFaults } from "./accessibility-faults";
import { expect, test } from "./product";

test("the lead asks every candidate the same: points, questions, a numbered request, a workbook and a paper", async ({
  page,
  selectionId,
}) => {
  await page.goto(`/selections/${selectionId}/offers/request`);
  await expect(page.getByText("25 services, 4 of them optional")).toBeVisible();
  await expect(page.getByText("Make the request first")).toBeVisible();

  // Points the product knows, one of the lead's own, and another order by keyboard.
  await expect(async () => {
    await page.getByRole("button", { name: "Add known points" }).click();
    await expect(page.getByRole("dialog")).toBeVisible({ timeout: 1000 });
  }).toPass();
  for (const name of ["Penalties", "Leaving"]) await page.getByLabel(name, { exact: true }).check();
  await page.getByRole("dialog").getByRole("button", { name: "Add", exact: true }).click();
  const names = page.locator("#contract li p:first-child");
  await expect(names).toHaveText(["Penalties", "Leaving"]);
  await page.getByRole("button", { name: "What can be done with “Leaving”" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Edit" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitem", { name: "Move up" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(names).toHaveText(["Leaving", "Penalties"]);
  await page.getByRole("button", { name: "Add a question" }).click();
  await page.getByLabel("Question", { exact: true }).fill("=Who will be our contact?");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.locator("#question li")).toHaveCount(1);
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.getByLabel("Answers by, day").fill("2030-01-15");
  await page.getByLabel("Message to vendors").fill("Please call Mette.");
  await page.getByRole("button", { name: "Make request 1" }).click();
  await expect(page.getByText("Nothing that is asked has changed since request 1.")).toBeVisible();
  await expect(page.getByText("15 Jan 2030, 12:00")).toBeVisible();

  // The workbook in the candidate's language, filled in with the offer that is there, words as words.
  await page.getByLabel("Fill in Nordlys IT A/S’s version 1").check();
  const workbook = await page.getByRole("link", { name: "Workbook for Nordlys IT A/S" }).getAttribute("href");
  const file = await page.request.get(workbook ?? "");
  expect(file.headers()["content-disposition"]).toMatch(/^attachment; filename="[a-z0-9-]+-1\.xlsx"$/);
  expect(file.headers()["cache-control"]).toBe("no-store");
  const { sheets } = await readXlsx(await file.body());
  const sheet = (name: string) => sheets.find((each) => each.name === name)?.rows ?? [];
  expect(sheet("Start her").flat()).toContain("Nordlys IT A/S");
  expect(sheet("Ydelser").flat()).toContain("prissat");
  expect(sheet("Spørgsmål").flat()).toContain("=Who will be our contact?");
  await page.getByLabel("Language for Nordlys IT A/S").selectOption("nb");
  const paper = await page.getByRole("link", { name: "PDF for Nordlys IT A/S" }).getAttribute("href");
  expect(paper).toContain("lang=nb");
  expect(Buffer.from(await (await page.request.get(paper ?? "")).body()).toString("latin1")).toMatch(
    /^%PDF-/,
  );

  // A change afterwards is told, and the number that was sent stays as it was.
  await page.getByRole("button", { name: "What can be done with “Leaving”" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(page.getByText(/has changed since request 1: contract points and questions/)).toBeVisible();
  expect(
    (await readXlsx(await (await page.request.get(workbook ?? "")).body())).sheets.map(({ name }) => name),
  ).toContain("Aftalepunkter");
  await expect(page.getByRole("button", { name: "Make request 2" })).toBeVisible();
});
