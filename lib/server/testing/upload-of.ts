import { fail, type Outcome } from "@/lib/domain/outcome";
import type { UploadFile } from "../upload-file";
import { withUpload } from "../upload-file";

/** Hands bytes on as a file that somebody has uploaded. */
export function uploadOf<Value>(
  bytes: Uint8Array,
  use: (file: UploadFile) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  const request = new Request("http://localhost/", { method: "POST", body: Buffer.from(bytes) });
  return withUpload(request, { most: Number.MAX_SAFE_INTEGER, tooLarge: () => fail("file.too_large") }, use);
}
