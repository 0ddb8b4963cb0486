/**
 * The body of a request, at most `most` bytes, counted as they arrive: what a header says about its own length is not
 * believed. Null when there is more; the rest is not read.
 */
export async function limitedBody(request: Request, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(request.headers.get("content-length") ?? 0) > most) return null;
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.byteLength;
    if (size > most) {
      await reader.cancel();
      return null;
    }
    chunks.push(next.value);
  }
  return Buffer.concat(chunks);
}

/** Room for the lines a form puts around a file. */
const FORM_ROOM = 64 * 1024;

/**
 * The file a request carries: its whole body, or the first file of a form. Null when it is larger than `most`; empty
 * when a form carries none.
 */
export async function uploadedFile(request: Request, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const type = request.headers.get("content-type") ?? "";
  const isForm = /^multipart\/form-data\b/i.test(type);
  const body = await limitedBody(request, isForm ? most + FORM_ROOM : most);
  if (body === null || !isForm) return body;
  const form = await new Response(Buffer.from(body), { headers: { "content-type": type } })
    .formData()
    .catch(() => null);
  for (const [, value] of form ?? []) {
    if (typeof value === "string") continue;
    return value.size > most ? null : new Uint8Array(await value.arrayBuffer());
  }
  return new Uint8Array();
}
