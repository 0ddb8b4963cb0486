import { outcomeAnswer } from "@/app/api/_answers/outcome-answer";
import { receiveWorkbook } from "@/lib/features/workbook/actions";

const OWN = { "prices.keeper_only": 403, "workbook.too_large": 413 };

/** Takes a vendor's workbook (the body, or a form with one file) and answers which upload waits, or why none does. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ selectionId: string }> },
): Promise<Response> {
  const { selectionId } = await params;
  const asked = new URL(request.url).searchParams;
  const outcome = await receiveWorkbook(request, selectionId, {
    candidateId: asked.get("candidate") || null,
    fileName: (asked.get("name") ?? "").slice(0, 200),
  });
  return outcomeAnswer(outcome, { done: 201, own: OWN });
}
