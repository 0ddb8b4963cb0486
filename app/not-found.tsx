import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/link-button";
import { MessagePage } from "@/components/ui/message-page";

/** Also what outsiders see: whether something exists is none of their business. */
export default async function NotFound() {
  // A page made at build time would carry no nonce and its scripts would be refused.
  await connection();
  const t = await getTranslations("common.notFound");
  return (
    <MessagePage title={t("title")} body={t("body")}>
      <LinkButton href="/" look="primary">
        {t("home")}
      </LinkButton>
    </MessagePage>
  );
}
