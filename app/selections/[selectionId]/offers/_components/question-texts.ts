import { getLocale, getTranslations } from "next-intl/server";
import type { QuestionFrame } from "@/components/price/gap-panels";
import { ownerOf } from "@/lib/domain/offer-target";
import type { loadGaps } from "@/lib/features/offer/loaders";

type Open = Extract<NonNullable<Awaited<ReturnType<typeof loadGaps>>>, { kind: "open" }>;

/** Questions about gaps in each vendor's own language: its first contact's, or the reader's where none is invited. */
export async function questionTexts(page: Open): Promise<{
  readonly frames: Readonly<Record<string, QuestionFrame>>;
  readonly asking: (gap: Open["gaps"][number]) => string;
}> {
  const mine = await getLocale();
  const words = {
    en: await getTranslations({ locale: "en", namespace: "price.question" }),
    da: await getTranslations({ locale: "da", namespace: "price.question" }),
    nb: await getTranslations({ locale: "nb", namespace: "price.question" }),
  };
  const contactOf = (candidateId: string) =>
    page.contacts.find((each) => each.candidateId === ownerOf(candidateId)) ?? null;
  const wordsFor = (candidateId: string) => words[contactOf(candidateId)?.locale ?? mine];
  return {
    frames: Object.fromEntries(
      page.candidates.map(({ id }) => {
        const t = wordsFor(id);
        const contact = contactOf(id);
        const greeting = contact === null ? t("greetingNone") : t("greeting", { name: contact.name });
        const opening = `${greeting}\n\n${t("intro", { selection: page.selection.name })}`;
        return [id, { contact: contact?.name ?? null, opening, closing: t("closing") }];
      }),
    ),
    asking: ({ candidateId, line, reason }) => {
      const t = wordsFor(candidateId);
      return t("line", { name: line.name, reason: t(`reason.${reason}`) });
    },
  };
}
