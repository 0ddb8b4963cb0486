import { loadComparisonData } from "@/lib/features/comparison/loaders";

/**
 * What the comparison is computed from, compact and compressed; the browser asks again each time and mostly hears
 * "unchanged". Sent as a gzip file: the framework drops a content encoding that it did not make itself.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ selectionId: string }> },
): Promise<Response> {
  const data = await loadComparisonData((await params).selectionId);
  if (!data) return new Response(null, { status: 404, headers: { "Cache-Control": "no-store" } });
  const headers = { ETag: data.etag, "Cache-Control": "private, no-cache", Vary: "Cookie" };
  if (request.headers.get("if-none-match") === data.etag) return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(data.body), {
    headers: { ...headers, "Content-Type": "application/gzip" },
  });
}
