"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { inputClass } from "@/components/ui/field";
import { notifyFailed } from "@/components/ui/notify";
import { errorText } from "@/lib/i18n/error-text";
import type { LinkRound } from "./people-view";

/** Links at the one moment they are known, each to be copied, and who got none. */
export function GivenLinks({ round }: { readonly round: LinkRound }) {
  const { links, refused, mailed } = round;
  const t = useTranslations("people.links");
  const tErrors = useTranslations("errors");
  const [copied, setCopied] = useState<string | null>(null);
  async function copy(what: string, text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(what);
    } catch {
      // Browsers give the clipboard to pages on this machine and over https only.
      notifyFailed(t("cannotCopy"));
    }
  }
  return (
    <div className="grid gap-4">
      {links.length > 0 && (
        <Callout
          tone={mailed ? "good" : "warn"}
          action={
            links.length > 1 && (
              <Button
                size="sm"
                icon={copied === "all" ? <Check aria-hidden /> : <Copy aria-hidden />}
                onClick={() =>
                  copy("all", links.map((one) => `${one.name}\t${one.email}\t${one.link}`).join("\n"))
                }
              >
                {copied === "all" ? t("copiedAll") : t("copyAll")}
              </Button>
            )
          }
        >
          {mailed ? t("mailed", { count: links.length }) : t("notMailed", { count: links.length })}
        </Callout>
      )}
      {refused.length > 0 && (
        <Callout tone="bad" title={t("refused", { count: refused.length })}>
          <ul className="mt-1 grid gap-0.5 text-sm">
            {refused.map(({ email, code }, place) => (
              // The same address may be refused twice.
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
              <li key={place}>
                <strong className="font-medium">{email}</strong>: {errorText(tErrors, code)}
              </li>
            ))}
          </ul>
        </Callout>
      )}
      {links.length > 0 && (
        <ul className="grid max-h-[45dvh] gap-2.5 overflow-y-auto p-1">
          {links.map(({ participantId, name, email, link }) => (
            <li key={participantId} className="grid gap-1">
              <span className="truncate text-sm">
                <strong className="font-medium">{name}</strong> <span className="text-ink-3">{email}</span>
              </span>
              <span className="flex gap-2">
                <input
                  readOnly
                  value={link}
                  aria-label={t("linkOf", { name })}
                  onFocus={(event) => event.currentTarget.select()}
                  className={`${inputClass} h-8 flex-1 font-mono text-xs pointer-coarse:h-11`}
                />
                <Button
                  aria-label={t("copyOf", { name })}
                  icon={copied === participantId ? <Check aria-hidden /> : <Copy aria-hidden />}
                  onClick={() => copy(participantId, link)}
                >
                  {copied === participantId ? t("copied") : t("copy")}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
      {links.length > 0 && <p className="text-xs text-ink-3">{t("personal")}</p>}
      <output aria-live="polite" className="sr-only">
        {copied === null ? "" : t("copied")}
      </output>
    </div>
  );
}
