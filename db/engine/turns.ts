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
