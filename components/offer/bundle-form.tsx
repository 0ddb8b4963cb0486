"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { numbered } from "@/components/draft/numbered";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { FieldError } from "@/components/ui/field";
import { MoneyField } from "@/components/ui/money-field";
import { TextField } from "@/components/ui/text-field";
import { Textarea } from "@/components/ui/textarea";
import type { Currency } from "@/lib/domain/money";
import type { CatalogueLine } from "@/lib/domain/offer";
import { type SheetBundle, splitRest } from "@/lib/domain/offer-sheet";
import type { Outcome } from "@/lib/domain/outcome";
import { formatMoney } from "@/lib/i18n/formats";
import { headingOf } from "./catalogue-rows";
import { useHeadingWords } from "./use-cell-words";
import { useSubmit } from "./use-submit";

export interface BundleFormProps {
  readonly selectionId: string;
  readonly candidateId: string;
  readonly currency: Currency;
  /** Establishment pieces. */
  readonly lines: readonly CatalogueLine[];
  /** Null for a new one. Of a sealed one the amount and its split are not known. */
  readonly bundle:
    | (Pick<SheetBundle, "id" | "name" | "edition"> &
        Partial<Pick<SheetBundle, "amount" | "split" | "splitNote">>)
    | null;
  readonly pieces: readonly string[];
  readonly save: (input: {
    selectionId: string;
    candidateId: string;
    bundleId: string | null;
    expectedEdition: number;
    name: string;
    amount: number;
    lineIds: readonly string[];
    split: readonly { readonly lineId: string; readonly amount: number }[];
    splitNote: string;
  }) => Promise<Outcome<{ readonly bundleId: string; readonly edition: number }>>;
  readonly onDone: () => void;
  /** False where the vendor itself types: splitting a bundle is the buyer's. */
  readonly canSplit?: boolean | undefined;
}

/** Name, amount and pieces of a bundle; and the split by hand, whose rest is shown while it is being made. */
export function BundleForm(props: BundleFormProps) {
  const t = useTranslations("offers.bundle");
  const required = useTranslations("errors.field");
  const locale = useLocale();
  const headings = useHeadingWords();
  const submit = useSubmit();
  const { bundle, currency } = props;
  const [name, setName] = useState(bundle?.name ?? "");
  const [amount, setAmount] = useState<number | null>(bundle?.amount ?? null);
  const [pieces, setPieces] = useState<readonly string[]>(props.pieces);
  const [isSplit, setSplit] = useState((bundle?.split?.length ?? 0) > 0);
  const [parts, setParts] = useState<ReadonlyMap<string, number | null>>(
    new Map(bundle?.split?.map((part) => [part.lineId, part.amount])),
  );
  const [note, setNote] = useState(bundle?.splitNote ?? "");
  const [isTried, setTried] = useState(false);
  const nameOf = (id: string) => props.lines.find((line) => line.id === id)?.name ?? "";
  const chosen = props.lines.filter((line) => pieces.includes(line.id)).map((line) => line.id);
  const amounts = chosen.map((id) => parts.get(id) ?? null);
  const rest =
    amount === null
      ? null
      : splitRest(
          amount,
          amounts.map((part) => part ?? 0),
        );

  function send(): void {
    setTried(true);
    const filled = chosen.flatMap((lineId) => {
      const part = parts.get(lineId) ?? null;
      return part === null ? [] : [{ lineId, amount: part }];
    });
    if (amount === null || name.trim() === "") return;
    void submit.run(
      () =>
        numbered(
          "offerBundle.save",
          props.save,
        )({
          selectionId: props.selectionId,
          candidateId: props.candidateId,
          bundleId: bundle?.id ?? null,
          expectedEdition: bundle?.edition ?? 0,
          name,
          amount,
          lineIds: chosen,
          split: isSplit ? filled : [],
          splitNote: isSplit ? note : "",
        }),
      props.onDone,
    );
  }

  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <TextField
        label={t("name")}
        value={name}
        maxLength={200}
        error={submit.faultOf("name") ?? (isTried && name.trim() === "" ? required("required") : undefined)}
        onChange={(event) => setName(event.target.value)}
      />
      <MoneyField
        label={t("amount")}
        currency={currency}
        value={amount}
        error={submit.faultOf("amount") ?? (isTried && amount === null ? required("required") : undefined)}
        onCommit={setAmount}
      />
      <fieldset className="grid gap-1">
        <legend className="mb-1 text-sm font-medium">{t("pieces")}</legend>
        <p className="mb-1 text-xs text-ink-3">{t("piecesHint")}</p>
        {props.lines.map((line) => (
          <Checkbox
            key={line.id}
            label={
              <span>
                {line.name} <span className="text-xs text-ink-3">{headingOf(line, headings)}</span>
              </span>
            }
            checked={pieces.includes(line.id)}
            onChange={(event) =>
              setPieces(
                event.target.checked ? [...pieces, line.id] : pieces.filter((each) => each !== line.id),
              )
            }
          />
        ))}
        {submit.faultOf("lineIds") && <FieldError>{submit.faultOf("lineIds")}</FieldError>}
      </fieldset>
      {props.canSplit !== false && (
        <Checkbox
          label={t("splitByHand")}
          hint={t("splitHint")}
          checked={isSplit}
          onChange={(event) => setSplit(event.target.checked)}
        />
      )}
      {isSplit && (
        <div className="grid gap-3 rounded-md bg-sunk p-3">
          {chosen.map((lineId) => (
            <MoneyField
              key={lineId}
              label={nameOf(lineId)}
              currency={currency}
              value={parts.get(lineId) ?? null}
              onCommit={(value) => setParts(new Map([...parts, [lineId, value]]))}
            />
          ))}
          {rest !== null && rest !== 0 && (
            <FieldError>
              {t(rest > 0 ? "restMissing" : "restTooMuch", {
                amount: formatMoney(Math.abs(rest), currency, locale, { code: true }),
              })}
            </FieldError>
          )}
          {rest === 0 && <p className="text-sm text-good">{t("addsUp")}</p>}
          {submit.faultOf("split") && rest === 0 && <FieldError>{submit.faultOf("split")}</FieldError>}
          <Textarea
            label={t("note")}
            hint={t("noteHint")}
            rows={2}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </div>
      )}
      {submit.general && <FieldError>{submit.general}</FieldError>}
      <Button type="submit" look="primary" pending={submit.pending} className="justify-self-start">
        {t("save")}
      </Button>
    </form>
  );
}
