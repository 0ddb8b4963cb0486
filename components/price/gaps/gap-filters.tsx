"use client";

import { useTranslations } from "next-intl";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { GAP_PARTS, GAP_STATES, type GapFilter } from "./board-gap";

const STATES = ["unsettled", ...GAP_STATES] as const;

/** Narrows the list of gaps. */
export function GapFilters(props: {
  readonly filter: GapFilter;
  readonly candidates: readonly {
    readonly id: string;
    readonly name: string;
    readonly letter: string | null;
  }[];
  readonly onChange: (filter: GapFilter) => void;
}) {
  const t = useTranslations("price.gap");
  const words = useTranslations("offers");
  const { filter, onChange } = props;
  return (
    <search className="grid grid-cols-2 gap-3 md:grid-cols-[repeat(3,minmax(0,12rem))_minmax(0,1fr)]">
      <Select
        label={words("candidate")}
        value={filter.candidateId ?? ""}
        options={[
          { value: "", label: t("filter.all") },
          ...props.candidates.map(({ id, name, letter }) => ({
            value: id,
            label: letter === null ? name : `${letter} · ${name}`,
          })),
        ]}
        onChange={({ target }) =>
          onChange({ ...filter, candidateId: target.value === "" ? null : target.value })
        }
      />
      <Select
        label={t("filter.state")}
        value={filter.state ?? ""}
        options={[
          { value: "", label: t("filter.all") },
          ...STATES.map((state) => ({ value: state, label: t(`state.${state}`) })),
        ]}
        onChange={({ target }) =>
          onChange({ ...filter, state: STATES.find((state) => state === target.value) ?? null })
        }
      />
      <Select
        label={t("filter.part")}
        value={filter.part ?? ""}
        options={[
          { value: "", label: t("filter.all") },
          ...GAP_PARTS.map((part) => ({
            value: part,
            label: part === "service" || part === "exit" ? t(`part.${part}`) : words(`stage.${part}`),
          })),
        ]}
        onChange={({ target }) =>
          onChange({ ...filter, part: GAP_PARTS.find((part) => part === target.value) ?? null })
        }
      />
      <TextField
        type="search"
        label={t("filter.text")}
        value={filter.text}
        onChange={({ target }) => onChange({ ...filter, text: target.value })}
      />
    </search>
  );
}
