import { outcomeAnswer } from "@/app/api/_answers/outcome-answer";
import { bringWorkbook } from "@/lib/features/answer-file/actions";

/** Whose answer it is, is nobody else's business. */
const OWN = { "access.forbidden": 404, "workbook.too_large": 413 };

/**
 * Takes a vendor's own workbook (the body, or a form with one file), keeps it to be looked at, and answers what is in it.
 */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ selectionId: string }> },
): Promise<Response> {
  const { selectionId } = await params;
  const asked = new URL(request.url).searchParams;
  const outcome = await bringWorkbook(request, selectionId, {
    variant: (asked.get("offer") ?? "").trim().slice(0, 80),
    fileName: (asked.get("name") ?? "").trim().slice(0, 200),
  });
  return outcomeAnswer(outcome, { done: 200, own: OWN });
}
