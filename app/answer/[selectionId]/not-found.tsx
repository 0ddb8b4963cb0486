import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
import { MessagePage } from "@/components/ui/message-page";

/** For whoever has no link to this page, or one that does not work any more: nothing is told of what is here. */
export default async function NotFound() {
  // A page made at build time would carry no nonce and its scripts would be refused.
  await connection();
  const t = await getTranslations("answer.page");
  return <MessagePage title={t("notFoundTitle")} body={t("notFoundBody")} />;
}
