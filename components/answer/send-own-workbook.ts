import type { OwnPreview } from "@/lib/domain/own-preview";

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
): Promise<{ readonly ok: true; readonly value: OwnPreview } | OwnRefusal> {
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
function isPreview(answer: unknown): answer is { readonly ok: true; readonly value: OwnPreview } {
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
