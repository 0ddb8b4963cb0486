import type { DocumentKind } from "@/lib/domain/document";
import type { FieldError } from "@/lib/domain/field-error";

/** What became of an upload, as the server says it. */
export type SendAnswer =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly code: string;
      readonly params: Readonly<Record<string, string | number>>;
      readonly fields?: readonly FieldError[];
    };

export interface SendWhere {
  readonly selectionId: string;
  readonly candidateId: string;
  readonly kind: DocumentKind;
  readonly subjectId: string | null;
}

const LOST: SendAnswer = { ok: false, code: "network", params: {} };

/** Sends one file and tells how much of it is on its way, 0–1. */
export function sendDocument(
  where: SendWhere,
  file: File,
  onProgress: (share: number) => void,
): Promise<SendAnswer> {
  const asked = new URLSearchParams({ candidate: where.candidateId, kind: where.kind, name: file.name });
  if (where.subjectId !== null) asked.set("subject", where.subjectId);
  return new Promise((resolve) => {
    // fetch tells nothing of how far an upload has come.
    const request = new XMLHttpRequest();
    request.open("POST", `/api/selections/${where.selectionId}/documents?${asked}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onload = () => resolve(answerIn(request.responseText));
    request.onerror = () => resolve(LOST);
    request.send(file);
  });
}

export async function removeDocument(selectionId: string, documentId: string): Promise<SendAnswer> {
  const address = `/api/selections/${selectionId}/documents/${documentId}`;
  const response = await fetch(address, { method: "DELETE" }).catch(() => null);
  return response === null ? LOST : answerIn(await response.text());
}

function answerIn(text: string): SendAnswer {
  const answer = parsed(text);
  if (typeof answer !== "object" || answer === null || !("ok" in answer)) return LOST;
  if (answer.ok === true) return { ok: true };
  const code = "code" in answer && typeof answer.code === "string" ? answer.code : "unknown";
  const params: Record<string, string | number> = {};
  if ("params" in answer && typeof answer.params === "object" && answer.params !== null)
    for (const [key, value] of Object.entries(answer.params))
      if (typeof value === "string" || typeof value === "number") params[key] = value;
  return { ok: false, code, params };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
