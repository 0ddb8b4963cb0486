import type { ReactNode } from "react";
import { Messages } from "@/components/i18n/messages-provider";
import { AppFrame } from "@/components/shell/app-frame";
import { type Crumb, TopBar } from "@/components/shell/top-bar";
import type { Namespace } from "@/lib/i18n/load-messages";
import { ReaderMenus } from "./reader-menus";

/** A page outside any selection: the bar, and the page under it. */
export function PlainFrame(props: {
  reader: string | null;
  crumbs: readonly Crumb[];
  /** What the client components of this page speak, besides the shell. */
  namespaces: readonly Namespace[];
  children: ReactNode;
}) {
  return (
    <Messages namespaces={["shell", ...props.namespaces]}>
      <AppFrame
        width="text"
        bar={<TopBar homeHref="/" crumbs={props.crumbs} menus={<ReaderMenus reader={props.reader} />} />}
      >
        {props.children}
      </AppFrame>
    </Messages>
  );
}
