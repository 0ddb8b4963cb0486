import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ComparisonStanding } from "@/lib/domain/comparison/standing";
import { CandidateSquare } from "../ui/candidate-chip";
import { classNames } from "../ui/class-names";
import { TextLink } from "../ui/link-button";
import { patternOf, StatusMark } from "../ui/status-mark";

/** Where the reader can settle what is missing; an address that is null is not theirs to open. */
export interface StandingLinks {
  readonly opening: string | null;
  readonly progress: string | null;
  readonly scores: string | null;
  readonly answers: string | null;
}

/**
 * What a comparison waits for, above everything else on its page: prices, scores with who owes them, what the reader
 * may not see yet, answers without which a candidate has no place. Nothing at all where nothing is missing.
 */
export function StandingNotice({ standing, links }: { standing: ComparisonStanding; links: StandingLinks }) {
  const t = useTranslations("compare.standing");
  const locale = useLocale();
  const { missing, unanswered } = standing;
  const list = (names: readonly string[]) =>
    new Intl.ListFormat(locale, { type: "conjunction" }).format(names);
  const closedEarly = standing.scoringClosed && standing.waivedReason !== "";
  const nothing =
    !standing.pricesSealed &&
    missing.length === 0 &&
    standing.blindPairs === 0 &&
    unanswered.length === 0 &&
    !closedEarly;
  if (nothing) return null;
  return (
    <section aria-label={t("label")} className="mb-4 grid max-w-4xl gap-2">
      {unanswered.length > 0 ? (
        <Notice
          mark={<StatusMark state="missing" />}
          title={t("unansweredTitle", {
            count: unanswered.length,
            names: list(unanswered.map(({ name }) => name)),
          })}
        >
          <ul className="mt-1 grid gap-1">
            {unanswered.map(({ candidateId, letter, name, requirements }) => (
              <li key={candidateId} className="flex flex-wrap items-center gap-x-2">
                <CandidateSquare letter={letter} size="sm" />
                <span>{requirements.join(" · ")}</span>
                {links.answers === null ? null : (
                  <TextLink href={links.answers}>{t("unansweredLink", { name })}</TextLink>
                )}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {standing.pricesSealed ? (
        <Notice
          mark={<StatusMark state="sealed" />}
          pattern={patternOf("sealed")}
          title={t("sealedTitle")}
          link={links.opening === null ? null : { href: links.opening, text: t("sealedLink") }}
        >
          {t("sealedBody", { arrived: standing.arrived, compared: standing.compared })}
        </Notice>
      ) : null}
      {standing.blindPairs > 0 ? (
        <Notice
          mark={<StatusMark state="blind" />}
          pattern={patternOf("blind")}
          title={t("blindTitle")}
          link={links.scores === null ? null : { href: links.scores, text: t("blindLink") }}
        >
          {t("blindBody", { count: standing.blindPairs })}
        </Notice>
      ) : null}
      {missing.length > 0 ? (
        <Notice
          mark={<StatusMark state="provisional" />}
          title={t("missingTitle", { names: list(missing.map(({ name }) => name)) })}
          link={links.progress === null ? null : { href: links.progress, text: t("missingLink") }}
          foot={<MissingList standing={standing} />}
        >
          {t("missingBody")}
        </Notice>
      ) : null}
      {closedEarly ? (
        <Notice
          mark={<StatusMark state="provisional" />}
          title={t("waived", { reason: standing.waivedReason })}
        />
      ) : null}
    </section>
  );
}

function Notice(props: {
  mark: ReactNode;
  title: string;
  /** Laid on the edge, so that the notice looks like the cells it speaks of. */
  pattern?: string;
  link?: { readonly href: string; readonly text: string } | null;
  children?: ReactNode;
  foot?: ReactNode;
}) {
  const { mark, title, pattern, link, children, foot } = props;
  return (
    <div className="flex overflow-hidden rounded-md border border-rule bg-raised">
      <span aria-hidden className={classNames("w-3 shrink-0 border-r border-rule", pattern ?? "bg-sunk")} />
      <div className="min-w-0 flex-1 px-4 py-2.5 leading-relaxed">
        <span className="mr-2">{mark}</span>
        <strong className="font-semibold">{title}.</strong> {children}
        {link ? (
          <>
            {" "}
            <TextLink href={link.href}>{link.text}</TextLink>
          </>
        ) : null}
        {foot}
      </div>
    </div>
  );
}

/** Person by person: which candidates, which groups. Folded away, as ten people owe many lines. */
function MissingList({ standing }: { standing: ComparisonStanding }) {
  const t = useTranslations("compare.standing");
  return (
    <details className="mt-1 print:hidden">
      <summary className="cursor-pointer text-accent">{t("missingWhat")}</summary>
      <MissingTable standing={standing} />
    </details>
  );
}

/** The same list in full, for paper. */
export function MissingTable({ standing }: { standing: ComparisonStanding }) {
  return (
    <dl className="mt-1.5 grid grid-cols-[minmax(6rem,max-content)_1fr] gap-x-4 gap-y-1.5 text-sm">
      {standing.missing.map(({ participantId, name, candidates }) => (
        <div key={participantId} className="contents">
          <dt className="font-medium [overflow-wrap:anywhere]">{name}</dt>
          <dd className="grid gap-0.5">
            {together(candidates).map(({ letters, groups }) => (
              <span key={letters.join("")} className="flex flex-wrap items-center gap-x-1.5">
                {letters.map((letter) => (
                  <CandidateSquare key={letter} letter={letter} size="sm" />
                ))}
                <span className="text-ink-2">{groups}</span>
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Candidates with the same open groups on one line. */
function together(
  candidates: ComparisonStanding["missing"][number]["candidates"],
): { readonly letters: readonly string[]; readonly groups: string }[] {
  const lines = new Map<string, string[]>();
  for (const { letter, groups } of candidates) {
    const key = groups.join(", ");
    lines.set(key, [...(lines.get(key) ?? []), letter]);
  }
  return [...lines].map(([groups, letters]) => ({ groups, letters }));
}
