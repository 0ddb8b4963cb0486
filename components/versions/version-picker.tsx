"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Select } from "@/components/ui/select";

/** Which two versions are read against each other; a choice takes effect at once and stands in the address. */
export function VersionPicker(props: {
  readonly address: string;
  readonly numbers: readonly { readonly number: number; readonly isWithdrawn: boolean }[];
  readonly from: number;
  readonly to: number;
}) {
  const t = useTranslations("versions");
  const router = useRouter();
  const [pending, start] = useTransition();
  const go = (from: string, to: string) =>
    start(() => router.replace(`${props.address}?from=${from}&to=${to}`, { scroll: false }));
  const options = props.numbers.map(({ number, isWithdrawn }) => ({
    value: String(number),
    label: isWithdrawn ? t("optionWithdrawn", { number }) : t("option", { number }),
  }));
  return (
    <div className="grid grid-cols-2 gap-3 sm:max-w-md" aria-busy={pending}>
      <Select
        label={t("from")}
        options={options}
        value={String(props.from)}
        onChange={(event) => go(event.target.value, String(props.to))}
      />
      <Select
        label={t("to")}
        options={options}
        value={String(props.to)}
        onChange={(event) => go(String(props.from), event.target.value)}
      />
    </div>
  );
}
