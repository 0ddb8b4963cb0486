import { useTranslations } from "next-intl";

/** A report, reference or contract point that a document can belong to. */
export interface Subject {
  readonly id: string;
  readonly kind: "report" | "reference" | "point";
  readonly name: string;
}

/** What a document belongs to, in words. */
export function useSubjectWords(): (subject: Subject) => string {
  const t = useTranslations("documents.subject");
  return ({ kind, name }) => t(kind, { name });
}
