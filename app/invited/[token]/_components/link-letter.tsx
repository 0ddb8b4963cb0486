import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { LinkPage } from "@/lib/features/invitation/loaders";
import { formatDay } from "@/lib/i18n/formats";

type Letter = NonNullable<LinkPage["letter"]>;

/** What the link is for: who asks whom for what, where, and until when. The way in stands in the middle. */
export async function LinkLetter({ letter, children }: { letter: Letter; children: ReactNode }) {
  const t = await getTranslations("invited");
  const locale = await getLocale();
  const { role, name, organisationName: organisation, inviterName: inviter } = letter;
  const facts = [
    [t("fact.selection"), letter.selectionName],
    [t("fact.organisation"), organisation],
    ...(inviter === "" ? [] : [[t("fact.inviter"), inviter] as const]),
    [t("fact.for"), `${name} · ${letter.maskedEmail}`],
    ...(letter.deadline !== null && role === "evaluator"
      ? [[t("fact.deadline"), formatDay(letter.deadline, locale)] as const]
      : []),
    [t("fact.validUntil"), formatDay(letter.lastDay, locale)],
  ] as const;
  return (
    <>
      <div className="grid gap-3">
        <h1 className="text-2xl font-semibold tracking-tight text-balance">{t(`title.${role}`, { name })}</h1>
        <p className="text-md text-ink-2">
          {t(inviter === "" ? `askUnsigned.${role}` : `ask.${role}`, { organisation, inviter })}
        </p>
        {role === "evaluator" && <p className="text-md text-ink-2">{t("alone")}</p>}
      </div>
      {children}
      <dl className="border-t border-rule text-base">
        {facts.map(([label, value]) => (
          <div key={label} className="flex gap-4 border-b border-rule py-2">
            <dt className="w-36 shrink-0 text-ink-3">{label}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
