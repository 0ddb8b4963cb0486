import { receiveWorkbook } from "@/lib/features/workbook/actions";

const STATUS: Readonly<Record<string, number>> = {
  "access.other_origin": 403,
  "access.forbidden": 403,
  "prices.keeper_only": 403,
  "access.signed_out": 401,
  "access.not_found": 404,
  "workbook.too_large": 413,
  "file.busy": 503,
  "storage.full": 507,
  internal: 500,
};

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
  return Response.json(outcome, {
    status: outcome.ok ? 201 : (STATUS[outcome.code] ?? 422),
    headers: { "Cache-Control": "no-store" },
  });
}
