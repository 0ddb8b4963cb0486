import { loadOwnRequestFile } from "@/lib/features/request/loaders";
import { ownRequestFileInput } from "@/lib/features/request/schema";

/** What a vendor is asked, for itself: `xlsx` to fill in, `pdf` to read, in its contact's language. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ selectionId: string; format: string }> },
): Promise<Response> {
  const input = ownRequestFileInput.safeParse(await params);
  const file = input.success
    ? await loadOwnRequestFile(input.data)
    : ({ ok: false, code: "access.not_found" } as const);
  if (!file.ok)
    return Response.json(
      { ok: false, code: file.code },
      { status: 404, headers: { "Cache-Control": "no-store" } },
    );
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
