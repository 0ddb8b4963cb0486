import { z } from "zod";

const email = z.string().trim().toLowerCase().max(254, "field.too_long").pipe(z.email("account.email_form"));

export const SignInInput = z.object({
  email,
  password: z.string().min(1, "field.required").max(200, "field.too_long"),
});
export type SignInValues = z.input<typeof SignInInput>;

const newPassword = z
  .string()
  .min(1, "field.required")
  .min(10, "account.password_short")
  .max(200, "account.password_long");

export const StartInput = z.object({
  name: z.string().trim().min(1, "field.required").max(120, "field.too_long"),
  email,
  password: newPassword,
  organisation: z.string().trim().min(1, "field.required").max(120, "field.too_long"),
  setupCode: z.string().max(100, "field.too_long").default(""),
});
export type StartValues = z.input<typeof StartInput>;

export const ChangePasswordInput = z.object({
  password: z.string().min(1, "field.required").max(200, "field.too_long"),
  newPassword,
});
export type ChangePasswordValues = z.input<typeof ChangePasswordInput>;
