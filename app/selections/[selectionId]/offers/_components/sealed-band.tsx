import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { patternOf, StatusMark } from "@/components/ui/status-mark";

/** Says on the opening page itself that prices are sealed still. */
export function SealedBand() {
  const t = useTranslations("opening");
  return (
    <div
      className={classNames(
        "flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-rule-strong px-4 py-3",
        patternOf("sealed"),
      )}
    >
      <StatusMark state="sealed" className="bg-raised" />
      <p className="min-w-0 flex-1 basis-72">{t("sealed")}</p>
    </div>
  );
}
