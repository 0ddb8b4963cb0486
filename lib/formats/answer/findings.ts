import type { FindingCode, FindingSubject, UploadFinding } from "@/lib/domain/upload-finding";

/** Most findings told one by one: nobody reads more, and a hostile file could make a million. */
export const MOST_FINDINGS = 1_000;

interface Place {
  readonly sheet?: string;
  readonly cell?: string;
  readonly lineId?: string | null;
  readonly about?: FindingSubject | null;
}

/** Collects what a reading finds, in the order it is found. */
export class Findings {
  readonly #found: UploadFinding[] = [];
  #more = 0;

  add(code: FindingCode, place: Place = {}, params: Readonly<Record<string, string | number>> = {}): void {
    if (this.#found.length >= MOST_FINDINGS) {
      this.#more += 1;
      return;
    }
    const { sheet = "", cell = "", lineId = null, about = null } = place;
    this.#found.push({ key: this.#found.length, code, sheet, cell, params, lineId, about, settled: null });
  }

  all(): readonly UploadFinding[] {
    if (this.#more === 0) return this.#found;
    const last: UploadFinding = {
      key: this.#found.length,
      code: "moreFindings",
      sheet: "",
      cell: "",
      params: { count: this.#more },
      lineId: null,
      about: null,
      settled: null,
    };
    return [...this.#found, last];
  }
}
