import { Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { AnswerFoot } from "@/components/answer/answer-foot";
import { DeadlineClock } from "@/components/answer/deadline-clock";
import { ReceiptList } from "@/components/answer/receipt-list";
import { SubmitAnswer } from "@/components/answer/submit-answer";
import { WorkbookUpload } from "@/components/answer/workbook-upload";
import { Callout } from "@/components/ui/callout";
import { LinkButton, TextLink } from "@/components/ui/link-button";
import { Section } from "@/components/ui/page-header";
import {
  leaveAnswerWorkbook,
  mapAnswerWorkbook,
  submitAnswerAction,
  takeAnswerWorkbook,
} from "@/lib/features/answer/actions";
import type { VendorPage } from "@/lib/features/answer/loaders";
import { formatPercent, formatZonedMoment } from "@/lib/i18n/formats";

const SHOWN = 8;

/** What is asked, until when, what is still missing, and what has been submitted. */
export function AnswerOverview(props: {
  readonly page: VendorPage;
  /** Addresses of the other parts. */
  readonly href: (part: "prices" | "requirements" | "points" | "terms" | "questions") => string;
}) {
  const { page, href } = props;
  const t = useTranslations("answer.page");
  const locale = useLocale();
  const { window, completeness, organisationName: organisation } = page;
  const waiting = page.questions.filter(({ kind, answer }) => kind === "to_us" && answer === "").length;
  const own = page.receipts.filter(({ variant }) => variant === page.variant);
  return (
    <div className="grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-5">
      {waiting > 0 && (
        <Callout tone="accent" title={t("questions.newForYou", { count: waiting })}>
          <TextLink href={href("questions")}>{t("questions.toUs")}</TextLink>
        </Callout>
      )}
      {page.round && (
        <Callout
          tone="accent"
          title={t(page.round.isFinal ? "finalRound" : "round", { number: page.round.number })}
        >
          <span className="whitespace-pre-line">{page.round.message}</span>
        </Callout>
      )}
      <dl className="grid gap-x-8 gap-y-4 rounded-lg border border-rule-strong bg-raised px-4 py-3.5 sm:grid-cols-2">
        <div>
          <dt className="text-sm text-ink-3">{t("deadline")}</dt>
          <dd className="num">
            {window.deadline === null ? (
              t("noDeadline")
            ) : (
              <>
                <span className="block text-md font-semibold">
                  {formatZonedMoment(window.deadline, locale)}
                </span>
                <DeadlineClock deadline={window.deadline} now={page.now} />
              </>
            )}
          </dd>
        </div>
        {completeness && (
          <div>
            <dt className="text-sm text-ink-3">{page.variant === "" ? t("main") : page.variant}</dt>
            <dd className="num text-md font-semibold">
              {t("complete", {
                done: completeness.total - completeness.missing,
                total: completeness.total,
              })}
            </dd>
          </div>
        )}
      </dl>
      {window.isLate && !window.isOver && (
        <Callout tone="warn" title={t("passed")}>
          {t("passedBody", { organisation })}
        </Callout>
      )}
      {page.request && page.request.message !== "" && (
        <Section
          title={t("message", { organisation })}
          description={t("edition", { number: page.request.number })}
        >
          <p className="max-w-prose leading-relaxed whitespace-pre-line wrap-anywhere">
            {page.request.message}
          </p>
        </Section>
      )}
      {page.request && !page.isOut && (
        <Section title={t("files")} description={t("filesBody", { organisation })}>
          <div className="flex flex-wrap gap-2">
            {(["xlsx", "pdf"] as const).map((format) => (
              <LinkButton
                key={format}
                href={`/api/answer/${page.selectionId}/request/${format}`}
                size="sm"
                icon={<Download aria-hidden />}
                prefetch={false}
                download
              >
                {format === "xlsx" ? t("workbook") : t("paper")}
              </LinkButton>
            ))}
          </div>
          {page.fault === null && !window.isOver && (
            <div className="mt-3">
              <WorkbookUpload
                key={page.variant}
                selectionId={page.selectionId}
                variant={page.variant}
                brought={page.brought}
                pricesHref={href("prices")}
                actions={{
                  take: takeAnswerWorkbook,
                  map: mapAnswerWorkbook,
                  leave: leaveAnswerWorkbook,
                }}
              />
            </div>
          )}
        </Section>
      )}
      {completeness && (
        <div id="submit" className="scroll-mt-14 focus:outline-none" tabIndex={-1}>
          <Section title={completeness.missing === 0 ? t("nothingMissing") : t("missing")}>
            {completeness.missing > 0 && (
              <ul className="mb-4 grid gap-2">
                <Missing href={href("prices")} label={t("tab.prices")} names={completeness.lines} />
                <Missing
                  href={href("requirements")}
                  label={t("tab.requirements")}
                  names={completeness.requirements}
                />
                <Missing href={href("points")} label={t("tab.points")} names={completeness.points} />
                <Missing
                  href={href("terms")}
                  label={t("tab.terms")}
                  names={completeness.validUntil ? [t("validUntilMissing")] : []}
                />
              </ul>
            )}
            {!page.isOut && page.fault === null && !window.isOver && (
              <SubmitAnswer
                selectionId={page.selectionId}
                variant={page.variant}
                organisation={organisation}
                edition={page.draft?.edition ?? null}
                isLate={window.isLate}
                missing={completeness.missing}
                wasSubmitted={own.length > 0}
                submit={submitAnswerAction}
              />
            )}
            {own.length > 0 && !window.isLate && !window.isOver && (
              <p className="mt-2 text-sm text-ink-2">{t("mayChange")}</p>
            )}
          </Section>
        </div>
      )}
      <ReceiptList receipts={page.receipts} organisation={organisation} />
      {page.asked?.weights && (
        <Section
          title={t("weights")}
          description={t("weightsBody", {
            quality: formatPercent((1000 - page.asked.weights.priceShareTenths) / 1000, locale, 1),
            price: formatPercent(page.asked.weights.priceShareTenths / 1000, locale, 1),
          })}
        >
          <dl className="num grid max-w-md grid-cols-[minmax(0,1fr)_auto] gap-x-6 gap-y-1">
            {page.asked.weights.groups.map(({ name, shareTenths }) => (
              <div key={name} className="contents">
                <dt>{name}</dt>
                <dd className="text-right">{formatPercent(shareTenths / 1000, locale, 1)}</dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
      {completeness && !page.isOut && page.fault === null && !window.isOver && (
        <AnswerFoot
          href="#submit"
          progress={{ done: completeness.total - completeness.missing, total: completeness.total }}
        />
      )}
    </div>
  );
}

function Missing(props: {
  readonly href: string;
  readonly label: string;
  readonly names: readonly string[];
}) {
  const t = useTranslations("answer.page");
  const { names } = props;
  if (names.length === 0) return null;
  const more = names.length - SHOWN;
  return (
    <li className="grid gap-x-4 sm:grid-cols-[11rem_minmax(0,1fr)]">
      <TextLink href={props.href}>
        {props.label} ({names.length})
      </TextLink>
      <span className="text-sm text-ink-2 wrap-anywhere">
        {names.slice(0, SHOWN).join(" · ")}
        {more > 0 && ` ${t("moreMissing", { count: more })}`}
      </span>
    </li>
  );
}
