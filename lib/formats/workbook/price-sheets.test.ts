import { describe, expect, it } from "vitest";
import { priceBasket } from "@/lib/domain/basket";
import { prepareComparison } from "@/lib/domain/comparison/prepare";
import { stayingCost } from "@/lib/domain/comparison/staying";
import { day, kr } from "@/lib/domain/comparison/testing";
import { volumeCurve } from "@/lib/domain/comparison/volume-curve";
import type { Dossier } from "@/lib/domain/dossier";
import { offerWarnings } from "@/lib/domain/offer-warnings";
import type { OwnCost } from "@/lib/domain/own-cost";
import { loadMessages } from "@/lib/i18n/load-messages";
import { sampleAsWritten } from "../sample/sample";
import { differences, exportingWith, type Workbook } from "./testing-export";

const exported = exportingWith(loadMessages("en").export);

describe("what the price really is, in a workbook", () => {
  const sample = sampleAsWritten();
  const own = (id: string, kind: OwnCost["kind"], amount: number, period: OwnCost["period"]): OwnCost => ({
    id,
    kind,
    name: `=${id}`,
    amount: kr(amount),
    period,
    source: "Accounts",
    sourceDate: day("2026-06-30"),
  });
  const stressed: Dossier = {
    ...sample,
    ownCosts: [
      own("hosting", "running", 71_234.56, "month"),
      own("staff", "running", 1_000_000.01, "year"),
      own("outages", "hidden", 100_000, "year"),
      own("server", "running", 50_000, "once"),
      own("contract", "follow_up", 12_345.67, "month"),
    ],
    basket: sample.offers.flatMap((offer, at) =>
      offer.priceList.slice(0, 2).map((item, index) => ({
        id: `${at}.${index}`,
        lineId: item.lineId,
        name: item.name,
        driver: item.driver,
        period: item.period,
        quantityMilli: 7_333,
      })),
    ),
  };
  const named = (workbook: Workbook, name: string) => workbook.sheets.find((sheet) => sheet.name === name);

  it("recalculates own costs, baskets and volumes to the product's own figures", async () => {
    for (const basis of [
      {},
      { horizonMonths: 53, discountBasisPoints: 425, volumePercent: 50, establishmentType: 1 as const },
    ]) {
      const { workbook, comparison } = await exported(stressed, basis, day("2026-11-16"));
      expect(differences(workbook)).toEqual([]);
      const staying = stayingCost(stressed.ownCosts, comparison.basis);
      const values = named(workbook, "Staying as we are")?.rows.flat();
      for (const amount of [staying.total, staying.running, staying.hidden, staying.followUp])
        expect(values).toContain(amount / 100);
      const prepared = prepareComparison(stressed, day("2026-11-16"));
      const baskets = named(workbook, "Basket of additions")?.rows.flat();
      for (const { twelveMonths } of priceBasket(prepared, stressed.basket))
        expect(baskets).toContain(twelveMonths / 100);
      const volumes = named(workbook, "Volumes")?.rows.flat();
      for (const point of volumeCurve(prepared, comparison.basis, 50))
        for (const total of point.totals) if (total !== null) expect(volumes).toContain(total / 100);
    }
  }, 60_000);

  it("never ranks staying as we are, and gives it no column", async () => {
    const { workbook } = await exported(stressed, {}, day("2026-11-16"));
    const { workbook: without } = await exported(sample, {}, day("2026-11-16"));
    const orders = ({ sheets }: Workbook) =>
      sheets[0]?.rows.filter(([label]) => String(label).startsWith("Order"));
    expect(orders(workbook)).toEqual(orders(without));
  });

  it("has every warning as text, on a sheet of its own", async () => {
    const lines = sample.lines.map((each) => ({ ...each, name: `=1+1 ${each.name}` }));
    const { workbook, comparison } = await exported({ ...sample, lines }, {}, day("2026-11-16"));
    const sheet = named(workbook, "Warnings");
    const count = offerWarnings(
      prepareComparison({ ...sample, lines }, day("2026-11-16")),
      comparison,
    ).length;
    expect(count).toBeGreaterThan(5);
    expect(sheet?.rows.filter(([letter]) => /^[A-E]$/.test(String(letter)))).toHaveLength(count);
    for (const cell of sheet?.cells?.values() ?? []) expect(cell.formula).toBeUndefined();
    expect(JSON.stringify(sheet?.rows)).not.toMatch(/\{\w+\}/);
  });

  it("has none of it while prices are sealed", async () => {
    const { workbook } = await exported({ ...stressed, pricesSealed: true, offers: [], plugs: [] });
    const names = workbook.sheets.map(({ name }) => name);
    for (const name of ["Volumes", "Staying as we are", "Basket of additions", "Warnings"])
      expect(names).not.toContain(name);
  });
});
