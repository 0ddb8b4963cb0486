import { outcomeAnswer } from "@/app/api/_answers/outcome-answer";
import { importSelectionFile } from "@/lib/features/selection-file/actions";

/** Takes a selection file (the body, or a form with one file) and answers where the new selection is, or its faults. */
export async function POST(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const outcome = await importSelectionFile(
    request,
    searchParams.get("organisation"),
    searchParams.get("number"),
  );
  return outcomeAnswer(outcome, { done: 201, own: { "file.too_large": 413 } });
}
