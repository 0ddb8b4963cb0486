import { Check, CircleDashed, CircleSlash2, Contrast } from "lucide-react";
import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import type { RequirementAnswer } from "@/lib/domain/requirements";

const looks = {
  meets: { icon: Check, text: "text-good" },
  partly: { icon: Contrast, text: "text-warn" },
  does_not: { icon: CircleSlash2, text: "text-bad" },
  not_answered: { icon: CircleDashed, text: "text-ink-3" },
} as const;

/** An answer: icon and word, so that it needs no colour. */
export function AnswerMark({ answer }: { answer: RequirementAnswer }) {
  const t = useTranslations("needs.answer");
  const { icon: Icon, text } = looks[answer];
  return (
    <span className={classNames("inline-flex min-w-0 items-center gap-1.5", text)}>
      <Icon aria-hidden className="size-4 shrink-0" />
      <span className={classNames("truncate", answer === "does_not" && "font-semibold")}>{t(answer)}</span>
    </span>
  );
}

const ANSWER_KEYS = new Map<string, RequirementAnswer>([
  ["1", "meets"],
  ["2", "partly"],
  ["3", "does_not"],
  ["0", "not_answered"],
]);

/** What a key answers: 1 meets, 2 partly, 3 does not, 0 not answered. `answerOfKey("2")` is "partly". */
export function answerOfKey(key: string): RequirementAnswer | undefined {
  if (key === "Delete" || key === "Backspace") return "not_answered";
  return ANSWER_KEYS.get(key);
}
