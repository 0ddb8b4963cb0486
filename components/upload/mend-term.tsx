"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { MoneyField } from "@/components/ui/money-field";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import type { AnswerTerm } from "@/lib/domain/answer-draft";
import { parseIsoDay } from "@/lib/domain/iso-day";
import { CURRENCIES, isMinor } from "@/lib/domain/money";
import { ANSWER_LIMITS } from "@/lib/domain/offer-answer";
import type { MendFormProps } from "./mend-frame";

/** One of the things that hold for the offer as a whole. */
export function MendTerm({ frame, subject, fields }: MendFormProps) {
  const t = useTranslations("offers.terms");
  const tMend = useTranslations("upload.mend");
  const field = subject.id;
  const [term, setTerm] = useState<AnswerTerm | null>(null);
  const currency = frame.open?.answer.currency ?? frame.currency;
  const put = (next: AnswerTerm | null) => {
    setTerm(next);
    fields.put(next && { kind: "term", term: next });
  };
  const error = fields.errorOf(field, term === null);
  // What was read in the cell's place is not what the vendor means: the field starts empty.
  const count = typeof term?.value === "number" ? term.value : null;
  switch (field) {
    case "currency":
      return (
        <Select
          label={t("currency")}
          hint={tMend("currencyHint", { currency })}
          emptyLabel={tMend("choose")}
          value={term?.field === "currency" ? term.value : ""}
          error={error}
          options={CURRENCIES.map((each) => ({ value: each, label: each }))}
          onChange={(event) => {
            const value = CURRENCIES.find((each) => each === event.target.value);
            put(value ? { field, value } : null);
          }}
        />
      );
    case "validUntil":
      return (
        <TextField
          type="date"
          label={t("validUntil")}
          value={term?.field === "validUntil" ? (term.value ?? "") : ""}
          error={error}
          onChange={(event) => {
            const { value } = event.target;
            const day = value === "" ? null : parseIsoDay(value);
            put(day === null ? null : { field, value: day });
          }}
        />
      );
    case "statedTotal":
      return (
        <MoneyField
          label={t("statedTotal")}
          hint={t("statedTotalHint")}
          currency={currency}
          value={count}
          error={error}
          onCommit={(value) => put(value !== null && isMinor(value) ? { field, value } : null)}
        />
      );
    case "indexBasisPoints":
    case "financeBasisPoints": {
      const most = field === "indexBasisPoints" ? 2_500 : ANSWER_LIMITS.financeBasisPoints;
      return (
        <NumberField
          label={t(field === "indexBasisPoints" ? "index" : "financeRate")}
          suffix="%"
          min={0}
          max={most / 100}
          decimals={2}
          value={count === null ? null : count / 100}
          error={error}
          onCommit={(value) => put(value === null ? null : { field, value: Math.round(value * 100) })}
        />
      );
    }
    case "indexAfterMonths":
    case "financedMonths":
      return (
        <NumberField
          label={t(field === "indexAfterMonths" ? "indexAfter" : "financedMonths")}
          suffix={t("months")}
          inputClassName="pr-20"
          min={1}
          max={ANSWER_LIMITS.financedMonths}
          value={count}
          error={error}
          onCommit={(value) => put(value === null ? null : { field, value })}
        />
      );
    default:
      return null;
  }
}
