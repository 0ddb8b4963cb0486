import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ComparisonFrame } from "@/lib/domain/comparison/frame";
import type { MatrixWords } from "./matrix-words";
import { amountText } from "./matrix-words";

type VerdictFrame = Pick<
  ComparisonFrame,
  "verdict" | "columns" | "basis" | "tooFew" | "lineNames" | "currency" | "linesInBasis" | "pricesSealed"
>;

/** In words: who is cheapest like for like, why the order as quoted is another, and what is still open. */
export function VerdictText({ frame, gapsHref }: { frame: VerdictFrame; gapsHref: string }) {
  const t = useTranslations("compare");
  const locale = useLocale();
  const words: MatrixWords = { t, locale, currency: frame.currency };
  const [first, ...rest] = verdictSentences(frame, words);
  if (first === undefined) return null;
  const open = unsettled(frame).length > 0;
  return (
    <section
      aria-label={t("verdict.label")}
      className={`mb-4 max-w-4xl rounded-md border border-rule border-l-[3px] bg-raised px-4 py-2.5 ${open || frame.verdict.orderDiffers ? "border-l-warn" : "border-l-good"}`}
    >
      <p aria-live="polite">
        <strong className="font-semibold">{first}</strong> {rest.join(" ")}
        {open ? <GapsLink href={gapsHref}>{t("verdict.settle")}</GapsLink> : null}
      </p>
    </section>
  );
}

function GapsLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <>
      {" "}
      <Link href={href} className="font-medium text-accent underline-offset-3 hover:underline">
        {children}
      </Link>
    </>
  );
}

/** Those that are not comparable for another reason than a decision of ours. */
function unsettled({ verdict }: VerdictFrame) {
  return verdict.notComparable.filter(({ gaps, left }) => left === 0 || gaps > left);
}

/** More candidates than this, of whom the same is said, are named by their letters. */
const MANY = 3;

/** The sentences of a verdict, the conclusion first. */
export function verdictSentences(frame: VerdictFrame, words: MatrixWords): string[] {
  const { t, locale } = words;
  const { verdict, columns, basis } = frame;
  if (frame.tooFew) return [t("verdict.tooFew")];
  // While prices are sealed nothing is said about them; the page says that they are.
  if (frame.linesInBasis === 0 || frame.pricesSealed) return [];
  const name = (candidateId: string) => columns.find((each) => each.candidateId === candidateId)?.name ?? "?";
  const list = (items: readonly string[]) =>
    new Intl.ListFormat(locale, { type: "conjunction" }).format(items);
  // Many names in a row are read by nobody: their letters stand at the heads of the columns.
  const letter = (candidateId: string) =>
    columns.find((each) => each.candidateId === candidateId)?.letter ?? name(candidateId);
  const briefly = (all: readonly unknown[]) => (all.length > MANY ? letter : name);
  const names = (ids: readonly string[]) => list(ids.map(briefly(ids)));
  const money = (minorUnits: number) => amountText(minorUnits, words);
  const months = basis.horizonMonths;
  const sentences: string[] = [];
  const comparable = columns.filter((each) => each.comparable && each.knockOuts.length === 0);
  const only = comparable[0];
  if (verdict.cheapestLevelled) {
    const { candidateId, total } = verdict.cheapestLevelled;
    sentences.push(t("verdict.cheapest", { name: name(candidateId), total: money(total), months }));
  } else if (only) {
    sentences.push(t("verdict.oneOnly", { name: only.name, total: money(only.levelled.total), months }));
  } else sentences.push(t("verdict.noneComparable"));

  const leaving = verdict.leavesOut.filter(
    (each) => each.stages.length > 0 || each.serviceLineIds.length > 0,
  );
  const leaves = {
    names: names(leaving.map((each) => each.candidateId)),
    count: leaving.length,
    what: list(whatIsLeftOut(frame, leaving, words)),
  };
  const otherQuoted =
    verdict.cheapestQuoted &&
    verdict.cheapestQuoted.candidateId !== (verdict.cheapestLevelled?.candidateId ?? only?.candidateId)
      ? verdict.cheapestQuoted
      : null;
  if (otherQuoted) {
    const looks = { name: name(otherQuoted.candidateId), total: money(otherQuoted.total) };
    sentences.push(
      leaving.length > 0
        ? t("verdict.quotedOther", { ...looks, ...leaves })
        : t("verdict.quotedOtherPlain", looks),
    );
  } else if (verdict.orderDiffers && leaving.length > 0) sentences.push(t("verdict.orderDiffers", leaves));
  else if (!verdict.orderDiffers && verdict.cheapestLevelled) sentences.push(t("verdict.same"));

  for (const each of verdict.setAside)
    sentences.push(
      t("verdict.setAside", {
        name: briefly(verdict.setAside)(each.candidateId),
        amount: money(each.amount),
      }),
    );
  for (const each of verdict.plugged)
    sentences.push(
      t("verdict.plugged", { name: briefly(verdict.plugged)(each.candidateId), amount: money(each.amount) }),
    );
  const undecided = unsettled(frame);
  if (undecided.length > 0)
    sentences.push(
      t("verdict.notComparable", {
        names: names(undecided.map((each) => each.candidateId)),
        gaps: undecided.reduce((sum, each) => sum + each.gaps - each.left, 0),
      }),
    );
  for (const { candidateId, left, decisions } of verdict.notComparable) {
    const [decision, ...more] = decisions;
    if (decision === undefined) continue;
    const { leftBy, reason } = decision;
    const said = { name: name(candidateId), count: left, by: leftBy, reason, more: more.length };
    sentences.push(t("verdict.left", said));
  }
  if (verdict.knockedOut.length > 0)
    sentences.push(
      t("verdict.knockedOut", {
        names: names(verdict.knockedOut),
        count: verdict.knockedOut.length,
      }),
    );
  return sentences;
}

/** The stages and services that are left out by anyone, each once. */
function whatIsLeftOut(
  frame: VerdictFrame,
  leaving: VerdictFrame["verdict"]["leavesOut"],
  { t }: MatrixWords,
): string[] {
  const stages = [...new Set(leaving.flatMap((each) => each.stages))].map((stage) => t(`stage.${stage}`));
  const services = [...new Set(leaving.flatMap((each) => each.serviceLineIds))];
  const first = services.map((id) => frame.lineNames[id]).find((found) => found !== undefined);
  if (first === undefined) return stages;
  return [...stages, t("verdict.services", { first, more: services.length - 1 })];
}
