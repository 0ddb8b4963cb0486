import { importSelectionFile } from "@/lib/features/selection-file/actions";

const STATUS: Readonly<Record<string, number>> = {
  "access.other_origin": 403,
  "access.forbidden": 403,
  "access.signed_out": 401,
  "access.not_found": 404,
  "file.too_large": 413,
  "file.busy": 503,
  "storage.full": 507,
  "storage.busy": 503,
  "storage.slow": 503,
  "storage.unreachable": 503,
  internal: 500,
};

/** Takes a selection file (the body, or a form with one file) and answers where the new selection is, or its faults. */
export async function POST(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const outcome = await importSelectionFile(
    request,
    searchParams.get("organisation"),
    searchParams.get("number"),
  );
  return Response.json(outcome, {
    status: outcome.ok ? 201 : (STATUS[outcome.code] ?? 422),
    headers: { "Cache-Control": "no-store" },
  });
}
