import { z } from "zod";

/** Any text may be tried as a link; a long one is cut off before it costs anything. */
export const linkInput = z.object({ token: z.string().max(200) });

export const openLinkInput = linkInput.extend({
  /** As typed; null = none. */
  code: z.string().max(40, "field.too_long").nullable(),
});

export const joinAsLeadInput = linkInput.extend({
  name: z.string().trim().min(1, "field.required").max(120, "field.too_long"),
  password: z
    .string()
    .min(1, "field.required")
    .min(10, "account.password_short")
    .max(200, "account.password_long"),
});
export type JoinAsLeadValues = z.input<typeof joinAsLeadInput>;

export const leaveInput = z.object({ selectionId: z.string().min(1).max(64) });
