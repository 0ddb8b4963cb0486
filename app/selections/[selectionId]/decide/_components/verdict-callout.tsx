import { getLocale, getTranslations } from "next-intl/server";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { countWithoutPlace } from "@/lib/domain/comparison/places";
import type { Decision, Standing } from "@/lib/features/decision/loaders";
import { formatNumber } from "@/lib/i18n/formats";

/** Who is in front, by how much, and how far that can be relied on. */
export async function VerdictCallout(props: { selectionId: string; decision: Decision }) {
  const t = await getTranslations("decide");
  const { chosen, standings, pricesSealed, conditions, isLead } = props.decision;
  // What is required cannot be passed over: before it is there, nobody is led to choosing.
  const mayChoose =
    isLead && chosen === null && conditions.every(({ met, strictness }) => met || strictness === "soft");
  const without = countWithoutPlace(standings ?? []);
  return (
    <Callout
      tone={chosen ? "good" : "accent"}
      action={
        <>
          <LinkButton href={`/selections/${props.selectionId}/compare`}>{t("compare")}</LinkButton>
          {mayChoose && (
            <LinkButton look="primary" href={`/selections/${props.selectionId}/candidates`}>
              {t("choose")}
            </LinkButton>
          )}
        </>
      }
    >
      {chosen && <strong className="font-semibold">{t("chosen", { name: chosen.name })} </strong>}
      {standings === null ? t(pricesSealed ? "sealed" : "notYours") : await sentence(standings)}
      {without > 0 && ` ${t("someOut", { count: without })}`}
    </Callout>
  );
}

/** A variant is called by its candidate and its own name. */
const calledBy = ({ name, variant }: Standing): string => (variant === null ? name : `${name} · ${variant}`);

async function sentence(standings: readonly Standing[]): Promise<string> {
  const t = await getTranslations("decide");
  const locale = await getLocale();
  const ranked = standings.filter(({ rank }) => rank !== null);
  const [first, second] = ranked;
  if (!first) return t("nobody");
  const sharing = ranked.filter(({ rank }) => rank === first.rank);
  if (sharing.length > 1)
    return t("shared", {
      names: new Intl.ListFormat(locale, { type: "conjunction" }).format(sharing.map(calledBy)),
    });
  if (!first.total) return t("leadsByPlace", { name: calledBy(first) });
  const points = (value: number) => formatNumber(value, locale, 1);
  const isProvisional = first.total.low !== first.total.high;
  const start = isProvisional
    ? t("leadsProvisional", {
        name: calledBy(first),
        low: points(first.total.low),
        high: points(first.total.high),
      })
    : t("leads", { name: calledBy(first), points: points(first.total.high) });
  if (!second?.total || isProvisional || second.total.low !== second.total.high) return `${start}.`;
  return (
    start + t("before", { points: points(first.total.high - second.total.high), second: calledBy(second) })
  );
}
