import { useTranslations } from "next-intl";
import {
  type FindingSeverity,
  openFindings,
  severityOf,
  type UploadFinding,
} from "@/lib/domain/upload-finding";
import { PLACES } from "./upload-findings";

/** Where the changed lines stand on the page. */
export const CHANGES = "changes";

/** How much of everything there is on a long page, each a way to it. What is not there is not named. */
export function UploadContents(props: {
  readonly findings: readonly UploadFinding[];
  /** Lines that change; null while prices are sealed. */
  readonly changed: number | null;
}) {
  const t = useTranslations("upload.preview.jump");
  const count = (severity: FindingSeverity) =>
    props.findings.filter((finding) => severityOf(finding) === severity).length;
  const parts = [
    { place: PLACES.unclear, label: t("unclear", { count: openFindings(props.findings).length }) },
    { place: PLACES.missing, label: t("missing", { count: count("missing") }) },
    ...(count("info") > 0 ? [{ place: PLACES.info, label: t("info", { count: count("info") }) }] : []),
    ...(props.changed === null ? [] : [{ place: CHANGES, label: t("changes", { count: props.changed }) }]),
  ];
  return (
    <nav aria-label={t("label")}>
      <ul className="flex flex-wrap gap-x-5 gap-y-1.5 text-sm">
        {parts.map(({ place, label }) => (
          <li key={place}>
            <a
              href={`#${place}`}
              className="num inline-flex min-h-6 items-center rounded-sm font-medium text-accent underline decoration-transparent underline-offset-3 hover:decoration-current"
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
