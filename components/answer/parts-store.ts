import { type AnswerPart, type Mark, partKey, samePart, type TypedPart } from "@/lib/domain/answer-draft";
import type { Outcome } from "@/lib/domain/outcome";
import { readPart, type StoredPart, storedPart } from "./stored-part";

/** What became of one part that was sent. */
export type PartResult = { readonly key: string } & (
  | { readonly result: "saved"; readonly edition: number }
  | { readonly result: "conflict"; readonly current: AnswerPart; readonly mark: Mark }
  | { readonly result: "refused"; readonly code: string }
);

export interface PartsOptions {
  readonly send: (
    changes: readonly { readonly part: TypedPart; readonly expectedEdition: number }[],
  ) => Promise<Outcome<readonly PartResult[]>>;
  /** Whose answer to what: names the entries in the browser's store. */
  readonly scope: string;
}

export type PartsStatus =
  | { readonly kind: "idle" | "unsaved" | "saving" }
  | { readonly kind: "saved"; readonly at: number }
  /** Everything unsent is kept on this device. `again`: it is tried again by itself. */
  | { readonly kind: "failed"; readonly code: string; readonly again: boolean };

export interface PartConflict {
  readonly current: AnswerPart;
  readonly mark: Mark;
}

export interface PartsSnapshot {
  /** Parts as they were typed here, sent or not. */
  readonly typed: ReadonlyMap<string, AnswerPart>;
  readonly conflicts: ReadonlyMap<string, PartConflict>;
  readonly refusals: ReadonlyMap<string, string>;
  readonly status: PartsStatus;
  /** Something of an earlier visit was put back. */
  readonly isRestored: boolean;
}

const PAUSE = 700;
const FIRST_RETRY = 2_000;
const LAST_RETRY = 30_000;
const BATCH = 200;
/** Failures that trying again can mend. */
const PASSING = new Set([
  "internal",
  "storage.full",
  "storage.slow",
  "storage.busy",
  "storage.unreachable",
  "network",
]);

/**
 * Keeps typed parts of an answer safe: into the browser's store at once, to the server after a short pause, again and
 * again while that fails. One batch is on its way at a time. Sending a part twice does no harm, so two tabs may share
 * the browser's store.
 */
export class PartsStore {
  #typed = new Map<string, AnswerPart>();
  /** Editions the server has confirmed, newer than those the page was drawn with. */
  #editions = new Map<string, number>();
  #unsent = new Map<string, StoredPart>();
  #sending: ReadonlyMap<string, AnswerPart> | null = null;
  #conflicts = new Map<string, PartConflict>();
  #refusals = new Map<string, string>();
  #status: PartsStatus = { kind: "idle" };
  #isRestored = false;
  #storage: Storage | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #retry = FIRST_RETRY;
  #listeners = new Set<() => void>();
  #snapshot: PartsSnapshot;

