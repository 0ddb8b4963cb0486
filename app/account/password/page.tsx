import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PlainFrame } from "@/app/_components/plain-frame";
import { ChangePasswordForm } from "@/components/account/change-password-form";
import { Callout } from "@/components/ui/callout";
import { PageHeader } from "@/components/ui/page-header";
import { changePassword } from "@/lib/features/account/actions";
import { loadOwnAccount } from "@/lib/features/account/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.changePassword"))("title") };
}

/** Another password for oneself; `done` once it is changed. */
export default async function ChangePasswordPage(props: {
  searchParams: Promise<{ done?: string | string[] }>;
}) {
  const account = await loadOwnAccount();
  if (!account) redirect("/sign-in?next=/account/password");
  const { done } = await props.searchParams;
  const t = await getTranslations("auth.changePassword");
  return (
    <PlainFrame reader={account.name} crumbs={[{ label: t("title") }]} namespaces={["auth"]}>
      <PageHeader
        title={t("title")}
        description={done === undefined && !account.isSample ? t("body") : undefined}
      />
      <div className="max-w-sm">
        {account.isSample ? (
          <Callout>{t("sample")}</Callout>
        ) : done !== undefined ? (
          <Callout tone="good">{t("done")}</Callout>
        ) : (
          <ChangePasswordForm onChange={changePassword} />
        )}
      </div>
    </PlainFrame>
  );
}
