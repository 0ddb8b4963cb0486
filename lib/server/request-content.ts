import { z } from "zod";
import { CURRENCIES } from "@/lib/domain/money";
import { LINE_KINDS, LINE_SCOPES } from "@/lib/domain/offer";
import type { AskedFor } from "@/lib/domain/offer-answer";
import type { SheetLine } from "@/lib/domain/offer-sheet";
import { POINT_KINDS } from "@/lib/domain/request";
import type { RequestContent } from "@/lib/domain/request-content";
import { REQUIREMENT_LEVELS } from "@/lib/domain/requirements";
import { DRIVERS, ESTABLISHMENT_STAGES } from "@/lib/domain/selection";

const id = z.string().min(1).max(60);
const milli = z.int().min(0).nullable();

/** What a request asked, as it is stored. */
const RequestContentSchema: z.ZodType<RequestContent> = z.object({
  currency: z.enum(CURRENCIES),
  horizonMonths: z.int(),
  quantities: z.object({ users: milli, servers: milli, gb: milli, devices: milli }),
  lines: z.array(
    z.object({
      id,
      kind: z.enum(LINE_KINDS),
      name: z.string(),
      description: z.string(),
      category: z.string(),
      stage: z.enum(ESTABLISHMENT_STAGES).nullable(),
      driver: z.enum(DRIVERS),
      scope: z.enum(LINE_SCOPES),
    }),
  ),
  requirements: z.array(z.object({ id, name: z.string(), level: z.enum(REQUIREMENT_LEVELS) })),
  points: z.array(z.object({ id, kind: z.enum(POINT_KINDS), name: z.string(), help: z.string() })),
  weights: z
    .object({
      priceShareTenths: z.int(),
      groups: z.array(z.object({ name: z.string(), shareTenths: z.int() })),
    })
    .nullable(),
});

/**
 * What a stored request asked.
 * @throws ZodError when the stored text is not a request's content
 */
export function requestContent(row: { readonly content: string }): RequestContent {
  return RequestContentSchema.parse(JSON.parse(row.content));
}

/** What a vendor is asked, as its page shows it. */
export interface AskedOfVendor extends Omit<RequestContent, "lines"> {
  readonly lines: readonly SheetLine[];
}

/**
 * What one edition of the request asked, as far as it can still be answered: in the words it was asked in, without
 * what has left the selection since. What has joined it since is asked for by the next edition.
 */
export function askedOfVendor(request: { readonly content: string }, asked: AskedFor): AskedOfVendor {
  const content = requestContent(request);
  const known = new Set(asked.lines.map((line) => line.id));
  return {
    ...content,
    lines: content.lines.filter((line) => known.has(line.id)).map((line) => ({ ...line, edition: 1 })),
    requirements: content.requirements.filter((each) => asked.requirementIds.has(each.id)),
    points: content.points.filter((each) => asked.pointIds.has(each.id)),
  };
}
