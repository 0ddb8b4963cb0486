/**
 * A grid of answers that saves itself: one cell for each row and candidate.
 *
 * A change shows at once and is sent at once; one message per cell is under way at a time, and what is typed meanwhile
 * goes with the next. What the server has not confirmed is kept as a draft on this device, so that a reload or a lost
 * connection loses nothing, and is sent again. When another device was faster, the cell says so and keeps both answers
 * until the person has chosen.
 */

export interface CellKey {
  readonly rowId: string;
  readonly candidateId: string;
}

export interface Answer<Value> {
  readonly value: Value;
  readonly note: string;
  readonly edition: number;
}

export type SavedAnswer<Value> =
  | { readonly ok: true; readonly edition: number }
  /** Another device was faster: what stands now. */
  | { readonly ok: false; readonly theirs: Answer<Value> }
  | {
      readonly ok: false;
      readonly code: string;
      readonly params: Readonly<Record<string, string | number>>;
    };

export type CellState<Value> =
  | { readonly kind: "idle" }
  | { readonly kind: "saving" }
  | { readonly kind: "saved"; readonly at: number }
  | { readonly kind: "conflict"; readonly theirs: Answer<Value> }
  | {
      readonly kind: "failed";
      readonly code: string;
      readonly params: Readonly<Record<string, string | number>>;
    };

export interface Cell<Value> {
  /** Undefined while nothing has been answered. */
  readonly value: Value | undefined;
  readonly note: string;
  /** The newest edition this device has seen; null before there is one. */
  readonly edition: number | null;
  readonly state: CellState<Value>;
}

export interface Draft<Value> extends CellKey {
  readonly value: Value | undefined;
  readonly note: string;
  readonly edition: number | null;
}

/** Where unconfirmed answers wait on this device. */
export interface DraftStore<Value> {
  load(): readonly Draft<Value>[];
  save(drafts: readonly Draft<Value>[]): void;
}

export interface SheetOptions<Value> {
  readonly answers: readonly (CellKey & Answer<Value>)[];
  readonly save: (
    key: CellKey,
    value: Value,
    note: string,
    expectedEdition: number | null,
  ) => Promise<SavedAnswer<Value>>;
  readonly drafts: DraftStore<Value>;
  readonly now: () => number;
  /** How long a note may be typed before it is sent, in milliseconds. */
  readonly noteDelay: number;
}

const EMPTY = { value: undefined, note: "", edition: null, state: { kind: "idle" } } as const;

const textOf = ({ rowId, candidateId }: CellKey) => `${rowId}\n${candidateId}`;

export class Sheet<Value> {
  readonly #options: SheetOptions<Value>;
  readonly #cells = new Map<string, Cell<Value>>();
  readonly #keys = new Map<string, CellKey>();
  readonly #unsent = new Set<string>();
  readonly #underWay = new Set<string>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** Answers that were sent and whose reply never came: the server may hold them. */
  readonly #unheard = new Map<string, { readonly value: Value; readonly note: string }[]>();
  readonly #listeners = new Set<() => void>();
  #version = 0;
  #lastSaved: number | null = null;

  constructor(options: SheetOptions<Value>) {
    this.#options = options;
    for (const { rowId, candidateId, value, note, edition } of options.answers) {
      this.#keys.set(textOf({ rowId, candidateId }), { rowId, candidateId });
      this.#cells.set(textOf({ rowId, candidateId }), { value, note, edition, state: { kind: "idle" } });
    }
  }

  /** Takes up the drafts of an earlier visit and sends them. Call it once, in the browser. */
  resume(isKnown: (key: CellKey) => boolean): void {
    for (const { rowId, candidateId, value, note, edition } of this.#options.drafts.load()) {
      const key = { rowId, candidateId };
      if (!isKnown(key)) continue;
      const text = textOf(key);
      const stands = this.#cells.get(text);
      if (stands?.value === value && stands?.note === note) continue;
      this.#keys.set(text, key);
      this.#unsent.add(text);
      this.#set(text, { value, note, edition, state: { kind: "idle" } });
      if (value !== undefined) void this.#send(text);
    }
    this.#keepDrafts();
  }

