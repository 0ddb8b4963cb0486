/**
 * An async lock: callers run one after another, in the order they asked. A failure of one does not stop the next.
 * Those who take it `beside` others run at the same time as each other, and never with one who takes it alone.
 */
export class Turns {
  /** Ends when the last one who asked to be alone is done. */
  #alone: Promise<unknown> = Promise.resolve();
  /** Ends when all who asked to be beside others since then are done. */
  #beside: Promise<unknown> = Promise.resolve();

  take<T>(work: () => Promise<T>): Promise<T> {
    const before = Promise.all([this.#alone, this.#beside]);
    const turn = before.then(work);
    this.#alone = turn.then(nothing, nothing);
    this.#beside = Promise.resolve();
    return turn;
  }

  beside<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#alone.then(work);
    this.#beside = Promise.all([this.#beside, turn.then(nothing, nothing)]).then(nothing);
    return turn;
  }

  /** Resolves when nobody who asked so far is still at work. */
  async settled(): Promise<void> {
    await Promise.all([this.#alone, this.#beside]);
  }
}

const nothing = () => undefined;

/** One async lock per name; a name nobody waits for is forgotten. */
export class NamedTurns {
  readonly #byName = new Map<string, { turns: Turns; asked: number }>();

  take<T>(name: string, work: () => Promise<T>): Promise<T> {
    return this.#asked(name, (turns) => turns.take(work));
  }

  beside<T>(name: string, work: () => Promise<T>): Promise<T> {
    return this.#asked(name, (turns) => turns.beside(work));
  }

  async #asked<T>(name: string, ask: (turns: Turns) => Promise<T>): Promise<T> {
    const entry = this.#byName.get(name) ?? { turns: new Turns(), asked: 0 };
    this.#byName.set(name, entry);
    entry.asked += 1;
    try {
      return await ask(entry.turns);
    } finally {
      entry.asked -= 1;
      if (entry.asked === 0) this.#byName.delete(name);
    }
  }
}

/** So many at work at once, whatever they do; the others wait in the order they asked. */
export class Places {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(places: number) {
    this.#free = places;
  }

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }
}
