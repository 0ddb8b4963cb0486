import type { NextRequest } from "next/server";
import { loadSelectionExport } from "@/lib/features/selection-file/loaders";
import { busyAnswer } from "./busy-answer";

/** A selection (json) or its comparison (xlsx, csv) as a file to save. Strangers get "not found"; when too many wait, when to try again. */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ selectionId: string; format: string }> },
): Promise<Response> {
  const { selectionId, format } = await params;
  const parameters = Object.fromEntries(new URL(request.url).searchParams);
  const file = await loadSelectionExport(selectionId, format, parameters);
  if (file === null) {
    return Response.json(
      { ok: false, code: "access.not_found" },
      { status: 404, headers: { "Cache-Control": "no-store" } },
    );
  }
  if (file.body === null) return busyAnswer(request);
  return new Response(file.body, {
    headers: {
      "Content-Type": file.contentType,
      // The name holds small letters, digits and dashes only, so it needs no escaping.
      "Content-Disposition": `attachment; filename="${file.name}"`,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