  constructor(readonly options: PartsOptions) {
    this.#snapshot = this.#make();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  snapshot = (): PartsSnapshot => this.#snapshot;

  #make(): PartsSnapshot {
    return {
      typed: new Map(this.#typed),
      conflicts: new Map(this.#conflicts),
      refusals: new Map(this.#refusals),
      status: this.#status,
      isRestored: this.#isRestored,
    };
  }

  #changed(): void {
    this.#snapshot = this.#make();
    for (const listener of this.#listeners) listener();
  }

  #name(key: string): string {
    return `shortlist.answer.${this.options.scope}.${key}`;
  }

  /** Takes what was typed. `edition` is that of the part as the page shows it. */
  put(part: TypedPart, edition: number): void {
    const key = partKey(part);
    const expectedEdition =
      this.#unsent.get(key)?.expectedEdition ?? Math.max(this.#editions.get(key) ?? 0, edition);
    this.#typed.set(key, part);
    this.#refusals.delete(key);
    this.#keep(key, { part, expectedEdition });
    if (!this.#conflicts.has(key)) this.#schedule(PAUSE);
    this.#changed();
  }

  #keep(key: string, stored: StoredPart): void {
    this.#unsent.set(key, stored);
    try {
      this.#storage?.setItem(this.#name(key), storedPart(stored));
    } catch {
      // The browser's store is full or switched off: the server still gets everything.
    }
  }

  #forget(key: string): void {
    this.#unsent.delete(key);
    try {
      this.#storage?.removeItem(this.#name(key));
    } catch {
      // As above.
    }
  }

  /** Which of two values stands, where somebody else was faster. */
  settle(key: string, choice: "mine" | "theirs"): void {
    const conflict = this.#conflicts.get(key);
    const mine = this.#unsent.get(key);
    if (!conflict || !mine) return;
    this.#conflicts.delete(key);
    this.#editions.set(key, conflict.mark.edition);
    if (choice === "mine") {
      this.#keep(key, { part: mine.part, expectedEdition: conflict.mark.edition });
      this.#schedule(0);
    } else {
      this.#typed.set(key, conflict.current);
      this.#forget(key);
    }
    this.#changed();
  }

  /** Begins to work in a browser: puts back what an earlier visit left, and sends it. Returns how to stop. */
  attach(storage: Storage | null): () => void {
    this.#storage = storage;
    const prefix = this.#name("");
    for (const name of storage === null ? [] : Object.keys(storage)) {
      if (!name.startsWith(prefix)) continue;
      const stored = readPart(storage?.getItem(name) ?? null);
      const key = name.slice(prefix.length);
      if (!stored || partKey(stored.part) !== key || this.#unsent.has(key)) continue;
      this.#unsent.set(key, stored);
      this.#typed.set(key, stored.part);
      this.#isRestored = true;
    }
    if (this.#isRestored) {
      this.#schedule(0);
      this.#changed();
    }
    const again = () => this.#schedule(0);
    const hidden = () => {
      if (document.visibilityState === "hidden") again();
    };
    window.addEventListener("online", again);
    document.addEventListener("visibilitychange", hidden);
    return () => {
      window.removeEventListener("online", again);
      document.removeEventListener("visibilitychange", hidden);
      void this.#send();
    };
  }

  #ready(): [string, StoredPart][] {
    return [...this.#unsent].filter(([key]) => !this.#conflicts.has(key) && !this.#refusals.has(key));
  }

  #schedule(delay: number): void {
    if (this.#ready().length === 0) return;
    if (this.#status.kind !== "saving" && this.#status.kind !== "failed") this.#status = { kind: "unsaved" };
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#send(), delay);
  }

  async #send(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const batch = this.#ready().slice(0, BATCH);
    if (this.#sending !== null || batch.length === 0) return;
    this.#sending = new Map(batch.map(([key, { part }]) => [key, part]));
    if (this.#status.kind !== "failed") this.#status = { kind: "saving" };
    this.#changed();
    const outcome = await this.options
      .send(batch.map(([, stored]) => stored))
      .catch(() => ({ ok: false as const, code: "network" }));
    if (outcome?.ok) this.#arrived(outcome.value);
    else this.#failed(outcome?.code ?? "network");
  }

  #arrived(results: readonly PartResult[]): void {
    for (const result of results) {
      const sent = this.#sending?.get(result.key);
      const now = this.#unsent.get(result.key);
      if (sent === undefined || now === undefined) continue;
      if (result.result === "saved") {
        this.#editions.set(result.key, result.edition);
        if (samePart(now.part, sent)) this.#forget(result.key);
        // Typed on meanwhile: the rest goes out on the new edition.
        else this.#keep(result.key, { part: now.part, expectedEdition: result.edition });
      } else if (result.result === "conflict")
        this.#conflicts.set(result.key, { current: result.current, mark: result.mark });
      else this.#refusals.set(result.key, result.code);
    }
    this.#sending = null;
    this.#retry = FIRST_RETRY;
    const more = this.#ready().length > 0;
    this.#status = more ? { kind: "unsaved" } : { kind: "saved", at: Date.now() };
    this.#changed();
    if (more) this.#schedule(PAUSE);
  }

  #failed(code: string): void {
    this.#sending = null;
    const again = PASSING.has(code);
    this.#status = { kind: "failed", code, again };
    this.#changed();
    if (!again) return;
    this.#schedule(this.#retry);
    this.#retry = Math.min(this.#retry * 2, LAST_RETRY);
  }
}
