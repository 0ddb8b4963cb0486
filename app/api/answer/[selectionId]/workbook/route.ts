import { bringWorkbook } from "@/lib/features/answer-file/actions";

const STATUS: Readonly<Record<string, number>> = {
  "access.other_origin": 403,
  "access.forbidden": 404,
  "access.signed_out": 401,
  "access.not_found": 404,
  "workbook.too_large": 413,
  "file.busy": 503,
  "storage.full": 507,
  internal: 500,
};

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
  return Response.json(outcome, {
    status: outcome.ok ? 200 : (STATUS[outcome.code] ?? 422),
    headers: { "Cache-Control": "no-store" },
  });
}
