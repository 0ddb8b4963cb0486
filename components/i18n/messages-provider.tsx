import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { type Namespace, pickMessages } from "@/lib/i18n/load-messages";
import { MergedMessages } from "./merged-messages";

/**
 * Gives the client components below it the feature areas they speak, on top of those already given further
 * up. The root layout gives `common` and `errors`; a page adds its own. Server components need none of this.
 *
 * @example <Messages namespaces={["compare"]}><CompareMatrix … /></Messages>
 */
export async function Messages(props: { namespaces: readonly Namespace[]; children: ReactNode }) {
  const locale = await getLocale();
  return (
    <MergedMessages locale={locale} messages={pickMessages(locale, props.namespaces)}>
      {props.children}
    </MergedMessages>
  );
}
