import { outcomeAnswer } from "@/app/api/_answers/outcome-answer";
import { attachDocument } from "@/lib/features/document/actions";
import { loadDocuments } from "@/lib/features/document/loaders";

const PRIVATE = "private, no-store";

interface Context {
  params: Promise<{ selectionId: string }>;
}

/** The documents of a selection, for those who may read them. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const headers = { "Cache-Control": PRIVATE };
  const page = await loadDocuments((await params).selectionId);
  return page === null
    ? Response.json({ ok: false, code: "access.not_found" }, { status: 404, headers })
    : Response.json({ ok: true, documents: page.documents }, { headers });
}

/** Takes one file, as the body; the address says whose it is and of what kind. Answers its id, or why it is not kept. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { selectionId } = await params;
  const asked = new URL(request.url).searchParams;
  const outcome = await attachDocument(request, {
    selectionId,
    candidateId: asked.get("candidate") ?? "",
    kind: asked.get("kind") ?? "",
    subjectId: asked.get("subject"),
    fileName: asked.get("name") ?? "",
  });
  return outcomeAnswer(outcome, { done: 201, own: { "document.too_large": 413 }, cache: PRIVATE });
}
