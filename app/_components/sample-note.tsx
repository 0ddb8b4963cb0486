import { getTranslations } from "next-intl/server";
import { Callout } from "@/components/ui/callout";
import { SubmitButton } from "@/components/ui/submit-button";
import { signOut } from "@/lib/features/account/actions";

/** Says that this is the sample, and how to leave it. */
export async function SampleNote() {
  const t = await getTranslations("home");
  return (
    <Callout
      className="mb-5"
      tone="accent"
      action={
        <form action={signOut}>
          <SubmitButton look="secondary" size="sm">
            {t("sampleLeave")}
          </SubmitButton>
        </form>
      }
    >
      {t("sampleNote")}
    </Callout>
  );
}
