/** What uploading a workbook answers: which upload waits now, or why none does. */
export type UploadAnswer =
  | { readonly ok: true; readonly draftId: string }
  | {
      readonly ok: false;
      readonly code: string;
      readonly params: Readonly<Record<string, string | number>>;
    };

/** Sends a workbook to be read. Never throws: a lost connection is an answer, too. */
export async function sendWorkbook(
  selectionId: string,
  candidateId: string,
  file: File,
): Promise<UploadAnswer> {
  const asked = new URLSearchParams({ candidate: candidateId, name: file.name });
  try {
    const response = await fetch(`/api/selections/${selectionId}/upload?${asked}`, {
      method: "POST",
      body: file,
      headers: { "content-type": "application/octet-stream" },
    });
    return answerIn(await response.json());
  } catch {
    return { ok: false, code: "file.not_sent", params: {} };
  }
}

function answerIn(body: unknown): UploadAnswer {
  if (typeof body !== "object" || body === null) return { ok: false, code: "unknown", params: {} };
  if ("value" in body && typeof body.value === "object" && body.value !== null && "draftId" in body.value)
    return { ok: true, draftId: String(body.value.draftId) };
  return {
    ok: false,
    code: "code" in body ? String(body.code) : "unknown",
    params: "params" in body ? paramsIn(body.params) : {},
  };
}

function paramsIn(params: unknown): Record<string, string | number> {
  if (typeof params !== "object" || params === null) return {};
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [key, typeof value === "number" ? value : String(value)]),
  );
}
