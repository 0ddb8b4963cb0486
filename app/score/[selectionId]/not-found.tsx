import { getTranslations } from "next-intl/server";
import { MessagePage } from "@/components/ui/message-page";

/** What somebody sees whose link has ended, and everybody else: whether the selection exists is none of their business. */
export default async function ScoreNotFound() {
  const t = await getTranslations("judging.notFound");
  return <MessagePage title={t("title")} body={t("body")} />;
}
