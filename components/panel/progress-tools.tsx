"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { TextField } from "@/components/ui/text-field";

/** How long a typist pauses before the page looks for what was typed. */
const PAUSE = 250;

export interface ProgressToolsProps {
  readonly base: string;
  readonly search: string;
  readonly notDone: boolean;
  /** "12 of 500" while something is left out; empty otherwise. */
  readonly shown: string;
}

/** Finds colleagues, and shows those who are not done. What is asked for stands in the address. */
export function ProgressTools(props: ProgressToolsProps) {
  const { base, notDone } = props;
  const t = useTranslations("panel.progress");
  const router = useRouter();
  const [search, setSearch] = useState(props.search);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  function go(text: string, left: boolean): void {
    clearTimeout(timer.current);
    const query = new URLSearchParams();
    if (left) query.set("show", "left");
    if (text.trim() !== "") query.set("search", text.trim());
    const asked = query.toString();
    router.replace(asked === "" ? base : `${base}?${asked}`, { scroll: false });
  }

  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <TextField
        className="w-64 max-w-full"
        type="search"
        label={t("search")}
        labelHidden
        placeholder={t("search")}
        value={search}
        maxLength={100}
        onChange={(event) => {
          const text = event.target.value;
          setSearch(text);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => go(text, notDone), PAUSE);
        }}
      />
      <SegmentedControl
        legend={t("filter")}
        legendHidden
        segments={[
          { value: "all", label: t("everyone") },
          { value: "left", label: t("left") },
        ]}
        value={notDone ? "left" : "all"}
        onValueChange={(value) => go(search, value === "left")}
      />
      <output aria-live="polite" className="num text-sm text-ink-3">
        {props.shown}
      </output>
    </div>
  );
}
