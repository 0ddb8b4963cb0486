import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { StatusMark } from "@/components/ui/status-mark";
import { type CapabilityRecord, comparePartnerTypes, partnerTypeShares } from "@/lib/domain/partner-type";
import type { PartnerType } from "@/lib/domain/selection";

/** The partner type a candidate says it is, the one that has been seen, and the difference in words. */
export function PartnerTypeMark(props: {
  claimed: PartnerType | null;
  capabilities: readonly CapabilityRecord[];
  /** Also how many of each type's capabilities have been seen. */
  withShares?: boolean | undefined;
}) {
  const t = useTranslations("candidates.partner");
  const tMissing = useTranslations("candidates.missing");
  const { claimed, verified, difference } = comparePartnerTypes(props.claimed, props.capabilities);
  if (claimed === null && props.capabilities.length === 0)
    return <StatusMark state="missing" shape="text" word={tMissing("notLookedAt")} />;
  return (
    <span className="inline-grid gap-1">
      <dl className="grid grid-cols-[auto_1fr] gap-x-2">
        <dt className="text-ink-3">{t("says")}</dt>
        <dd className="font-medium">
          {claimed === null ? (
            <span className="font-normal text-ink-3">{t("notClaimed")}</span>
          ) : (
            <>
              {claimed} · {t(`type.${claimed}`)}
            </>
          )}
        </dd>
        <dt className="text-ink-3">{t("seen")}</dt>
        <dd className="font-medium">
          {verified === 0 ? (
            <span className="font-normal text-ink-2">{t("belowOne")}</span>
          ) : (
            <>
              {verified} · {t(`type.${verified}`)}
            </>
          )}
        </dd>
      </dl>
      {difference !== null && (
        <span className="inline-flex items-start gap-1 text-xs text-ink-2 [&_svg]:mt-px [&_svg]:size-3.5 [&_svg]:shrink-0">
          {difference > 0 ? (
            <TriangleAlert aria-hidden className="text-warn" />
          ) : (
            <CircleCheck aria-hidden className="text-good" />
          )}
          {difference > 0 ? t("more", { difference }) : difference < 0 ? t("less") : t("same")}
        </span>
      )}
      {props.withShares && (
        <ul className="num text-xs text-ink-3">
          {partnerTypeShares(props.capabilities).map(({ type, verified: seen, total }) => (
            <li key={type}>{t("share", { type, verified: seen, total })}</li>
          ))}
        </ul>
      )}
    </span>
  );
}
