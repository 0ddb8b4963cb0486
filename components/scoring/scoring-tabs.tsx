import { useTranslations } from "next-intl";
import { TabLinks } from "@/components/ui/tab-links";
import type { PartRole } from "@/lib/domain/criterion";
import { mayInSelection, mayRead } from "@/lib/domain/policy";

export const SCORING_VIEWS = ["model", "scores", "people", "progress", "panel"] as const;
export type ScoringView = (typeof SCORING_VIEWS)[number];

const ADDRESS: Readonly<Record<ScoringView, string>> = {
  model: "?view=model",
  scores: "",
  people: "/people",
  progress: "/progress",
  panel: "/panel",
};

const MAY_OPEN: Readonly<Record<ScoringView, (role: PartRole) => boolean>> = {
  model: (role) => mayRead("selection.read", role),
  scores: (role) => mayInSelection("score.save", role),
  people: (role) => mayRead("participants.read", role),
  progress: (role) => mayRead("progress.read", role),
  panel: (role) => mayRead("scores.read", role),
};

/** The address of one of the scoring pages. @example scoringHref("sel_1", "people") // "/selections/sel_1/scoring/people" */
export function scoringHref(selectionId: string, view: ScoringView): string {
  return `/selections/${selectionId}/scoring${ADDRESS[view]}`;
}

/** The pages under Scoring, as far as the reader may open them. The page around it brings the messages of `scoring`. */
export function ScoringTabs(props: {
  readonly selectionId: string;
  readonly role: PartRole;
  readonly current: ScoringView;
}) {
  const t = useTranslations("scoring.tabs");
  return (
    <TabLinks
      label={t("label")}
      links={SCORING_VIEWS.filter((view) => MAY_OPEN[view](props.role)).map((view) => ({
        href: scoringHref(props.selectionId, view),
        label: t(view),
        current: view === props.current,
      }))}
    />
  );
}
