import { getLocale, getTranslations } from "next-intl/server";
import { outcomeAnswer } from "@/app/api/_answers/outcome-answer";
import { attachmentHeader } from "@/lib/domain/document";
import { takeDocumentAwayByRequest } from "@/lib/features/document/actions";
import { loadDocumentFile } from "@/lib/features/document/loaders";

interface Context {
  params: Promise<{ selectionId: string; documentId: string }>;
}

const PRIVATE = { "Cache-Control": "private, no-store" };

/**
 * A document's file, to be saved and never shown: whatever it says of itself, no page of ours, no script and no frame
 * comes of it.
 */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { selectionId, documentId } = await params;
  const file = await loadDocumentFile(selectionId, documentId);
  if (file === null)
    return Response.json({ ok: false, code: "access.not_found" }, { status: 404, headers: PRIVATE });
  if (!file.ok) {
    const t = await getTranslations("documents.refused");
    const text = file.code === "document.sealed" ? t("sealed") : t("fileMissing");
    return new Response(text, {
      status: file.code === "document.sealed" ? 409 : 410,
      headers: {
        ...PRIVATE,
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Language": await getLocale(),
      },
    });
  }
  return new Response(file.body, {
    headers: {
      ...PRIVATE,
      "Content-Type": file.mediaType,
      "Content-Length": String(file.byteCount),
      "Content-Disposition": attachmentHeader(file.fileName),
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
    },
  });
}

/** Takes a document away. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  const outcome = await takeDocumentAwayByRequest(request.headers, await params);
  return outcomeAnswer(outcome, { done: 200, cache: PRIVATE["Cache-Control"] });
}
