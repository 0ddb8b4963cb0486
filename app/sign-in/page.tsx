import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PlainFrame } from "@/app/_components/plain-frame";
import { SignInForm } from "@/components/account/sign-in-form";
import { signInWithPassword } from "@/lib/features/account/actions";
import { loadDoorOffers, loadReader } from "@/lib/features/account/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.signIn"))("title") };
}

/** `next` is where the reader was going. */
export default async function SignInPage(props: { searchParams: Promise<{ next?: string | string[] }> }) {
  if (await loadReader()) redirect("/");
  // Nobody has an account to sign in with yet.
  if ((await loadDoorOffers()).start !== "closed") redirect("/");
  const { next } = await props.searchParams;
  const goal = typeof next === "string" ? next : "/";
  const t = await getTranslations("auth.signIn");
  async function submit(values: { email: string; password: string }) {
    "use server";
    return signInWithPassword(values, goal);
  }
  return (
    <PlainFrame reader={null} crumbs={[]} namespaces={["auth"]}>
      <div className="mx-auto grid max-w-sm gap-6 pt-[min(12vh,7rem)]">
        <h1 className="text-2xl font-semibold tracking-tight">{t("title")}</h1>
        <SignInForm onSignIn={submit} />
        <p className="text-sm text-ink-3">{t("none")}</p>
      </div>
    </PlainFrame>
  );
}
