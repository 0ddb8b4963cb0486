import type { z } from "zod";
import type { FieldError } from "@/lib/domain/field-error";
import { pathText } from "./json-place";

/** One fault of a file: where, which rule, and what fills in the sentence. */
export type FileFault = FieldError;

/** More faults than a person mends in one sitting are not listed. */
export const MOST_FAULTS = 100;

const CODE = /^[a-z_]+\.[a-z_]+$/;

/** What zod refused, as faults with the paths people write. A field that is not known is one fault each. */
export function shapeFaults(error: z.ZodError): FileFault[] {
  return error.issues.flatMap((issue) => faultsOfIssue(issue));
}

function faultsOfIssue(issue: z.core.$ZodIssue): FileFault[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      path: pathText([...issue.path, key]),
      code: "file.unknown_field",
      params: {},
    }));
  }
  const [code, params] = CODE.test(issue.message) ? [issue.message, {}] : codeOf(issue);
  return [{ path: pathText(issue.path), code, params }];
}

function codeOf(issue: z.core.$ZodIssue): [string, FieldError["params"]] {
  const { input } = issue;
  switch (issue.code) {
    case "invalid_type":
      if (input === undefined) return ["file.missing", {}];
      if (issue.expected === "int" && typeof input === "number") return ["file.not_whole", {}];
      return ["file.wrong_type", { expected: issue.expected }];
    case "too_big": {
      const code =
        issue.origin === "string" ? "too_long" : issue.origin === "array" ? "too_many" : "too_large_number";
      return [`file.${code}`, { maximum: Number(issue.maximum) }];
    }
    case "too_small":
      return [
        issue.origin === "array" ? "file.too_few" : "file.too_small_number",
        { minimum: Number(issue.minimum) },
      ];
    case "invalid_value":
      if (input === undefined) return ["file.missing", {}];
      return ["file.not_in_list", { allowed: issue.values.map(String).join(", ") }];
    case "invalid_union":
      return input === undefined ? ["file.missing", {}] : ["file.not_in_list", { allowed: "" }];
    case "invalid_format":
      if (issue.format === "date") return ["file.not_a_day", {}];
      if (issue.format === "datetime") return ["file.not_a_moment", {}];
      return ["file.invalid", {}];
    case "invalid_key":
      return ["file.unknown_field", {}];
    default:
      return ["file.invalid", {}];
  }
}
