import type { Explanation, ExplanationTarget, ExplanationTerm } from "@/lib/domain/comparison/explanation";
import { GAP_REASONS, type KnockOut, SET_ASIDE_REASONS } from "@/lib/domain/comparison/result";
import {
  SOUNDNESS_FLAG_LEVELS,
  SOUNDNESS_LEVELS,
  type SoundnessFlagCode,
} from "@/lib/domain/financial-soundness";
import { PLUG_SOURCES } from "@/lib/domain/offer";
import { REQUIREMENT_ANSWERS, REQUIREMENT_LEVELS } from "@/lib/domain/requirements";
import type { MarkState } from "../ui/status-mark";
import { dateText, type ExplanationWords, figureText, quantityText, shortNumber } from "./explanation-words";

/** One ingredient of a number, ready to be shown. */
export interface ExplainedTerm {
  /** Tells it from the other ingredients of the same number. */
  readonly key: string;
  readonly label: string;
  /** Whose figure it is, when that is not the explained candidate's. */
  readonly letter: string | null;
  /** Source, date and what else is worth knowing, small. */
  readonly note: string;
  /** Empty when the state's word says it all. */
  readonly value: string;
  readonly state: MarkState | null;
  readonly stateWord: string | null;
  readonly target: ExplanationTarget | null;
}

/** The member of a closed list that a value is, or null. */
function oneOf<Member extends string>(list: readonly Member[], value: unknown): Member | null {
  return list.find((each) => each === value) ?? null;
}

const KNOCK_OUTS: readonly KnockOut["code"][] = ["requirement_not_met", "requirement_not_answered"];
const FRESHNESS = ["current", "bridge_needed", "stale", "undated", "future"] as const;

function isFlag(code: unknown): code is SoundnessFlagCode {
  return typeof code === "string" && Object.hasOwn(SOUNDNESS_FLAG_LEVELS, code);
}

/** An ingredient in the reader's words; `place` is its place in the list. Missing is said to be missing. */
export function explainedTerm(
  term: ExplanationTerm,
  explanation: Explanation,
  words: ExplanationWords,
  place: number,
): ExplainedTerm {
  const { params } = term.label;
  const letter = typeof params.letter === "string" && params.letter !== "" ? params.letter : null;
  return {
    key: `${place}.${term.label.code}`,
    label: labelOf(term, words),
    letter: letter === explanation.params.letter && term.label.code !== "competitor" ? null : letter,
    note: noteOf(term, explanation, words),
    target: term.target,
    ...shownValue(term, explanation, words),
  };
}

function labelOf(term: ExplanationTerm, words: ExplanationWords): string {
  const { t } = words;
  const { code, params } = term.label;
  const text = (key: string) => String(params[key] ?? "");
  switch (code) {
    case "unit_price":
    case "quantity":
      return t(`term.${code}`, { driver: text("driver") });
    case "tier_price":
      return t("term.tier_price", {
        driver: text("driver"),
        from: quantityText(Number(params.from), words.locale),
      });
    case "exchange_rate":
      return t("term.exchange_rate", { currency: text("currency") });
    case "year_total":
      return t("term.year_total", { year: text("year") });
    case "bundle_amount":
      return t("term.bundle_amount", { bundle: text("bundle") || "none" });
    case "split_part":
      return text("line") || t("term.split_part");
    case "other_amount":
    case "competitor":
      return t(`term.${code}`, { name: words.nameOf(text("letter")) });
    case "line":
    case "open_gap":
      return t(`term.${code}`, { line: text("line") });
    case "score":
      return t("term.score", { name: text("name") || "none", number: text("number") || "none" });
    case "awaited_score":
      return t("term.awaited_score", { name: text("name") });
    case "own_cost":
      return t("term.own_cost", { name: text("name") });
    case "criterion":
      return t("term.criterion", { criterion: text("criterion") });
    case "group":
      return t("term.group", { group: text("group") });
    case "knock_out":
    case "requirement":
      return t(`term.${code}`, { requirement: text("requirement") });
    case "reference_rating":
      return t("term.reference_rating", { customer: text("customer") });
    case "report_points": {
      const freshness = oneOf(FRESHNESS, params.freshness);
      return t("term.report_points", {
        type: text("type"),
        freshness: freshness ? t(`freshness.${freshness}`) : "",
      });
    }
    case "soundness_flag":
      return isFlag(term.value) ? t(`flag.${term.value}`, params) : t("term.soundness_flag");
    default:
      return t(`term.${code}`);
  }
}

type Shown = Pick<ExplainedTerm, "value" | "state" | "stateWord">;