  /**
   * Takes what the server says now, e.g. after another device has answered. What is waiting here stays, and so does
   * whatever is newer here.
   */
  take(answers: readonly (CellKey & Answer<Value>)[]): void {
    for (const { rowId, candidateId, value, note, edition } of answers) {
      const text = this.#touch({ rowId, candidateId });
      const cell = this.#cells.get(text);
      if (this.#unsent.has(text) || this.#underWay.has(text) || edition <= (cell?.edition ?? 0)) continue;
      this.#set(text, { value, note, edition, state: { kind: "idle" } });
    }
  }

  /** How many answers the server has not confirmed yet; a note without an answer is not one. */
  waiting(): number {
    let count = 0;
    for (const text of this.#unsent) if (this.#cells.get(text)?.value !== undefined) count += 1;
    return count;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Goes up with every change: what a summary over many cells watches. */
  version = (): number => this.#version;

  cell(key: CellKey): Cell<Value> {
    return this.#cells.get(textOf(key)) ?? EMPTY;
  }

  /** What to say about the whole sheet: the worst that is going on, else when it was last saved. */
  state(): CellState<Value> {
    let saving = false;
    for (const { state } of this.#cells.values()) {
      if (state.kind === "failed") return state;
      if (state.kind === "saving") saving = true;
    }
    if (saving) return { kind: "saving" };
    return this.#lastSaved === null ? { kind: "idle" } : { kind: "saved", at: this.#lastSaved };
  }

  /** Cells in which another device was faster. */
  conflicts(): CellKey[] {
    return [...this.#cells].flatMap(([text, { state }]) => {
      const key = this.#keys.get(text);
      return state.kind === "conflict" && key ? [key] : [];
    });
  }

  answer(key: CellKey, value: Value): void {
    const text = this.#touch(key);
    const cell = this.cell(key);
    if (cell.value === value && cell.state.kind !== "failed" && !this.#unsent.has(text)) return;
    this.#change(text, { ...cell, value });
    void this.#send(text);
  }

  /** A note alone is kept on this device until there is an answer to go with it. */
  note(key: CellKey, note: string): void {
    const text = this.#touch(key);
    const cell = this.cell(key);
    if (cell.note === note) return;
    this.#change(text, { ...cell, note });
    clearTimeout(this.#timers.get(text));
    this.#timers.set(
      text,
      setTimeout(() => void this.#send(text), this.#options.noteDelay),
    );
  }

  /** Sends a note that is being waited for, e.g. when its field is left. */
  flush(key: CellKey): void {
    const text = textOf(key);
    if (this.#unsent.has(text)) void this.#send(text);
  }

  /** Settles a cell in which another device was faster. */
  settle(key: CellKey, choice: "mine" | "theirs"): void {
    const text = textOf(key);
    const cell = this.#cells.get(text);
    if (cell?.state.kind !== "conflict") return;
    const { theirs } = cell.state;
    if (choice === "theirs") {
      this.#unsent.delete(text);
      this.#set(text, { ...theirs, state: { kind: "idle" } });
      this.#keepDrafts();
      return;
    }
    this.#change(text, { ...cell, edition: theirs.edition, state: { kind: "idle" } });
    void this.#send(text);
  }

  /** Sends again what failed. */
  retry(): void {
    for (const [text, { state }] of this.#cells) if (state.kind === "failed") void this.#send(text);
  }

  #touch(key: CellKey): string {
    const text = textOf(key);
    this.#keys.set(text, { rowId: key.rowId, candidateId: key.candidateId });
    return text;
  }

  #change(text: string, cell: Cell<Value>): void {
    this.#unsent.add(text);
    // While two answers stand against each other the newest own one is kept, and nothing is sent.
    this.#set(text, cell);
    this.#keepDrafts();
  }

  #set(text: string, cell: Cell<Value>): void {
    this.#cells.set(text, cell);
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  }

  #keepDrafts(): void {
    const drafts = [...this.#unsent].flatMap((text): Draft<Value>[] => {
      const key = this.#keys.get(text);
      const cell = this.#cells.get(text);
      return key && cell ? [{ ...key, value: cell.value, note: cell.note, edition: cell.edition }] : [];
    });
    this.#options.drafts.save(drafts);
  }

  async #send(text: string): Promise<void> {
    clearTimeout(this.#timers.get(text));
    const key = this.#keys.get(text);
    const sent = this.#cells.get(text);
    if (!key || !sent || sent.value === undefined || sent.state.kind === "conflict") return;
    if (this.#underWay.has(text)) return;
    this.#underWay.add(text);
    this.#set(text, { ...sent, state: { kind: "saving" } });
    let saved: SavedAnswer<Value>;
    try {
      saved = await this.#options.save(key, sent.value, sent.note, sent.edition);
    } catch {
      this.#unheard.set(text, [...(this.#unheard.get(text) ?? []), { value: sent.value, note: sent.note }]);
      saved = { ok: false, code: "connection.lost", params: {} };
    }
    this.#underWay.delete(text);
    const cell = this.#cells.get(text) ?? sent;
    if (!saved.ok && "theirs" in saved && this.#isOwn(text, saved.theirs)) {
      // The other answer is this device's own, whose reply was lost: there is nothing to choose between.
      this.#set(text, { ...cell, edition: saved.theirs.edition, state: { kind: "saving" } });
      await this.#send(text);
      return;
    }
    if (saved.ok) {
      this.#unheard.delete(text);
      const at = this.#options.now();
      this.#lastSaved = at;
      const isNewer = cell.value !== sent.value || cell.note !== sent.note;
      if (!isNewer) this.#unsent.delete(text);
      this.#set(text, { ...cell, edition: saved.edition, state: { kind: "saved", at } });
      this.#keepDrafts();
      if (isNewer) await this.#send(text);
      return;
    }
    this.#set(text, {
      ...cell,
      state:
        "theirs" in saved
          ? { kind: "conflict", theirs: saved.theirs }
          : { kind: "failed", code: saved.code, params: saved.params },
    });
  }
  #isOwn(text: string, { value, note }: Answer<Value>): boolean {
    const sent = this.#unheard.get(text) ?? [];
    return sent.some((each) => each.value === value && each.note === note);
  }
}
