import { loadComparisonData } from "@/lib/features/comparison/loaders";

/** What the comparison is computed from, compact; the browser asks again each time and mostly hears "unchanged". */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ selectionId: string }> },
): Promise<Response> {
  const data = await loadComparisonData((await params).selectionId);
  if (!data) return new Response(null, { status: 404, headers: { "Cache-Control": "no-store" } });
  const headers = { ETag: data.etag, "Cache-Control": "private, no-cache", Vary: "Cookie, Accept-Encoding" };
  if (request.headers.get("if-none-match") === data.etag) return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(data.body), {
    headers: { ...headers, "Content-Type": "application/json", "Content-Encoding": "gzip" },
  });
}
