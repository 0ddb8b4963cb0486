import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ReaderMenus } from "@/app/_components/reader-menus";
import { AnswerFoot } from "@/components/answer/answer-foot";
import { AnswerPoints } from "@/components/answer/answer-points";
import { AnswerPrices } from "@/components/answer/answer-prices";
import { AnswerRequirements } from "@/components/answer/answer-requirements";
import { AnswerTerms } from "@/components/answer/answer-terms";
import { VariantSwitch } from "@/components/answer/variant-switch";
import { VendorQuestions } from "@/components/answer/vendor-questions";
import { Messages } from "@/components/i18n/messages-provider";
import { AppFrame } from "@/components/shell/app-frame";
import { TopBar } from "@/components/shell/top-bar";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { MessagePage } from "@/components/ui/message-page";
import { PageHeader } from "@/components/ui/page-header";
import { TabLinks } from "@/components/ui/tab-links";
import {
  addAnswerVariant,
  deleteAnswerBundle,
  deleteAnswerItem,
  removeAnswerVariant,
  saveAnswerBundle,
  saveAnswerItem,
  saveAnswerParts,
} from "@/lib/features/answer/actions";
import { type VendorPage, visitAnswer } from "@/lib/features/answer/loaders";
import { askBuyer, replyToBuyer } from "@/lib/features/vendor-question/actions";
import { AnswerOverview } from "./_components/answer-overview";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("answer.page"))("title") };
}

const PARTS = ["overview", "prices", "requirements", "points", "terms", "questions"] as const;
type Part = (typeof PARTS)[number];

