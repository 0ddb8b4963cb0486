import { getLocale, getTranslations } from "next-intl/server";
import type { LinkPage } from "@/lib/features/invitation/loaders";
import { formatDay } from "@/lib/i18n/formats";

/** A link that opens nothing: why, and what to do. */
export async function LinkStop({ state, letter }: Pick<LinkPage, "state" | "letter">) {
  const t = await getTranslations("invited.stop");
  const inviter = letter?.inviterName ?? "";
  const words = {
    inviter,
    day: letter === null ? "" : formatDay(letter.lastDay, await getLocale()),
  };
  const kind = state === "replaced" || state === "expired" || state === "revoked" ? state : "unknown";
  const told =
    inviter === "" && (kind === "replaced" || kind === "expired") ? (`${kind}Unsigned` as const) : kind;
  return (
    <div className="grid gap-3">
      <h1 className="text-2xl font-semibold tracking-tight">{t(`${kind}.title`)}</h1>
      <p className="max-w-prose text-md text-ink-2">{t(`${told}.body`, words)}</p>
    </div>
  );
}
