import type { ColumnMapping, LostParts } from "@/lib/domain/column-mapping";
import type { MappedSheet } from "@/lib/domain/mapped-sheet";
import type { Currency } from "@/lib/domain/money";
import type { CatalogueLine, Cell } from "@/lib/domain/offer";
import type { UploadFinding, UploadSummary } from "@/lib/domain/upload-finding";

/** What the server says a vendor's workbook holds. */
export interface OwnPreviewView {
  readonly fileName: string;
  readonly draftId: string;
  readonly edition: number;
  readonly seen: string;
  readonly findings: readonly UploadFinding[];
  readonly summary: UploadSummary;
  readonly places: Readonly<Record<string, { readonly sheet: string; readonly cell: string }>>;
  readonly lines: readonly CatalogueLine[];
  readonly requirements: readonly { readonly id: string; readonly name: string }[];
  readonly points: readonly { readonly id: string; readonly name: string }[];
  readonly currency: Currency;
  readonly changed: readonly { readonly lineId: string; readonly before: Cell; readonly after: Cell }[];
  readonly bundleNames: Readonly<Record<string, string>>;
  readonly changedRest: number;
  readonly stays: number;
  readonly undone: readonly string[];
  readonly otherCurrency: number;
  readonly hasBefore: boolean;
  readonly lost: LostParts | null;
  readonly sheets: readonly MappedSheet[] | null;
  readonly mapping: ColumnMapping | null;
}

export interface OwnRefusal {
  readonly ok: false;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

const refusal = (code: string): OwnRefusal => ({ ok: false, code, params: {} });

/**
 * Sends a vendor's workbook to be read and kept for it to look at. Never throws: a lost connection is an answer, too.
 */
export async function bringWorkbook(
  { selectionId, variant }: { readonly selectionId: string; readonly variant: string },
  file: File,
): Promise<{ readonly ok: true; readonly value: OwnPreviewView } | OwnRefusal> {
  const asked = new URLSearchParams({ offer: variant, name: file.name });
  try {
    const response = await fetch(`/api/answer/${selectionId}/workbook?${asked}`, {
      method: "POST",
      body: file,
      headers: { "content-type": "application/octet-stream" },
    });
    const answer: unknown = await response.json();
    return isPreview(answer) ? answer : refusalIn(answer);
  } catch {
    return refusal("file.not_sent");
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** Our own server wrote it; that it is of this shape at all is what is left to see. */
function isPreview(answer: unknown): answer is { readonly ok: true; readonly value: OwnPreviewView } {
  return isRecord(answer) && answer.ok === true && isRecord(answer.value) && "findings" in answer.value;
}

function refusalIn(answer: unknown): OwnRefusal {
  if (!isRecord(answer) || typeof answer.code !== "string") return refusal("unknown");
  const params = isRecord(answer.params) ? Object.entries(answer.params) : [];
  return {
    ok: false,
    code: answer.code,
    params: Object.fromEntries(
      params.map(([key, value]) => [key, typeof value === "number" ? value : String(value)]),
    ),
  };
}
