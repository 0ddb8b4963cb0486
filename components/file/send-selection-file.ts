import { numbered } from "@/components/draft/numbered";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";

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

/**
 * Sends a selection file to be imported. Never throws: a lost connection is an answer, too. The same file sent again
 * after one carries the same number, so that it makes one selection and not two.
 */
export async function sendSelectionFile(organisationId: string, file: File): Promise<ImportAnswer> {
  const { name, size, lastModified } = file;
  let refused: Refused | null = null;
  const send = numbered(
    "selection.import",
    async ({ requestNumber }: FileSent & { readonly requestNumber?: string }): Promise<Outcome<string>> => {
      const address = new URLSearchParams({ organisation: organisationId, number: requestNumber ?? "" });
      const response = await fetch(`/api/selections/import?${address}`, {
        method: "POST",
        body: file,
        headers: { "content-type": "application/json" },
      });
      const answer = readAnswer(await response.json());
      if (answer.ok) return succeed(answer.id);
      refused = answer;
      return fail(answer.code);
    },
  );
  try {
    const outcome = await send({ organisationId, name, size, lastModified });
    return outcome.ok ? { ok: true, id: outcome.value } : (refused ?? nothing(outcome.code));
  } catch {
    return nothing("file.not_sent");
  }
}

/** What makes two sendings the same one. */
interface FileSent {
  readonly organisationId: string;
  readonly name: string;
  readonly size: number;
  readonly lastModified: number;
}

type Refused = Extract<ImportAnswer, { ok: false }>;

function nothing(code: string): Refused {
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
