"use client";

import { useTranslations } from "next-intl";
import { Select } from "@/components/ui/select";
import type { FindingSubject } from "@/lib/domain/upload-finding";
import type { MendFrame } from "./mend-frame";

/** Of a row that says not what it answers: what it does answer. */
export function MendRow(props: {
  readonly frame: MendFrame;
  /** The kind of sheet it stands in. */
  readonly kind: string;
  readonly findingKey: number;
  readonly subject: FindingSubject | null;
  readonly onChoose: (subject: FindingSubject) => void;
}) {
  const t = useTranslations("upload.mend");
  const { frame, kind, subject } = props;
  const choices: readonly { readonly subject: FindingSubject; readonly name: string }[] = choicesOf(
    frame,
    kind,
    props.findingKey,
  ).map((each) => ({
    ...each,
    name: each.name ?? t(each.subject.part === "bundle" ? "newBundle" : "newItem"),
  }));
  const keyOf = ({ part, id }: FindingSubject) => `${part} ${id}`;
  return (
    <Select
      label={t("answers")}
      hint={t("answersHint")}
      emptyLabel={t("choose")}
      value={subject === null || subject.part === "row" ? "" : keyOf(subject)}
      options={choices.map((each) => ({ value: keyOf(each.subject), label: each.name }))}
      onChange={(event) => {
        const chosen = choices.find((each) => keyOf(each.subject) === event.target.value);
        if (chosen) props.onChoose(chosen.subject);
      }}
    />
  );
}

interface Choice {
  readonly subject: FindingSubject;
  /** Left out for something new of the vendor's own. */
  readonly name?: string;
}

function choicesOf(frame: MendFrame, kind: string, findingKey: number): Choice[] {
  const of = (
    part: FindingSubject["part"],
    rows: readonly { readonly id: string; readonly name: string }[],
  ) => rows.map(({ id, name }): Choice => ({ subject: { part, id, field: "" }, name }));
  const fresh = (part: "bundle" | "item"): Choice[] => [
    { subject: { part, id: `mended:${findingKey}`, field: "" } },
  ];
  switch (kind) {
    case "services":
      return [
        ...of(
          "cell",
          frame.lines.filter((line) => line.kind === "service"),
        ),
        ...fresh("item"),
      ];
    case "establishment":
      return [
        ...of(
          "cell",
          frame.lines.filter((line) => line.kind !== "service"),
        ),
        ...fresh("item"),
      ];
    case "bundles":
      return fresh("bundle");
    case "pricelist":
      return fresh("item");
    case "requirements":
      return of("requirement", frame.requirements);
    case "points":
      return of("point", frame.points);
    default:
      return [];
  }
}
