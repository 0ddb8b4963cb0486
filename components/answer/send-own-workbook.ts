import type { Currency } from "@/lib/domain/money";
import type { CatalogueLine, Cell } from "@/lib/domain/offer";
import type { UploadFinding, UploadSummary } from "@/lib/domain/upload-finding";

/** What the server says a vendor's workbook holds. */
export interface OwnPreviewView {
  readonly seen: string;
  readonly findings: readonly UploadFinding[];
  readonly summary: UploadSummary;
  readonly places: Readonly<Record<string, { readonly sheet: string; readonly cell: string }>>;
  readonly lines: readonly CatalogueLine[];
  readonly currency: Currency;
  readonly changed: readonly { readonly lineId: string; readonly before: Cell; readonly after: Cell }[];
  readonly bundleNames: Readonly<Record<string, string>>;
  readonly changedRest: number;
  readonly stays: number;
  readonly undone: readonly string[];
  readonly otherCurrency: number;
  readonly hasBefore: boolean;
}

export interface OwnRefusal {
  readonly ok: false;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

const refusal = (code: string): OwnRefusal => ({ ok: false, code, params: {} });

/**
 * Sends a vendor's workbook to be looked at, or to be taken into its answer once it was. Never throws: a lost
 * connection is an answer, too.
 */
async function sent(
  { selectionId, variant }: { readonly selectionId: string; readonly variant: string },
  bytes: ArrayBuffer,
  seen: string | null,
): Promise<unknown> {
  const asked = new URLSearchParams({ offer: variant, ...(seen === null ? {} : { seen }) });
  try {
    const response = await fetch(`/api/answer/${selectionId}/workbook?${asked}`, {
      method: "POST",
      body: bytes,
      headers: { "content-type": "application/octet-stream" },
    });
    return await response.json();
  } catch {
    return refusal("file.not_sent");
  }
}

type Place = Parameters<typeof sent>[0];

export async function lookAtWorkbook(
  place: Place,
  bytes: ArrayBuffer,
): Promise<{ readonly ok: true; readonly value: OwnPreviewView } | OwnRefusal> {
  const answer = await sent(place, bytes, null);
  return isPreview(answer) ? answer : refusalIn(answer);
}

export async function takeInWorkbook(
  place: Place,
  bytes: ArrayBuffer,
  seen: string,
): Promise<{ readonly ok: true } | OwnRefusal> {
  const answer = await sent(place, bytes, seen);
  return isRecord(answer) && answer.ok === true ? { ok: true } : refusalIn(answer);
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
