import { z } from "zod";
import {
  type ColumnMapping,
  type LostParts,
  MAPPED_COLUMNS,
  MAPPED_KINDS,
  type RememberedMapping,
} from "@/lib/domain/column-mapping";
import { CELL_STATES, type CellState, PERIODS } from "@/lib/domain/offer";
import type { OfferAnswer } from "@/lib/domain/offer-answer";
import { DRIVERS, SELECTION_LIMITS } from "@/lib/domain/selection";
import {
  FINDING_CODES,
  type FindingCode,
  MEND_PARTS,
  type UploadFinding,
  type UploadSummary,
} from "@/lib/domain/upload-finding";
import type { UploadRest } from "@/lib/domain/upload-rest";
import { AnswerSchema } from "../answer-text/answer-text";
import type { LinePlaces } from "./answer-from-workbook";
import type { ReadSheet } from "./sheet-cells";

/**
 * An upload as it is kept until it is accepted, in two texts: its content, which may hold amounts and is sealed while
 * prices are, and a report of it, which may not.
 */

export interface UploadContent {
  /** Null until a foreign workbook is mapped. */
  readonly answer: OfferAnswer | null;
  /** The cells of a workbook that is not ours, or of which a part is lost. */
  readonly foreign: readonly ReadSheet[] | null;
  readonly rest: UploadRest;
}

export interface UploadReport {
  readonly kind: "ours" | "foreign";
  readonly findings: readonly UploadFinding[];
  readonly summary: UploadSummary | null;
  readonly states: Readonly<Record<string, CellState>>;
  readonly places: LinePlaces;
  readonly mapping: ColumnMapping | null;
  /** What a workbook of ours has lost; null when nothing is. */
  readonly lost: LostParts | null;
  /** The cells of a workbook to be mapped without any figure, while its prices are sealed. */
  readonly preview: readonly ReadSheet[] | null;
  /** Of the workbook's numbers: who reads text as a number later has to know. */
  readonly locale: string;
}

const cell = z.object({
  at: z.string(),
  column: z.number(),
  value: z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.object({ odd: z.literal("day"), day: z.string() }),
    z.object({ odd: z.enum(["error", "uncalculated"]) }),
  ]),
  merged: z.string().exactOptional(),
  overRows: z.literal(true).exactOptional(),
  currency: z.string().exactOptional(),
  percent: z.literal(true).exactOptional(),
  cut: z.literal(true).exactOptional(),
});
const sheet = z.object({
  name: z.string(),
  hidden: z.boolean(),
  rows: z.array(z.object({ number: z.number(), hidden: z.boolean(), cells: z.array(cell) })),
});

const amount = AnswerSchema.shape.statedTotal;
const rest = z.object({
  rows: z.record(z.string(), z.array(z.object({ column: z.string(), text: z.string() }))),
  cells: AnswerSchema.shape.cells,
  items: z.array(
    z.object({
      id: z.string(),
      lineId: z.string().nullable(),
      name: z.string(),
      unitPrice: amount,
      driver: z.enum(DRIVERS).nullable(),
      period: z.enum(PERIODS).nullable(),
    }),
  ),
  bundles: z.array(z.object({ id: z.string(), name: z.string(), amount })),
});
const content = z.object({
  answer: AnswerSchema.nullable(),
  foreign: z.array(sheet).nullable(),
  // Uploads kept before there was one have none.
  rest: rest.default({ rows: {}, cells: [], items: [], bundles: [] }),
});

/** Parts of one workbook that can be told apart. */
const MOST_PARTS = 30;
const frame = {
  holds: z.enum(MAPPED_KINDS),
  period: z.enum(PERIODS).nullable(),
  driver: z.enum(DRIVERS).nullable(),
};
export const MappingSchema = z.object({
  parts: z
    .array(
      z.object({
        sheet: z.string().max(100),
        headerRow: z.int().min(1).max(20_000),
        columns: z.partialRecord(z.enum(MAPPED_COLUMNS), z.int().min(0).max(200)),
        ...frame,
        rows: z
          .record(z.string().max(8), z.string().max(60))
          .refine((rows) => Object.keys(rows).length <= SELECTION_LIMITS.lines),
      }),
    )
    .max(MOST_PARTS)
    .readonly(),
});

const isCode = (value: string): value is FindingCode => Object.hasOwn(FINDING_CODES, value);
const counts = z.object({
  asked: z.number(),
  priced: z.number(),
  included: z.number(),
  bundled: z.number(),
  notOffered: z.number(),
  unanswered: z.number(),
});
const answered = z.object({ answered: z.number(), asked: z.number() });
const report = z.object({
  kind: z.enum(["ours", "foreign"]),
  findings: z.array(
    z.object({
      key: z.number(),
      code: z.string().refine(isCode),
      sheet: z.string(),
      cell: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
      lineId: z.string().nullable(),
      // Uploads kept before there was one have none.
      about: z
        .object({ part: z.enum(MEND_PARTS), id: z.string(), field: z.string() })
        .nullable()
        .default(null),
      settled: z.object({ by: z.string(), how: z.enum(["mended", "left"]), word: z.string() }).nullable(),
    }),
  ),
  summary: z
    .object({
      services: counts,
      establishment: counts,
      bundles: z.number(),
      priceList: z.number(),
      requirements: answered,
      points: answered,
    })
    .nullable(),
  states: z.record(z.string(), z.enum(CELL_STATES)),
  places: z.record(z.string(), z.object({ sheet: z.string(), cell: z.string() })),
  // One that was kept in an older shape is told again.
  mapping: MappingSchema.nullable().catch(null),
  // Uploads kept before there was one have none.
  lost: z
    .object({
      kinds: z.array(z.enum(MAPPED_KINDS)),
      columns: z.array(
        z.object({
          sheet: z.string(),
          holds: z.enum(MAPPED_KINDS),
          headerRow: z.number(),
          lost: z.array(z.enum(MAPPED_COLUMNS)),
          known: z.array(z.number()),
        }),
      ),
      marked: z.array(z.string()),
    })
    .nullable()
    .default(null),
  preview: z.array(sheet).nullable(),
  locale: z.string(),
});
const mapping = z.object({
  parts: z.array(
    z.object({
      sheet: z.string(),
      ...frame,
      headerTexts: z.partialRecord(z.enum(MAPPED_COLUMNS), z.string()),
      names: z.record(z.string(), z.string()),
    }),
  ),
});

/** `readContent(JSON.stringify(content))` is the content again. @throws Error when it is none of ours; quotes nothing */
export function readContent(text: string): UploadContent {
  return kept(content, text, "content");
}

/** The report of an upload. @throws Error when it is none of ours */
export function readReport(text: string): UploadReport {
  return kept(report, text, "report");
}

/** A workbook a vendor brought to its page, as it is kept until it is taken in: one text, sealed while prices are. */
export interface VendorFile {
  readonly fileName: string;
  readonly content: UploadContent;
  readonly report: UploadReport;
}
const vendorFile = z.object({ fileName: z.string(), content, report });

/** A vendor's kept workbook. @throws Error when it is none of ours */
export function readVendorFile(text: string): VendorFile {
  return kept(vendorFile, text, "workbook");
}

/** What was remembered of a vendor's workbook; null when it cannot be read any more. */
export function readRemembered(text: string): RememberedMapping | null {
  const read = mapping.safeParse(parsed(text));
  return read.success ? read.data : null;
}

function kept<Schema extends z.ZodType>(schema: Schema, text: string, what: string): z.output<Schema> {
  const read = schema.safeParse(parsed(text));
  if (!read.success) throw new Error(`the ${what} of a kept upload cannot be read`);
  return read.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
