/** Rows an insert takes at once: every table's columns times this stays under both databases' limit of parameters. */
const CHUNK = 500;

/** Hands `rows` to `insert` in pieces, in order; nothing is called for no rows. */
export async function inChunks<Row>(
  rows: readonly Row[],
  insert: (chunk: Row[]) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK) await insert(rows.slice(start, start + CHUNK));
}
