import { getTranslations } from "next-intl/server";
import { SignInForm } from "@/components/account/sign-in-form";
import { CodeForm } from "@/components/invited/code-form";
import { JoinForm } from "@/components/invited/join-form";
import { OpenButton } from "@/components/invited/open-button";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { signInWithPassword } from "@/lib/features/account/actions";
import {
  joinSelectionAsLead,
  openInvitation,
  requestDeviceCode,
  signOutHere,
} from "@/lib/features/invitation/actions";
import type { LinkPage } from "@/lib/features/invitation/loaders";

type Letter = NonNullable<LinkPage["letter"]>;

/** The way in, as this visitor has it: a button, a code, an account, or out with another account first. */
export async function LinkWay({ token, page, letter }: { token: string; page: LinkPage; letter: Letter }) {
  const t = await getTranslations("invited");
  const { name, maskedEmail: email, role, inviterName: inviter } = letter;
  switch (page.state) {
    case "inside":
      return (
        <div className="grid justify-items-start gap-3">
          <p className="text-ink-2">{t("inside.body")}</p>
          <LinkButton look="primary" size="lg" href={letter.goal} prefetch={false}>
            {t("inside.go")}
          </LinkButton>
        </div>
      );
    case "other_account":
      return (
        <Way
          title={t("other.title")}
          body={t("other.body", { name, email, signedInAs: page.signedInAs ?? "" })}
        >
          <form action={signOutHere} className="flex flex-wrap gap-2">
            <Button type="submit" look="primary" size="lg">
              {t("other.go")}
            </Button>
            <LinkButton size="lg" href="/" prefetch={false}>
              {t("other.stay")}
            </LinkButton>
          </form>
        </Way>
      );
    case "new_account":
      return (
        <Way title={t("join.title")} body={t("join.body", { email })}>
          <JoinForm name={name} onJoin={join.bind(null, token)} />
        </Way>
      );
    case "sign_in":
      return (
        <Way title={t("signIn.title")} body={t("signIn.body", { email })}>
          <SignInForm onSignIn={signInHere.bind(null, token)} />
        </Way>
      );
    case "code_needed":
      return (
        <Way title={t("code.title")} body={page.canSendCode ? t("code.body", { email }) : null}>
          {page.canSendCode ? (
            <>
              <CodeForm
                maskedEmail={email}
                onRequest={requestDeviceCode.bind(null, token)}
                onOpen={openInvitation.bind(null, token)}
              />
              <p className="text-sm text-ink-3">
                {inviter === "" ? t("code.leadUnsigned") : t("code.lead", { inviter })}
              </p>
            </>
          ) : (
            <p className="text-md text-ink-2">
              {inviter === "" ? t("code.noMailUnsigned") : t("code.noMail", { inviter })}
            </p>
          )}
        </Way>
      );
    default:
      return (
        <div className="grid justify-items-start gap-3">
          <OpenButton
            label={t(role === "evaluator" ? "open.scoring" : `open.${role}`)}
            onOpen={openInvitation.bind(null, token, null)}
          />
          <p className="text-sm text-ink-3">
            {page.signedInAs === null
              ? `${t("open.remembered")} ${t("open.notYou", { name })}`
              : t("signedIn")}
          </p>
        </div>
      );
  }
}

/** One way in that needs a word of explanation. */
function Way(props: { title: string; body: string | null; children: React.ReactNode }) {
  return (
    <section className="grid gap-3 rounded-lg border border-rule-strong bg-raised p-5">
      <h2 className="text-md font-semibold">{props.title}</h2>
      {props.body !== null && <p className="text-ink-2">{props.body}</p>}
      {props.children}
    </section>
  );
}

async function join(token: string, values: { name: string; password: string }) {
  "use server";
  return joinSelectionAsLead({ token, ...values });
}

/** Back to this very page, where the link then opens with the account. */
async function signInHere(token: string, values: { email: string; password: string }) {
  "use server";
  return signInWithPassword(values, `/invited/${token}`);
}
