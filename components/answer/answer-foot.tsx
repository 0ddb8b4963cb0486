import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import { Progress } from "@/components/ui/progress";

/** Stays at the foot of the screen however long the part above it is: how far the answer is, and the way to submit it. */
export function AnswerFoot(props: {
  /** Where it is submitted. */
  readonly href: string;
  /** Left out where it changes while the page stands. */
  readonly progress?: { readonly done: number; readonly total: number } | undefined;
}) {
  const t = useTranslations("answer.page");
  const { progress } = props;
  return (
    <div className="sticky bottom-0 z-20 -mx-7 mt-2 flex items-center gap-x-5 border-t border-rule-strong bg-paper px-7 py-2.5 max-md:-mx-3.5 max-md:px-3.5 print:hidden">
      {progress && (
        <Progress
          label={t("foot.label")}
          done={progress.done}
          total={progress.total}
          words={t("complete", progress)}
          className="max-w-sm min-w-0 flex-1 max-sm:flex-col max-sm:items-stretch max-sm:gap-1"
        />
      )}
      <LinkButton
        look="primary"
        href={props.href}
        className="ml-auto shrink-0"
        icon={<ArrowRight aria-hidden />}
      >
        {t("foot.submit")}
      </LinkButton>
    </div>
  );
}