const shown = (value: string): Shown => ({ value, state: null, stateWord: null });
const marked = (state: MarkState, stateWord: string | null, value = ""): Shown => ({
  value,
  state,
  stateWord,
});

function shownValue(term: ExplanationTerm, explanation: Explanation, words: ExplanationWords): Shown {
  const { t } = words;
  const { value, unit } = term;
  if (unit === "code") return codeShown(term, words);
  if (value === null) {
    const { low, high } = term.label.params;
    return typeof low === "number" && typeof high === "number"
      ? marked("provisional", null, t("note.range", rangeWords(low, high, words)))
      : marked("missing", t("missing"));
  }
  if (typeof value === "string") return shown(value);
  const currency = term.currency ?? explanation.currency;
  const foreign = term.currency !== null && term.currency !== explanation.currency;
  const figure = figureText(value, unit, currency, words);
  const text = foreign ? `${term.currency} ${figure}` : figure;
  return term.label.params.state === "plugged" ? marked("plugged", t("note.ours"), text) : shown(text);
}

function rangeWords(low: number, high: number, { locale }: ExplanationWords) {
  return { low: shortNumber(low, locale), high: shortNumber(high, locale) };
}

/** Values that are words of a closed list. */
function codeShown({ label, value }: ExplanationTerm, words: ExplanationWords): Shown {
  const { t, tCompare, tCommon } = words;
  if (value === null) return marked("missing", t("missing"));
  const gap = oneOf(GAP_REASONS, value);
  if (gap) return marked(label.params.by === undefined ? "gap" : "left", tCompare(`gap.${gap}`));
  const aside = oneOf(SET_ASIDE_REASONS, value);
  if (aside) return shown(tCompare(`setAsideReason.${aside}`));
  const plug = oneOf(PLUG_SOURCES, value);
  if (plug) return shown(t(`plugSource.${plug}`));
  const knockOut = oneOf(KNOCK_OUTS, value);
  if (knockOut)
    return marked(knockOut === "requirement_not_met" ? "critical" : "missing", t(`knockOut.${knockOut}`));
  const answer = oneOf(REQUIREMENT_ANSWERS, value);
  if (answer) {
    if (answer === "not_answered") return marked("missing", t("answer.not_answered"));
    return answer === "does_not" && label.params.level === "absolute"
      ? marked("critical", t("answer.does_not"))
      : shown(t(`answer.${answer}`));
  }
  const level = oneOf(SOUNDNESS_LEVELS, label.code === "soundness_flag" ? label.params.level : value);
  if (level) return marked(level, tCommon(`mark.${level}`));
  return shown(label.code === "refusal" ? words.refusalText(String(value)) : String(value));
}

function paidUnit(period: unknown): ExplanationTerm["unit"] {
  return period === "month" ? "money_per_month" : period === "year" ? "money_per_year" : "money";
}

/** Where it comes from and when, with its weight, level or maker. */
function noteOf(
  { label, source, date, target }: ExplanationTerm,
  { currency }: Explanation,
  words: ExplanationWords,
): string {
  const { t, locale } = words;
  const { params } = label;
  const parts: string[] = [];
  if (typeof params.amount === "number")
    parts.push(figureText(params.amount, paidUnit(params.period), currency, words));
  if (typeof params.weight === "number")
    parts.push(t("note.weight", { weight: shortNumber(params.weight, locale) }));
  if (typeof params.shareTenths === "number") {
    parts.push(
      t("note.share", { share: figureText(params.shareTenths, "percent_tenths", "DKK", { t, locale }) }),
    );
  }
  const level = oneOf(REQUIREMENT_LEVELS, params.level);
  if (level) parts.push(t(`requirementLevel.${level}`));
  if (params.state === "set_aside") parts.push(t("note.setAside"));
  if (typeof params.auditor === "string" && params.auditor !== "") parts.push(params.auditor);
  // What can be opened says itself where it comes from, one step deeper; a requirement has named itself.
  const saidAlready =
    source?.kind === "requirement" ||
    (target !== null && (source?.kind === "computed" || source?.kind === "plug"));
  if (source) {
    if (!saidAlready) parts.push(t(`source.${source.kind}`));
    const repeated = source.text === params.name || source.text === params.auditor;
    if (source.text !== "" && !repeated) parts.push(source.text);
  }
  if (typeof params.by === "string" && params.by !== "") parts.push(t("note.by", { name: params.by }));
  const day = dateText(date, locale);
  if (day) parts.push(day);
  return parts.join(" · ");
}
