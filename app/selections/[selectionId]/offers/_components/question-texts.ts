import { getLocale, getTranslations } from "next-intl/server";
import type { QuestionFrame } from "@/components/price/gaps/board-gap";
import type { GapReason } from "@/lib/domain/comparison/result";
import { ownerOf } from "@/lib/domain/offer-target";
import type { loadGaps } from "@/lib/features/offer/loaders";

type Open = Extract<NonNullable<Awaited<ReturnType<typeof loadGaps>>>, { kind: "open" }>;

/** Questions about gaps in each vendor's own language: its first contact's, or the reader's where none is invited. */
export async function questionTexts(page: Open): Promise<Readonly<Record<string, QuestionFrame>>> {
  const mine = await getLocale();
  const words = {
    en: await getTranslations({ locale: "en", namespace: "price.question" }),
    da: await getTranslations({ locale: "da", namespace: "price.question" }),
    nb: await getTranslations({ locale: "nb", namespace: "price.question" }),
  };
  const contactOf = (candidateId: string) =>
    page.contacts.find((each) => each.candidateId === ownerOf(candidateId)) ?? null;
  const wordsFor = (candidateId: string) => words[contactOf(candidateId)?.locale ?? mine];
  return Object.fromEntries(
    page.candidates.map(({ id }) => {
      const t = wordsFor(id);
      const contact = contactOf(id);
      const greeting = contact === null ? t("greetingNone") : t("greeting", { name: contact.name });
      const opening = `${greeting}\n\n${t("intro", { selection: page.selection.name })}`;
      const line = (reason: GapReason) => t("line", { name: "{name}", reason: t(`reason.${reason}`) });
      const lines = {
        no_offer: line("no_offer"),
        unanswered: line("unanswered"),
        not_offered: line("not_offered"),
        quantity_missing: line("quantity_missing"),
        rate_missing: line("rate_missing"),
        period_wrong: line("period_wrong"),
        bundle_reaches_beyond: line("bundle_reaches_beyond"),
        included_in_gap: line("included_in_gap"),
        included_in_set_aside: line("included_in_set_aside"),
        included_loop: line("included_loop"),
        amount_too_large: line("amount_too_large"),
      };
      return [id, { contact: contact?.name ?? null, opening, lines, closing: t("closing") }];
    }),
  );
}
