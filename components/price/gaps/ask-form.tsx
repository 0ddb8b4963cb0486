"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { notifyDone, notifyFailed } from "@/components/ui/notify";
import { Textarea } from "@/components/ui/textarea";
import { ownerOf } from "@/lib/domain/offer-target";
import { type BoardGap, byCandidate, draftQuestion } from "./board-gap";
import type { ResolveProps } from "./resolve-panel";
import { SettleForm } from "./settle-form";
import { forEachCandidate } from "./settling";

const NO_TRIALS = [] as const;

/** One drafted question for each vendor, about all of its gaps at hand. */
export function AskForm({ selectionId, gaps, frames, nameOf, actions, ground, onDone }: ResolveProps) {
  const t = useTranslations("price.gap");
  const [edited, setEdited] = useState<Readonly<Record<string, string>>>({});
  // Whoever was asked is not asked again when another's question has to be mended first.
  const [sentTo, setSentTo] = useState<ReadonlySet<string>>(new Set());
  const [failedAt, setFailedAt] = useState<string | null>(null);
  const left = gaps.filter(({ candidateId }) => !sentTo.has(ownerOf(candidateId)));
  const groups = byCandidate(left);
  const isOneVendor = byCandidate(gaps).length === 1;
  const variantOf = (id: string) => (id === ownerOf(id) ? null : nameOf(id));
  const textFor = (candidateId: string, own: readonly BoardGap[]) => {
    const frame = frames[candidateId];
    return edited[candidateId] ?? (frame === undefined ? "" : draftQuestion(frame, own, variantOf));
  };
  return (
    <SettleForm
      ground={ground}
      trials={NO_TRIALS}
      effectNote={t("askEffect")}
      label={t("send")}
      done={t("sent")}
      onDone={onDone}
      settle={() =>
        forEachCandidate(
          left,
          (candidateId, own) =>
            actions.ask({
              ...{ selectionId, candidateId },
              lineIds: [...new Set(own.map(({ line }) => line.id))],
              text: textFor(candidateId, own),
            }),
          (candidateId, isDone) => {
            if (isDone) setSentTo((before) => new Set(before).add(candidateId));
            else setFailedAt(candidateId);
          },
        )
      }
    >
      {(faultOf) =>
        groups.map(({ candidateId, gaps: own }) => {
          const contact = frames[candidateId]?.contact ?? null;
          const text = textFor(candidateId, own);
          return (
            <div key={candidateId} className="grid gap-2">
              <p className="text-sm text-ink-2">
                {contact === null ? t("noContact") : `${t("to", { name: contact })}. ${t("askHint")}`}
              </p>
              <Textarea
                label={isOneVendor ? t("text") : t("textTo", { name: nameOf(candidateId) })}
                rows={groups.length === 1 ? 10 : 6}
                maxLength={20_000}
                value={text}
                error={candidateId === failedAt ? faultOf("text") : undefined}
                onChange={(event) => setEdited({ ...edited, [candidateId]: event.target.value })}
              />
              <Button
                size="sm"
                className="justify-self-start"
                onClick={() =>
                  void copyText(text).then(
                    () => notifyDone(t("copied")),
                    () => notifyFailed(t("cannotCopy")),
                  )
                }
              >
                {t("copy")}
              </Button>
            </div>
          );
        })
      }
    </SettleForm>
  );
}

/** Browsers give the clipboard to pages on this machine and over https only; elsewhere there is none. */
async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}
