import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PlainFrame } from "@/app/_components/plain-frame";
import { loadLinkPage } from "@/lib/features/invitation/loaders";
import { LinkLetter } from "./_components/link-letter";
import { LinkStop } from "./_components/link-stop";
import { LinkWay } from "./_components/link-way";

export async function generateMetadata(): Promise<Metadata> {
  // The address of this page is a secret: no other page may learn it from the browser.
  return { title: (await getTranslations("invited"))("pageTitle"), referrer: "no-referrer" };
}

/**
 * A personal link, before it is opened: whom it is for, who asks, and what. Loading this page changes nothing, so
 * programs that examine the links in mail use nothing up.
 */
export default async function InvitedPage(props: { params: Promise<{ token: string }> }) {
  const { token } = await props.params;
  const page = await loadLinkPage(token);
  const { state, letter } = page;
  return (
    <PlainFrame reader={null} crumbs={[]} namespaces={["invited", "auth"]}>
      <div className="mx-auto grid max-w-lg gap-6 pt-[min(9vh,5rem)] max-sm:pt-2">
        {letter === null ||
        state === "unknown" ||
        state === "revoked" ||
        state === "replaced" ||
        state === "expired" ? (
          <LinkStop state={letter === null && state !== "revoked" ? "unknown" : state} letter={letter} />
        ) : (
          <LinkLetter letter={letter}>
            <LinkWay token={token} page={page} letter={letter} />
          </LinkLetter>
        )}
      </div>
    </PlainFrame>
  );
}
