/**
 * An async lock: callers run one after another, in the order they asked. A failure of one does not stop the next.
 */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  take<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work, work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Resolves when nobody who asked so far is still at work. */
  async settled(): Promise<void> {
    await this.#last;
  }
}

/** One async lock per name; a name nobody waits for is forgotten. */
export class NamedTurns {
  readonly #byName = new Map<string, { turns: Turns; asked: number }>();

  async take<T>(name: string, work: () => Promise<T>): Promise<T> {
    const entry = this.#byName.get(name) ?? { turns: new Turns(), asked: 0 };
    this.#byName.set(name, entry);
    entry.asked += 1;
    try {
      return await entry.turns.take(work);
    } finally {
      entry.asked -= 1;
      if (entry.asked === 0) this.#byName.delete(name);
    }
  }
}
