"use client";

import { CircleSlash2, Hourglass } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Sheet } from "@/components/sheet/sheet";
import { useSheetVersion } from "@/components/sheet/use-sheet";
import { CandidateSquare } from "@/components/ui/candidate-chip";
import {
  type RequirementAnswer,
  type RequirementsCoverage,
  requirementsCoverage,
} from "@/lib/domain/requirements";
import type { AnsweringCandidateView, RequirementView } from "./needs-view";

/** How far each candidate meets the requirements, from what stands in the sheet now. */
export function useCoverages(
  requirements: readonly RequirementView[],
  candidates: readonly AnsweringCandidateView[],
  sheet: Sheet<RequirementAnswer>,
): ReadonlyMap<string, RequirementsCoverage> {
  useSheetVersion(sheet);
  const known = requirements.map((each) => ({ ...each, templateKey: null }));
  return new Map(
    candidates.map(({ id: candidateId }) => {
      const answers = new Map<string, RequirementAnswer>();
      for (const { id: rowId } of requirements) {
        const { value } = sheet.cell({ rowId, candidateId });
        if (value !== undefined) answers.set(rowId, value);
      }
      return [candidateId, requirementsCoverage(known, answers)];
    }),
  );
}

interface Verdict {
  readonly candidate: AnsweringCandidateView;
  readonly kind: "out" | "open";
  readonly names: readonly string[];
}

/** Who is out and who cannot be ranked yet, in words. Nothing when nobody is. */
export function Verdicts(props: {
  requirements: readonly RequirementView[];
  candidates: readonly AnsweringCandidateView[];
  coverages: ReadonlyMap<string, RequirementsCoverage>;
}) {
  const t = useTranslations("needs.verdict");
  const nameOf = new Map(props.requirements.map(({ id, name }) => [id, name]));
  const lines = props.candidates.flatMap((candidate): Verdict[] => {
    const coverage = props.coverages.get(candidate.id);
    if (!coverage) return [];
    const out = coverage.knockedOutBy.map((id) => nameOf.get(id) ?? "");
    if (out.length > 0) return [{ candidate, kind: "out", names: out }];
    const open = coverage.blockedBy.map((id) => nameOf.get(id) ?? "");
    return open.length > 0 ? [{ candidate, kind: "open", names: open }] : [];
  });
  if (lines.length === 0) return null;
  return (
    <ul className="grid gap-1.5 rounded-md border border-l-3 border-rule border-l-warn bg-raised px-4 py-3">
      {lines.map(({ candidate, kind, names }) => (
        <li key={candidate.id} className="flex items-start gap-2 text-base leading-relaxed">
          {kind === "out" ? (
            <CircleSlash2 aria-hidden className="mt-1 size-4 shrink-0 text-bad" />
          ) : (
            <Hourglass aria-hidden className="mt-1 size-4 shrink-0 text-warn" />
          )}
          <span>
            <span className="mr-1.5 inline-flex translate-y-0.5">
              <CandidateSquare letter={candidate.letter} />
            </span>
            {kind === "out"
              ? t("out", { candidate: candidate.name, names: quoted(names), count: names.length })
              : names.length > 3
                ? t("openMany", { candidate: candidate.name, count: names.length })
                : t("open", { candidate: candidate.name, names: quoted(names), count: names.length })}
          </span>
        </li>
      ))}
    </ul>
  );
}

const quoted = (names: readonly string[]) => names.map((name) => `“${name}”`).join(", ");
