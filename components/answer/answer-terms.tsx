"use client";

import { useLocale, useTranslations } from "next-intl";
import { MoneyField } from "@/components/ui/money-field";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { type AnswerPart, type AnswerTerm, markOf } from "@/lib/domain/answer-draft";
import { parseIsoDay } from "@/lib/domain/iso-day";
import { CURRENCIES, isMinor } from "@/lib/domain/money";
import { ANSWER_LIMITS, type OfferAnswer } from "@/lib/domain/offer-answer";
import { formatDay, formatMoney, formatNumber } from "@/lib/i18n/formats";
import { PartNotice, PartsSaveStatus } from "./part-notices";
import { type AnswerPlace, useParts } from "./use-parts";
import type { AnswerActions, MarksView } from "./vendor-view";

type Terms = Pick<OfferAnswer, AnswerTerm["field"]>;

/** What holds for the offer as a whole: currency, how long it stands, the yearly rise, financing, the vendor's own total. */
export function AnswerTerms(props: {
  readonly place: AnswerPlace;
  readonly answer: OfferAnswer;
  readonly marks: MarksView;
  readonly readOnly: boolean;
  readonly save: AnswerActions["saveParts"];
}) {
  const t = useTranslations("answer.page.term");
  const locale = useLocale();
  const { readOnly } = props;
  const { store, snapshot } = useParts(props.place, props.save, readOnly);
  const typed = [...snapshot.typed.values()].flatMap((part) => (part.kind === "term" ? [part.term] : []));
  const terms: Terms = Object.assign(
    {},
    props.answer,
    Object.fromEntries(typed.map(({ field, value }) => [field, value])),
  );
  const put = (term: AnswerTerm) =>
    store.put({ kind: "term", term }, markOf(props.marks, `term ${term.field}`).edition);
  const inWords = (part: AnswerPart): string => {
    if (part.kind !== "term" || part.term.value === null) return "";
    const { field, value } = part.term;
    if (field === "currency") return value;
    if (field === "validUntil") return formatDay(value, locale);
    if (field === "statedTotal") return formatMoney(value, terms.currency, locale, { code: true });
    return field === "indexBasisPoints" || field === "financeBasisPoints"
      ? `${formatNumber(value / 100, locale, 2)} %`
      : `${value} ${t("months")}`;
  };
  const notice = (field: AnswerTerm["field"]) => (
    <PartNotice partKey={`term ${field}`} store={store} snapshot={snapshot} show={inWords} />
  );
  return (
    <div className="grid max-w-3xl gap-4">
      <PartsSaveStatus snapshot={snapshot} />
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
        <div className="grid content-start gap-2">
          <Select
            label={t("currency")}
            value={terms.currency}
            disabled={readOnly}
            options={CURRENCIES.map((each) => ({ value: each, label: each }))}
            onChange={(event) => {
              const value = CURRENCIES.find((each) => each === event.target.value);
              if (value) put({ field: "currency", value });
            }}
          />
          {notice("currency")}
        </div>
        <div className="grid content-start gap-2">
          <TextField
            type="date"
            label={t("validUntil")}
            value={terms.validUntil ?? ""}
            readOnly={readOnly}
            onChange={(event) => {
              const { value } = event.target;
              const day = value === "" ? null : parseIsoDay(value);
              if (day !== null || value === "") put({ field: "validUntil", value: day });
            }}
          />
          {notice("validUntil")}
        </div>
        <div className="grid content-start gap-2">
          <NumberField
            label={t("indexBasisPoints")}
            suffix="%"
            min={0}
            max={25}
            decimals={2}
            value={terms.indexBasisPoints / 100}
            readOnly={readOnly}
            onCommit={(value) => put({ field: "indexBasisPoints", value: Math.round((value ?? 0) * 100) })}
          />
          {notice("indexBasisPoints")}
        </div>
        <div className="grid content-start gap-2">
          <NumberField
            label={t("indexAfterMonths")}
            suffix={t("months")}
            inputClassName="pr-20"
            min={1}
            max={84}
            value={terms.indexAfterMonths}
            readOnly={readOnly}
            onCommit={(value) => put({ field: "indexAfterMonths", value: value ?? 12 })}
          />
          {notice("indexAfterMonths")}
        </div>
        <div className="grid content-start gap-2">
          <NumberField
            label={t("financedMonths")}
            hint={t("financedHint")}
            suffix={t("months")}
            inputClassName="pr-20"
            min={1}
            max={ANSWER_LIMITS.financedMonths}
            value={terms.financedMonths}
            readOnly={readOnly}
            onCommit={(value) => put({ field: "financedMonths", value })}
          />
          {notice("financedMonths")}
        </div>
        {(terms.financedMonths !== null || terms.financeBasisPoints !== 0) && (
          <div className="grid content-start gap-2">
            <NumberField
              label={t("financeBasisPoints")}
              suffix="%"
              min={0}
              max={ANSWER_LIMITS.financeBasisPoints / 100}
              decimals={2}
              value={terms.financeBasisPoints / 100}
              readOnly={readOnly}
              onCommit={(value) =>
                put({ field: "financeBasisPoints", value: Math.round((value ?? 0) * 100) })
              }
            />
            {notice("financeBasisPoints")}
          </div>
        )}
        <div className="grid content-start gap-2">
          <MoneyField
            label={t("statedTotal")}
            hint={t("statedTotalHint")}
            currency={terms.currency}
            value={terms.statedTotal}
            readOnly={readOnly}
            onCommit={(value) => {
              if (value === null) put({ field: "statedTotal", value });
              else if (isMinor(value)) put({ field: "statedTotal", value });
            }}
          />
          {notice("statedTotal")}
        </div>
      </div>
    </div>
  );
}