/** Where a vendor answers, behind a personal link: what it is asked and its own answers, and nothing of anybody else's. */
export default async function AnswerPage(props: {
  params: Promise<{ selectionId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { selectionId } = await props.params;
  const { part: asked, offer } = await props.searchParams;
  const visit = await visitAnswer(selectionId, typeof offer === "string" ? offer : "");
  if (visit.kind === "nobody") notFound();
  const t = await getTranslations("answer.page");
  if (visit.kind === "lead")
    return (
      <MessagePage title={t("leadTitle")} body={t("leadBody")}>
        <LinkButton href={`/selections/${selectionId}/offers/vendors`} look="primary">
          {t("leadLink")}
        </LinkButton>
      </MessagePage>
    );
  const { page } = visit;
  const part = PARTS.find((each) => each === asked) ?? "overview";
  const href = (each: Part, variant = page.variant) => {
    const query = new URLSearchParams();
    if (each !== "overview") query.set("part", each);
    if (variant !== "") query.set("offer", variant);
    return `/answer/${selectionId}${query.size === 0 ? "" : `?${query}`}`;
  };
  const readOnly = page.isOut || page.fault !== null || !page.window.isAsked || page.window.isOver;
  const { completeness } = page;
  const counts: Partial<Record<Part, number | undefined>> = {
    prices: completeness?.lines.length,
    requirements: completeness?.requirements.length,
    points: completeness?.points.length,
    terms: completeness?.validUntil ? 1 : 0,
    questions: page.questions.filter(({ kind, answer }) => kind === "to_us" && answer === "").length,
  };
  const organisation = page.organisationName;
  return (
    <Messages namespaces={["shell", "answer", "offers"]}>
      <AppFrame
        bar={
          <TopBar
            homeHref={`/answer/${selectionId}`}
            crumbs={[{ label: organisation }, { label: page.selectionName }]}
            menus={<ReaderMenus reader={page.reader.name} guestOf={page.hasAccount ? null : selectionId} />}
          />
        }
      >
        <PageHeader
          title={t("heading", { organisation, candidate: page.candidateName })}
          description={page.inviter === "" ? t("invitedByNobody") : t("invitedBy", { inviter: page.inviter })}
        />
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          {page.isOut && (
            <Callout tone="warn" title={t("outTitle")}>
              {t("outBody")}
            </Callout>
          )}
          {page.window.isOver && !page.isOut && (
            <Callout tone="warn" title={t("overTitle")}>
              {t("overBody", { organisation })}
            </Callout>
          )}
          {page.fault !== null && <Callout tone="bad">{t("keyFault")}</Callout>}
          {page.window.isAsked ? (
            <>
              <VariantSwitch
                selectionId={selectionId}
                current={page.variant}
                variants={page.variants}
                hrefs={Object.fromEntries(["", ...page.variants].map((name) => [name, href(part, name)]))}
                readOnly={readOnly}
                isRemovable={
                  page.variant !== "" && !page.receipts.some(({ variant }) => variant === page.variant)
                }
                add={addAnswerVariant}
                remove={removeAnswerVariant}
              />
              <TabLinks
                label={t("tab.label")}
                links={PARTS.map((each) => ({
                  href: href(each),
                  label: t(`tab.${each}`),
                  current: each === part,
                  count: counts[each] === 0 ? undefined : counts[each],
                }))}
              />
              <PartOf page={page} part={part} readOnly={readOnly} href={href} />
            </>
          ) : (
            !page.isOut && <Callout title={t("notAskedTitle")}>{t("notAskedBody")}</Callout>
          )}
        </div>
      </AppFrame>
    </Messages>
  );
}

async function PartOf(props: {
  readonly page: VendorPage;
  readonly part: Part;
  readonly readOnly: boolean;
  readonly href: (part: Part) => string;
}) {
  const { page, part, readOnly } = props;
  const t = await getTranslations("answer.page");
  const { selectionId, variant, answer, marks, asked } = page;
  const place = { selectionId, variant, readerId: page.reader.id };
  const typing = { place, answer, marks, readOnly, save: saveAnswerParts };
  const key = `${part} ${variant}`;
  const { completeness } = page;
  const submitAt = readOnly ? null : `${props.href("overview")}#submit`;
  const foot = submitAt === null ? null : <AnswerFoot href={submitAt} />;
  switch (part) {
    case "overview":
      return (
        <Messages namespaces={["upload"]}>
          <AnswerOverview page={page} href={props.href} />
        </Messages>
      );
    case "prices":
      return (
        <AnswerPrices
          key={key}
          place={place}
          readerName={page.reader.name}
          candidate={{ id: page.candidateId, name: page.candidateName }}
          lines={asked?.lines ?? []}
          quantities={asked?.quantities ?? { users: null, servers: null, gb: null, devices: null }}
          sheet={page.sheet}
          readOnly={readOnly}
          foot={
            submitAt === null || completeness === null
              ? null
              : {
                  href: submitAt,
                  done: completeness.total - completeness.missing,
                  total: completeness.total,
                  openLines: completeness.lines.length,
                }
          }
          actions={{
            saveParts: saveAnswerParts,
            saveBundle: saveAnswerBundle,
            deleteBundle: deleteAnswerBundle,
            saveItem: saveAnswerItem,
            deleteItem: deleteAnswerItem,
          }}
        />
      );
    case "requirements":
      return asked === null || asked.requirements.length === 0 ? (
        <p className="text-ink-2">{t("noRequirements")}</p>
      ) : (
        <>
          <p className="max-w-prose text-ink-2">{t("requirementsBody")}</p>
          <AnswerRequirements key={key} {...typing} requirements={asked.requirements} />
          {foot}
        </>
      );
    case "points":
      return asked === null || asked.points.length === 0 ? (
        <p className="text-ink-2">{t("noPoints")}</p>
      ) : (
        <>
          <p className="max-w-prose text-ink-2">{t("pointsBody")}</p>
          <AnswerPoints key={key} {...typing} points={asked.points} />
          {foot}
        </>
      );
    case "terms":
      return (
        <>
          <p className="max-w-prose text-ink-2">{t("termsBody")}</p>
          <AnswerTerms key={key} {...typing} />
          {foot}
        </>
      );
    case "questions":
      return (
        <VendorQuestions
          selectionId={selectionId}
          organisation={page.organisationName}
          questions={page.questions}
          lines={asked?.lines.map(({ id, name }) => ({ id, name })) ?? []}
          readOnly={page.isOut}
          ask={askBuyer}
          reply={replyToBuyer}
        />
      );
  }
}
