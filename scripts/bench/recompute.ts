import { HyperFormula } from "hyperformula";
import { defaultBasis } from "@/lib/domain/basis";
import { compare } from "@/lib/domain/comparison/compare";
import { effectOfPlug } from "@/lib/domain/comparison/plug-effect";
import { prepareComparison } from "@/lib/domain/comparison/prepare";
import { LARGE, largeDossier } from "@/lib/domain/comparison/testing-large";
import type { Dossier } from "@/lib/domain/dossier";
import { parseIsoDay } from "@/lib/domain/iso-day";
import type { CountedDriver } from "@/lib/domain/selection";
import { type Figure, median } from "./figure";

/** Doubles leave a half a hair below itself; a spreadsheet that rounds halves up adds the hair back. */
const HALF_GUARD = 2e-7;

/** The rates that both sides are asked for in turn, in basis points. */
const RATES = [100, 200, 350, 425, 500, 650, 775, 900, 1050, 1200];

/**
 * The large selection as a spreadsheet, as a careful buyer would build it: months are columns, each month's payment is
 * indexed and discounted, each line is summed by year to whole øre, then by offer. Scores are averaged beside it.
 */
function spreadsheetOf(dossier: Dossier, horizon: number): HyperFormula {
  const sheets: Record<string, (string | number | null)[][]> = { Basis: [["Discount", 0]] };
  const quantity = dossier.selection.quantities;
  dossier.offers.forEach((offer, offerIndex) => {
    const cellOf = new Map(offer.cells.map(({ lineId, cell }) => [lineId, cell]));
    const rows: (string | number | null)[][] = [];
    dossier.lines.forEach((line) => {
      const cell = cellOf.get(line.id);
      if (cell?.state !== "priced") return;
      const row = rows.length + 1;
      const driver: CountedDriver | null = cell.driver === "fixed" ? null : cell.driver;
      const counted = cell.quantityMilli ?? (driver === null ? 1000 : (quantity[driver] ?? 0));
      const billed = Math.max(counted, cell.minimumMilli ?? 0);
      const tier = cell.tiers.filter((each) => each.fromMilli <= billed).at(-1);
      const price = tier?.unitPrice ?? cell.unitPrice;
      if (line.kind !== "service") {
        const years = Math.floor(horizon / 12);
        const discount = line.kind === "exit" ? `/(1+Basis!$B$1)^${years}` : "";
        rows.push([price, billed, `=ROUND(A${row}*B${row}/1000,0)`, `=ROUND(C${row}${discount},0)`]);
        return;
      }
      const divisor = cell.period === "year" ? 12_000 : 1000;
      const cells: (string | number | null)[] = [price, billed, `=ROUND(A${row}*B${row}/${divisor},0)`, null];
      for (let month = 0; month < horizon; month += 1) {
        const steps =
          month < offer.indexAfterMonths ? 0 : 1 + Math.floor((month - offer.indexAfterMonths) / 12);
        let indexed = `$C${row}`;
        for (let step = 0; step < steps; step += 1)
          // Whole numbers first, so that a tie is a tie in a double, too.
          indexed = `ROUND(${indexed}*${10_000 + offer.indexBasisPoints}/10000,0)`;
        cells.push(`=${indexed}/(1+Basis!$B$1)^${Math.floor(month / 12)}`);
      }
      const years: string[] = [];
      for (let year = 0; year * 12 < horizon; year += 1)
        years.push(
          `ROUND(SUM(${column(4 + year * 12)}${row}:${column(Math.min(3 + horizon, 15 + year * 12))}${row})+${HALF_GUARD},0)`,
        );
      cells[3] = `=${years.join("+")}`;
      rows.push(cells);
    });
    rows.push([null, null, null, `=SUM(D1:D${rows.length})`]);
    sheets[`Offer${offerIndex + 1}`] = rows;
  });
  const scores = new Map<string, number[]>();
  for (const score of dossier.scores) {
    if (score.value === null || score.submittedAt === null) continue;
    const key = `${score.candidateId} ${score.criterionId}`;
    const list = scores.get(key) ?? [];
    list.push(score.value);
    scores.set(key, list);
  }
  sheets.Scores = [...scores.values()].map((values, index) => [
    `=(AVERAGE(C${index + 1}:${column(1 + values.length)}${index + 1})-1)/4*100`,
    `=STDEV(C${index + 1}:${column(1 + values.length)}${index + 1})`,
    ...values,
  ]);
  return HyperFormula.buildFromSheets(sheets, {
    licenseKey: "gpl-v3",
    maxColumns: 400,
    smartRounding: false,
  });
}

