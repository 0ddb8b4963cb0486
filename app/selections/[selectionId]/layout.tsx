import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { ReaderMenus } from "@/app/_components/reader-menus";
import { Messages } from "@/components/i18n/messages-provider";
import { AppFrame } from "@/components/shell/app-frame";
import { Rail } from "@/components/shell/rail";
import { RailMenu } from "@/components/shell/rail-menu";
import { TopBar } from "@/components/shell/top-bar";
import { loadSelectionFrame } from "@/lib/features/selection/loaders";
import { roadStops } from "./_components/road-stops";

/** What stands around every page of a selection: the bar, and the rail that is also the road. */
export default async function SelectionLayout(props: {
  params: Promise<{ selectionId: string }>;
  children: ReactNode;
}) {
  const { selectionId } = await props.params;
  const frame = await loadSelectionFrame(selectionId);
  if (!frame) notFound();
  const stops = roadStops(frame);
  return (
    <Messages namespaces={["shell"]}>
      <AppFrame
        width="wide"
        rail={<Rail stops={stops} />}
        bar={
          <TopBar
            // A guest has no front page: this selection is all there is.
            homeHref={frame.isGuest ? `/selections/${selectionId}` : "/"}
            crumbs={[
              { label: frame.organisationName, href: frame.isOwn ? "/" : undefined },
              { label: frame.name },
            ]}
            menu={<RailMenu stops={stops} title={frame.name} />}
            menus={<ReaderMenus reader={frame.reader} guestOf={frame.isGuest ? selectionId : null} />}
          />
        }
      >
        {props.children}
      </AppFrame>
    </Messages>
  );
}
