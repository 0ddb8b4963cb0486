import { loadHealth } from "@/lib/features/installation/loaders";

/** 200 only when the database can be read and written. */
export async function GET(): Promise<Response> {
  const status = await loadHealth();
  return Response.json(
    { status },
    { status: status === "ok" ? 200 : 503, headers: { "Cache-Control": "no-store" } },
  );
}
