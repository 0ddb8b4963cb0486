import { connection } from "next/server";
import { getLocale } from "next-intl/server";
import { loadAsking } from "@/db/queries/asking";
import { loadDossier } from "@/db/queries/dossier";
import { defaultBasis } from "@/lib/domain/basis";
import { compare } from "@/lib/domain/comparison/compare";
import { prepareComparison } from "@/lib/domain/comparison/prepare";
import type { Dossier } from "@/lib/domain/dossier";
import { MADE_WITH } from "@/lib/domain/product-version";
import { withVariantColumns } from "@/lib/domain/variant-columns";
import { slugOf } from "@/lib/formats/selection-file/file-ids";
import { writeSelectionFile } from "@/lib/formats/selection-file/write-selection-file";
import { comparisonTable } from "@/lib/formats/table/comparison-table";
import { csvMarks, writeCsv } from "@/lib/formats/table/csv";
import { loadMessages } from "@/lib/i18n/load-messages";
import { readSelection } from "@/lib/server/access";
import { comparisonWorkbook } from "@/lib/server/comparison-workbook";
import { database } from "@/lib/server/database";
import { currentActor } from "@/lib/server/session";
import { dayOf } from "@/lib/server/today";
import { basisFromParameters } from "../comparison/schema";

/** A file to be saved by the reader. */
export interface ExportedFile {
  readonly name: string;
  readonly contentType: string;
  /** Null when too many large ones are being written just now. */
  readonly body: string | Uint8Array<ArrayBuffer> | null;
}

/** What the reader may know of the selection; null for those who may not take it along. */
async function exportableDossier(selectionId: string): Promise<Dossier | null> {
  await connection();
  const db = await database();
  const actor = await currentActor();
  return db.snapshot(async (reader) => {
    const access = await readSelection(reader, actor, selectionId, "selection.export");
    if (!access.ok) return null;
    const dossier = await loadDossier(reader, access.value.selection, access.value.participant);
    return { ...dossier, asking: await loadAsking(reader, selectionId) };
  });
}

/**
 * A selection as a file: `json` is the selection as far as the reader may know it, `xlsx` and `csv` are its comparison
 * on the basis the address asks for, in the reader's language. Null for strangers, for those who may not export,
 * and for other formats.
 */
export async function loadSelectionExport(
  selectionId: string,
  format: string,
  parameters: Record<string, unknown>,
): Promise<ExportedFile | null> {
  if (format !== "json" && format !== "csv" && format !== "xlsx") return null;
  const dossier = await exportableDossier(selectionId);
  if (dossier === null) return null;
  const now = new Date();
  const today = dayOf(now);
  const name = `${slugOf(dossier.selection.name) || "selection"}-${today}.${format}`;
  if (format === "json") {
    return {
      name,
      contentType: "application/json; charset=utf-8",
      body: writeSelectionFile(dossier, now.toISOString()),
    };
  }
  const locale = await getLocale();
  const basis = basisFromParameters(parameters, defaultBasis(dossier.selection));
  const texts = loadMessages(locale).export;
  if (format === "csv") {
    const prepared = prepareComparison(withVariantColumns(dossier), today);
    const comparison = compare(prepared, basis);
    const table = comparisonTable(prepared, comparison, texts, { on: today, with: MADE_WITH });
    return { name, contentType: "text/csv; charset=utf-8", body: writeCsv(table, csvMarks(locale)) };
  }
  const body = await comparisonWorkbook({ dossier, basis, texts, today, madeWith: MADE_WITH });
  return { name, contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body };
}
