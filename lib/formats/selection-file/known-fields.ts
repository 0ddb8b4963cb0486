import type { z } from "zod";

/**
 * The fields a schema knows, in its order, without those that are null, empty text or an empty list: in a file, absence
 * says the same.
 */
export function known(schema: z.ZodObject, fields: object): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const key of Object.keys(schema.shape)) {
    const value: unknown = Reflect.get(fields, key);
    if (value === null || value === undefined || value === "") continue;
    if (Array.isArray(value) && value.length === 0) continue;
    kept[key] = value;
  }
  return kept;
}
