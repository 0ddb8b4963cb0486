/** What a write did, for its answer and for the record: who did it and when are added where it is called. */
export interface Written<Value> {
  readonly value: Value;
  readonly subjectId: string;
  readonly before: unknown;
  readonly after: unknown;
}
