"use client";

import { Search, X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { type Basis, VOLUME_LIMITS } from "@/lib/domain/basis";
import type { CatalogueLine } from "@/lib/domain/offer";
import { SELECTION_LIMITS } from "@/lib/domain/selection";
import { formatNumber } from "@/lib/i18n/formats";
import { Checkbox } from "../ui/checkbox";
import { Popover } from "../ui/popover";
import { SegmentedControl } from "../ui/segmented-control";
import { Slider } from "../ui/slider";
import { Switch } from "../ui/switch";

interface BasisBarProps {
  readonly basis: Basis;
  readonly ownBasis: Basis;
  /** Users today, in thousandths; null when not said. */
  readonly usersMilli: number | null;
  readonly services: readonly CatalogueLine[];
  readonly onChange: (basis: Basis) => void;
  readonly onlyDiffering: boolean;
  readonly onOnlyDiffering: (on: boolean) => void;
  readonly wanted: string;
  readonly onWanted: (text: string) => void;
  /** Before the data have come there is nothing to turn. */
  readonly ready: boolean;
  /** Prices are sealed: what they would be compared on is of no use yet. */
  readonly sealed: boolean;
  readonly children?: ReactNode;
}

/** What the comparison is made on. Turning a knob changes the view and the address, never the data. */
export function BasisBar(props: BasisBarProps) {
  const { basis, ownBasis, onChange, ready } = props;
  const t = useTranslations("compare");
  const changed = !props.sealed && JSON.stringify(basis) !== JSON.stringify(ownBasis);
  return (
    <section
      aria-label={t("toolbar.label")}
      data-print="hide"
      className="flex flex-wrap items-center gap-x-5.5 gap-y-2.5 border-b border-rule-strong pt-2 pb-3 text-ink-2"
    >
      {props.sealed ? null : <PriceKnobs {...props} />}
      {props.children}
      <span className="flex-1" />
      <label className="relative inline-flex items-center">
        <span className="sr-only">{t("toolbar.find")}</span>
        <Search aria-hidden className="pointer-events-none absolute left-2 size-3.5 text-ink-3" />
        <input
          type="search"
          value={props.wanted}
          disabled={!ready}
          placeholder={t("toolbar.find")}
          onChange={(event) => props.onWanted(event.target.value)}
          className="h-7 w-36 rounded-md border border-rule-strong bg-raised pr-2 pl-7 text-sm text-ink placeholder:text-ink-3"
        />
      </label>
      <Switch
        label={t("toolbar.differs")}
        disabled={!ready}
        checked={props.onlyDiffering}
        onCheckedChange={props.onOnlyDiffering}
      />
      {changed ? (
        <p className="basis-full text-sm text-warn">
          {t("toolbar.changed")}{" "}
          <button
            type="button"
            onClick={() => onChange(ownBasis)}
            className="inline-flex min-h-6 cursor-pointer items-center gap-1 font-medium text-accent hover:underline"
          >
            <X aria-hidden className="size-3.5" />
            {t("toolbar.reset")}
          </button>
        </p>
      ) : null}
    </section>
  );
}

/** What only prices hang on: type, months, volumes, services. */
function PriceKnobs(props: BasisBarProps) {
  const { basis, onChange, ready } = props;
  const t = useTranslations("compare");
  const locale = useLocale();
  const factor = formatNumber(basis.volumePercent / 100, locale, basis.volumePercent % 10 === 0 ? 1 : 2);
  const hasOptional = props.services.some((line) => line.scope === "optional");
  return (
    <>
      <SegmentedControl
        legend={t("toolbar.type")}
        disabled={!ready}
        value={String(basis.establishmentType)}
        segments={[
          { value: "1", label: t("toolbar.type1") },
          { value: "2", label: t("toolbar.type2") },
          { value: "3", label: t("toolbar.type3") },
        ]}
        onValueChange={(value) =>
          onChange({ ...basis, establishmentType: value === "1" ? 1 : value === "2" ? 2 : 3 })
        }
      />
      <Knob
        name={t("toolbar.horizon")}
        value={t("toolbar.months", { count: basis.horizonMonths })}
        ready={ready}
      >
        <Slider
          label={t("toolbar.horizon")}
          value={basis.horizonMonths}
          min={SELECTION_LIMITS.horizonMin}
          max={SELECTION_LIMITS.horizonMax}
          valueText={t("toolbar.months", { count: basis.horizonMonths })}
          onValueChange={(horizonMonths) => onChange({ ...basis, horizonMonths })}
        />
      </Knob>
      <Knob
        name={t("toolbar.volume")}
        value={volumeText(t, factor, props.usersMilli, basis, locale)}
        ready={ready}
      >
        <Slider
          label={t("toolbar.volume")}
          value={basis.volumePercent}
          min={VOLUME_LIMITS.min}
          max={VOLUME_LIMITS.max}
          step={5}
          valueText={volumeText(t, factor, props.usersMilli, basis, locale)}
          onValueChange={(volumePercent) => onChange({ ...basis, volumePercent })}
        />
      </Knob>
      {hasOptional ? (
        <Switch
          label={t("toolbar.optional")}
          disabled={!ready}
          checked={basis.withOptional}
          onCheckedChange={(withOptional) => onChange({ ...basis, withOptional })}
        />
      ) : null}
      {props.services.length > 0 ? (
        <ServicesKnob basis={basis} services={props.services} ready={ready} onChange={onChange} />
      ) : null}
    </>
  );
}

function volumeText(
  t: ReturnType<typeof useTranslations<"compare">>,
  factor: string,
  usersMilli: number | null,
  basis: Basis,
  locale: Parameters<typeof formatNumber>[1],
): string {
  if (usersMilli === null) return t("toolbar.volumePlain", { factor });
  const users = (usersMilli / 1000) * (basis.volumePercent / 100);
  return t("toolbar.volumeOf", {
    factor,
    users: formatNumber(users, locale, Number.isInteger(users) ? 0 : 1),
  });
}

/** A setting shown as its value; pressing it opens what changes it. */
function Knob(props: { name: string; value: string; ready: boolean; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      {props.name}
      <Popover
        label={props.name}
        trigger={
          <button
            type="button"
            disabled={!props.ready}
            aria-label={`${props.name}: ${props.value}`}
            className="num min-h-6 cursor-pointer border-b border-dashed border-ink-3 font-medium text-ink hover:border-ink disabled:cursor-default"
          >
            {props.value}
          </button>
        }
      >
        <div className="w-72 max-w-full">{props.children}</div>
      </Popover>
    </span>
  );
}

function ServicesKnob(props: {
  basis: Basis;
  services: readonly CatalogueLine[];
  ready: boolean;
  onChange: (basis: Basis) => void;
}) {
  const { basis, services, onChange } = props;
  const t = useTranslations("compare");
  const [wanted, setWanted] = useState("");
  const left = new Set(basis.leftOutLineIds);
  const counted = services.filter((line) => line.scope === "in_scope" || basis.withOptional);
  const within = counted.filter((line) => !left.has(line.id)).length;
  const shown = counted.filter((line) => line.name.toLocaleLowerCase().includes(wanted.toLocaleLowerCase()));
  const toggle = (id: string, on: boolean) => {
    const next = new Set(left);
    if (on) next.delete(id);
    else next.add(id);
    onChange({ ...basis, leftOutLineIds: [...next].sort() });
  };
  return (
    <Knob
      name={t("toolbar.services")}
      ready={props.ready}
      value={
        within === counted.length
          ? t("toolbar.servicesAll", { count: counted.length })
          : t("toolbar.servicesSome", { count: within, all: counted.length })
      }
    >
      <p className="mb-2 text-sm text-ink-2">{t("toolbar.servicesHelp")}</p>
      {counted.length > 12 ? (
        <input
          type="search"
          aria-label={t("toolbar.find")}
          placeholder={t("toolbar.find")}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
          className="mb-2 h-8 w-full rounded-md border border-rule-strong bg-raised px-2 text-base"
        />
      ) : null}
      <div className="scroll-quiet -mx-1 grid max-h-72 gap-1 overflow-y-auto px-1">
        {shown.map((line) => (
          <Checkbox
            key={line.id}
            label={line.name}
            checked={!left.has(line.id)}
            onChange={(event) => toggle(line.id, event.target.checked)}
          />
        ))}
      </div>
    </Knob>
  );
}
