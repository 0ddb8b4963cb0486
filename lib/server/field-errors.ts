import type { z } from "zod";
import type { FieldError } from "@/lib/domain/field-error";

/**
 * Turns what zod refused into codes beside their fields. A schema names its own code by passing it as the message
 * (`z.string().min(1, "field.required")`); everything else gets a general one.
 */
export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.map((issue) => ({
    path: issue.path.map(String).join("."),
    code: /^[a-z_]+([A-Z][a-z]+)*\.[a-z_]+$/.test(issue.message) ? issue.message : generalCode(issue),
    params: params(issue),
  }));
}

function generalCode(issue: z.core.$ZodIssue): string {
  if (issue.code === "too_big") return issue.origin === "string" ? "field.too_long" : "field.too_big";
  if (issue.code === "too_small") return issue.origin === "string" ? "field.required" : "field.too_small";
  if (issue.code === "invalid_type" && (issue.input === undefined || issue.input === null))
    return "field.required";
  return "field.invalid";
}

function params(issue: z.core.$ZodIssue): Record<string, number> {
  if (issue.code === "too_big") return { maximum: Number(issue.maximum) };
  if (issue.code === "too_small") return { minimum: Number(issue.minimum) };
  return {};
}