function column(index: number): string {
  return index < 26
    ? String.fromCharCode(65 + index)
    : `${column(Math.floor(index / 26) - 1)}${column(index % 26)}`;
}

/** Recomputing the whole comparison after the discount rate changed, against a spreadsheet doing the same. */
export function benchRecompute(): Figure {
  const today = parseIsoDay("2026-11-16");
  if (!today) throw new Error("no day");
  const dossier = largeDossier(LARGE);
  const prepared = prepareComparison(dossier, today);
  const basis = { ...defaultBasis(dossier.selection), horizonMonths: 48 };
  const sheet = spreadsheetOf(dossier, basis.horizonMonths);
  const address = { sheet: sheet.getSheetId("Basis") ?? 0, row: 0, col: 1 };

  const sheetTimes: number[] = [];
  const ownTimes: number[] = [];
  let unequal = 0;
  for (let warm = 0; warm < 60; warm += 1) compare(prepared, { ...basis, discountBasisPoints: 10 + warm });
  for (const rate of RATES) {
    let began = performance.now();
    sheet.setCellContents(address, rate / 10_000);
    sheetTimes.push(performance.now() - began);
    began = performance.now();
    const runs = 20;
    for (let run = 1; run < runs; run += 1) compare(prepared, { ...basis, discountBasisPoints: rate + run });
    const comparison = compare(prepared, { ...basis, discountBasisPoints: rate });
    ownTimes.push((performance.now() - began) / runs);
    dossier.offers.forEach((offer, index) => {
      const id = sheet.getSheetId(`Offer${index + 1}`) ?? 0;
      const total = sheet.getCellValue({ sheet: id, row: sheet.getSheetDimensions(id).height - 1, col: 3 });
      const own = comparison.candidates.find((candidate) => candidate.candidateId === offer.candidateId)
        ?.counted.total;
      if (total !== own) unequal += 1;
    });
  }
  sheet.destroy();
  const ratio = median(sheetTimes) / median(ownTimes);
  return {
    name: "Full recomputation, 500 services × 5 offers × 48 months, 25 000 scores",
    value: ratio,
    unit: "times faster than a spreadsheet engine",
    target: "≥ 150",
    met: ratio >= 150 && unequal === 0,
    detail: `${median(ownTimes).toFixed(2)} ms against ${median(sheetTimes).toFixed(0)} ms; ${unequal} of ${RATES.length * dossier.offers.length} totals differ`,
  };
}

/** What all plugs of an offer would do, said before they are made, against one comparison of the same model. */
export function benchPlugs(): Figure {
  const today = parseIsoDay("2026-11-16");
  if (!today) throw new Error("no day");
  const dossier = largeDossier({ gapEvery: 10 });
  const prepared = prepareComparison({ ...dossier, plugs: [] }, today);
  const basis = { ...defaultBasis(dossier.selection), horizonMonths: 48 };
  const trials = dossier.plugs.filter(({ candidateId }) => candidateId === "can_b");
  const comparing: number[] = [];
  const trying: number[] = [];
  for (let round = 0; round < 60; round += 1) {
    let began = performance.now();
    const before = compare(prepared, { ...basis, discountBasisPoints: 10 + round });
    comparing.push(performance.now() - began);
    began = performance.now();
    effectOfPlug(prepared, { ...basis, discountBasisPoints: 10 + round }, trials, before);
    trying.push(performance.now() - began);
  }
  const ratio = median(trying.slice(20)) / median(comparing.slice(20));
  return {
    name: `What ${trials.length} plugs tried together would do, 500 services × 5 offers`,
    value: ratio,
    unit: "× one comparison",
    target: "≤ 3",
    met: ratio <= 3,
    detail: `${median(trying.slice(20)).toFixed(1)} ms against ${median(comparing.slice(20)).toFixed(1)} ms`,
  };
}
