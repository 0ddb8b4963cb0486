import { checkAssuranceReport } from "@/lib/domain/assurance";
import type { FieldError } from "@/lib/domain/field-error";
import { checkFinancialYears } from "@/lib/domain/financial-soundness";
import { LAST_YEAR, parseIsoDay } from "@/lib/domain/iso-day";
import { checkReference } from "@/lib/domain/references";
import { assuranceReport, financialYear, reference as referenceSchema } from "./candidate-schema";
import type { FileFault } from "./faults";
import { referenceFromFile, reportFromFile, yearFromFile } from "./file-to-candidate";
import { itemsAt, type Place } from "./json-place";
import { onlyOnce } from "./named-things";

/** A file is read without a clock: no day of it counts as being in the future. */
const NEVER_FUTURE = parseIsoDay(`${LAST_YEAR}-12-31`);

/** What the rules for accounts, assurance reports and references say about a candidate's own. */
export function backgroundFaults(candidate: Place, faults: FileFault[]): void {
  onlyOnce(itemsAt(candidate, "capabilities"), ["capability"], "file.capability_twice", faults);
  const add = (place: Place, errors: readonly FieldError[]) => {
    for (const { path, code, params } of errors) faults.push({ path: `${place.path}.${path}`, code, params });
  };
  const years = new Set<number>();
  for (const place of itemsAt(candidate, "financialYears")) {
    const parsed = financialYear.safeParse(place.value);
    if (!parsed.success) continue;
    const { year } = parsed.data;
    for (const error of checkFinancialYears([yearFromFile(parsed.data)]))
      add(place, [{ ...error, path: error.path.replace(/^0\./, "") }]);
    if (years.has(year)) add(place, [{ path: "year", code: "financial.year_twice", params: { year } }]);
    years.add(year);
  }
  if (NEVER_FUTURE === null) return;
  for (const place of itemsAt(candidate, "assuranceReports")) {
    const report = assuranceReport.safeParse(place.value);
    if (report.success) add(place, checkAssuranceReport(reportFromFile(report.data, ""), NEVER_FUTURE));
  }
  for (const place of itemsAt(candidate, "references")) {
    const reference = referenceSchema.safeParse(place.value);
    if (reference.success) add(place, checkReference(referenceFromFile(reference.data, ""), NEVER_FUTURE));
  }
}
