/**
 * Saves a file of the server's without leaving the page: what the browser would put into a failed download, the reader
 * is told instead. The file's own name is kept.
 */
export async function saveExport(
  href: string,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly code: string }> {
  let response: Response;
  let body: Blob;
  try {
    response = await fetch(href);
    if (!response.ok) return { ok: false, code: await codeOf(response) };
    body = await response.blob();
  } catch {
    return { ok: false, code: "export.not_sent" };
  }
  const address = URL.createObjectURL(body);
  const link = document.createElement("a");
  link.href = address;
  link.download = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? "";
  link.click();
  // The browser reads it after this; it is let go of when that is surely over.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return { ok: true };
}

async function codeOf(response: Response): Promise<string> {
  const answer: unknown = await response.json().catch(() => null);
  return typeof answer === "object" && answer !== null && "code" in answer && typeof answer.code === "string"
    ? answer.code
    : "unknown";
}
