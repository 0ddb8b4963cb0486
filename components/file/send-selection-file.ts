/** One fault of a file: where it is and which rule it breaks. */
export interface Fault {
  readonly path: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** What the import answers: where the new selection is, or why there is none. */
export type ImportAnswer =
  | { readonly ok: true; readonly id: string }
  | {
      readonly ok: false;
      readonly code: string;
      readonly params: Readonly<Record<string, string | number>>;
      readonly faults: readonly Fault[];
    };

/** Sends a selection file to be imported. Never throws: a lost connection is an answer, too. */
export async function sendSelectionFile(organisationId: string, file: File): Promise<ImportAnswer> {
  try {
    const address = `/api/selections/import?organisation=${encodeURIComponent(organisationId)}`;
    const response = await fetch(address, {
      method: "POST",
      body: file,
      headers: { "content-type": "application/json" },
    });
    return readAnswer(await response.json());
  } catch {
    return nothing("file.not_sent");
  }
}

function nothing(code: string): ImportAnswer {
  return { ok: false, code, params: {}, faults: [] };
}

function readAnswer(body: unknown): ImportAnswer {
  if (typeof body !== "object" || body === null) return nothing("unknown");
  if ("value" in body && typeof body.value === "object" && body.value !== null && "id" in body.value)
    return { ok: true, id: String(body.value.id) };
  return {
    ok: false,
    code: "code" in body ? String(body.code) : "unknown",
    params: "params" in body ? readParams(body.params) : {},
    faults: "fields" in body && Array.isArray(body.fields) ? body.fields.flatMap(readFault) : [],
  };
}

function readFault(fault: unknown): Fault[] {
  if (typeof fault !== "object" || fault === null || !("path" in fault) || !("code" in fault)) return [];
  const params = "params" in fault ? readParams(fault.params) : {};
  return [{ path: String(fault.path), code: String(fault.code), params }];
}

function readParams(params: unknown): Record<string, string | number> {
  if (typeof params !== "object" || params === null) return {};
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [key, typeof value === "number" ? value : String(value)]),
  );
}
