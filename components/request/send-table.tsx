"use client";

import { Download, FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { buttonClass } from "@/components/ui/button-look";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { Checkbox } from "@/components/ui/checkbox";
import { Select } from "@/components/ui/select";
import { LOCALES, type Locale } from "@/lib/domain/locale";
import type { AskedCandidateView } from "./request-view";

/** A workbook and a paper for each candidate, in a language of its own. */
export function SendTable(props: {
  selectionId: string;
  number: number;
  sealed: boolean;
  candidates: readonly AskedCandidateView[];
}) {
  const t = useTranslations("request.send");
  const hasVersions = props.candidates.some(({ version }) => version !== null);
  return (
    <div className="grid gap-2">
      {props.sealed && <p className="text-sm text-ink-2">{t("sealed")}</p>}
      {hasVersions && <p className="text-sm text-ink-2">{t("filledHelp")}</p>}
      <ul className="border-t border-rule">
        {props.candidates.map((candidate) => (
          <SendRow key={candidate.id} {...props} candidate={candidate} />
        ))}
      </ul>
    </div>
  );
}

function SendRow(props: { selectionId: string; number: number; candidate: AskedCandidateView }) {
  const { candidate, number } = props;
  const { id, name, letter, colour, version } = candidate;
  const t = useTranslations("request.send");
  const tLanguage = useTranslations("request.language");
  const [locale, setLocale] = useState<Locale>(candidate.locale);
  const [filled, setFilled] = useState(false);
  const address = (format: "xlsx" | "pdf") => {
    const asked = new URLSearchParams({ lang: locale, number: String(number) });
    if (filled && format === "xlsx") asked.set("filled", "1");
    return `/api/selections/${props.selectionId}/request/${id}/${format}?${asked}`;
  };
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-rule py-2.5">
      <span className="min-w-0 flex-1 basis-56">
        <CandidateChip letter={letter} colour={colour} name={name} />
      </span>
      {version !== null && (
        <Checkbox
          label={
            <>
              <span aria-hidden>{t("filled", { version })}</span>
              <span className="sr-only">{t("filledFor", { name, version })}</span>
            </>
          }
          checked={filled}
          onChange={(event) => setFilled(event.target.checked)}
        />
      )}
      <Select
        label={t("languageFor", { name })}
        labelHidden
        className="w-32"
        value={locale}
        onChange={(event) => setLocale(LOCALES.find((known) => known === event.target.value) ?? locale)}
        options={LOCALES.map((value) => ({ value, label: tLanguage(value) }))}
      />
      <span className="flex gap-2">
        {/* Plain links: a file is not a page to be fetched ahead. */}
        <a
          href={address("xlsx")}
          download
          className={buttonClass({ size: "sm" })}
          aria-label={t("workbookFor", { name })}
        >
          <Download aria-hidden />
          {t("workbook")}
        </a>
        <a
          href={address("pdf")}
          download
          className={buttonClass({ size: "sm" })}
          aria-label={t("paperFor", { name })}
        >
          <FileText aria-hidden />
          {t("paper")}
        </a>
      </span>
    </li>
  );
}
