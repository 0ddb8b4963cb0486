import { CircleCheck, CircleMinus } from "lucide-react";
import { useTranslations } from "next-intl";
import { StatusMark } from "@/components/ui/status-mark";
import type { Membership } from "@/lib/domain/candidate";
import type { IsoDay } from "@/lib/domain/iso-day";
import { SourceLine } from "./source-line";

/** Whether the candidate is a member of the Danish Cloud Community, with where that stands and when. */
export function MembershipMark(props: { membership: Membership; source: string; date: IsoDay | null }) {
  const t = useTranslations("candidates.membership");
  const { membership, source, date } = props;
  if (membership === "not_checked")
    return <StatusMark state="missing" shape="text" word={t("not_checked")} />;
  return (
    <span className="inline-grid gap-0.5">
      <span className="inline-flex items-center gap-1 font-medium [&_svg]:size-3.5">
        {membership === "yes" ? (
          <CircleCheck aria-hidden className="text-good" />
        ) : (
          <CircleMinus aria-hidden className="text-ink-3" />
        )}
        {t(membership)}
      </span>
      <SourceLine source={source} date={date} />
    </span>
  );
}
