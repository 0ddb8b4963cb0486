/** The folder with initdb and pg_ctl; null when there is none. */
export function findPostgres(): string | null;

/** An empty server of one's own; `crash` takes it down as a power cut would, `again` brings it back. */
export function startPostgres(options?: { readonly durable?: boolean }): {
  readonly url: string;
  database(name: string): string;
  crash(): void;
  again(): void;
  stop(): void;
};
