import { loadRequestFile } from "@/lib/features/request/loaders";
import { requestFileInput } from "@/lib/features/request/schema";

/**
 * The request for one candidate as a file: `xlsx` to fill in, `pdf` to read. `?lang=da` in that language, `?number=2`
 * another number than the newest, `?filled=1` with the candidate's current version in it.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ selectionId: string; candidateId: string; format: string }> },
): Promise<Response> {
  const asked = new URL(request.url).searchParams;
  const input = requestFileInput.safeParse({
    ...(await params),
    number: asked.get("number") ?? undefined,
    locale: asked.get("lang") ?? undefined,
    filled: asked.get("filled") ?? undefined,
  });
  const file = input.success
    ? await loadRequestFile(input.data)
    : ({ ok: false, code: "access.not_found" } as const);
  if (!file.ok)
    return Response.json(
      { ok: false, code: file.code },
      { status: file.code === "prices.sealed" ? 409 : 404, headers: { "Cache-Control": "no-store" } },
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
