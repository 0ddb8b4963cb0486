/**
 * The bell of this process's mail worker. Pages and the worker are bundled apart, so they meet on the global object;
 * whoever rings it need not load the worker.
 */
const shared: typeof globalThis & { shortlistMailBell?: () => void } = globalThis;

/** Says who comes when the bell is rung; null = nobody. */
export function answerMailBell(answer: (() => void) | null): void {
  if (answer === null) delete shared.shortlistMailBell;
  else shared.shortlistMailBell = answer;
}

/** There may be something to send: look now rather than at the next round. */
export function wakeMailWorker(): void {
  shared.shortlistMailBell?.();
}
