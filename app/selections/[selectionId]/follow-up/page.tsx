import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";

export default async function Page() {
  const t = await getTranslations("shell.section");
  return <PageHeader title={t("follow_up")} />;
}
