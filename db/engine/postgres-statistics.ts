import pg from "pg";
import { run } from "./postgres-pool";

/** As PostgreSQL's own counting does, which comes within a minute: so many rows, and a share of those it knows of. */
const FEWEST = 50;
const SHARE = 0.1;

/**
 * Has PostgreSQL look at what tables hold now, after a transaction has put a great deal into them. Until it has, it
 * plans for nearly no rows, and a large selection that has just been imported is read several times as slowly. Counting
 * keeps no reader and no writer waiting; where somebody counts already, they are left to it. Never rejects: what has
 * been written is written.
 *
 * @param added how many rows went into which table
 */
export async function countAnew(pool: pg.Pool, added: ReadonlyMap<string, number>): Promise<void> {
  const many = [...added].filter(([, rows]) => rows > FEWEST);
  if (many.length === 0) return;
  try {
    const grown = await run(
      pool,
      `select "name" from unnest($1::text[], $2::bigint[]) as "filled" ("name", "rows")
       join pg_class on pg_class.oid = to_regclass(quote_ident("name"))
       where "rows" > ${FEWEST} + ${SHARE} * greatest(reltuples, 0)`,
      [many.map(([name]) => name), many.map(([, rows]) => rows)],
    );
    for (const [name] of grown)
      await pool.query(`analyze (skip_locked) ${pg.escapeIdentifier(String(name))}`);
  } catch {
    // It counts by itself a little later.
  }
}
