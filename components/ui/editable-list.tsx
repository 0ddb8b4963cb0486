"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { Outcome } from "@/lib/domain/outcome";
import { errorText } from "@/lib/i18n/error-text";
import { Button } from "./button";
import { notifyDone, notifyFailed } from "./notify";
import { Section } from "./page-header";
import { SidePanel, WithSidePanel } from "./side-panel";
import { Cell, ColumnHead } from "./table";

/** What can be in such a list: something with a name that is changed by edition. */
export interface EditableItem {
  readonly id: string;
  readonly edition: number;
  readonly name: string;
}

/** The words of the list's controls. `removed` is said afterwards, with `undo` beside it. */
export interface EditableListWords {
  readonly add: string;
  readonly edit: string;
  readonly editTitle: string;
  readonly remove: string;
  readonly undo: string;
  /** Heads the column of controls, unseen. */
  readonly actions: string;
  readonly removed: (name: string) => string;
}

/** What the list's own table needs: a head and a cell for the controls; nothing where nothing may be changed. */
export interface EditableListTools<Item> {
  readonly head: ReactNode;
  readonly cellOf: (item: Item) => ReactNode;
  /** A cell that keeps the column in rows that are no items. */
  readonly emptyCell: ReactNode;
}

/**
 * A section with a list whose items are added and changed in a form beside it, and removed with a way back. The list
 * itself is drawn by `children`; the form by `form`, for an item or for a new one (null).
 *
 * @example <EditableList title={…} words={…} readOnly={false} remove={…} restore={…} form={(item, done) => <Form … />}>
 *   {({ head, cellOf }) => <Table>…</Table>}
 * </EditableList>
 */
export function EditableList<Item extends EditableItem>(props: {
  readonly id?: string | undefined;
  readonly title: ReactNode;
  readonly description: ReactNode;
  readonly words: EditableListWords;
  readonly readOnly: boolean;
  /** Controls before the one that adds. */
  readonly actions?: ReactNode;
  readonly remove: (item: Item) => Promise<Outcome<unknown>>;
  /** Stores a removed item again, as a new one. */
  readonly restore: (item: Item) => Promise<Outcome<unknown>>;
  readonly form: (item: Item | null, onDone: () => void) => ReactNode;
  readonly children: (tools: EditableListTools<Item>) => ReactNode;
}) {
  const errors = useTranslations("errors");
  const { words, readOnly } = props;
  const [open, setOpen] = useState<Item | "new" | null>(null);
  const close = () => setOpen(null);

  const told = (outcome: Outcome<unknown>) => {
    if (!outcome.ok) notifyFailed(errorText(errors, outcome.code, { ...outcome.params }));
    return outcome.ok;
  };
  async function remove(item: Item): Promise<void> {
    close();
    if (!told(await props.remove(item))) return;
    notifyDone(words.removed(item.name), {
      label: words.undo,
      run: () => void props.restore(item).then(told),
    });
  }

  return (
    <Section
      id={props.id}
      title={props.title}
      description={props.description}
      actions={
        !readOnly && (
          <>
            {props.actions}
            <Button icon={<Plus aria-hidden />} onClick={() => setOpen("new")}>
              {words.add}
            </Button>
          </>
        )
      }
    >
      <WithSidePanel>
        {props.children({
          head: !readOnly && (
            <ColumnHead>
              <span className="sr-only">{words.actions}</span>
            </ColumnHead>
          ),
          cellOf: (item) =>
            !readOnly && (
              <Cell>
                <span className="inline-flex gap-1 max-sm:flex-col max-sm:items-stretch">
                  <Button size="sm" onClick={() => setOpen(item)}>
                    {words.edit}
                    <span className="sr-only"> {item.name}</span>
                  </Button>
                  <Button size="sm" look="quiet" onClick={() => void remove(item)}>
                    {words.remove}
                    <span className="sr-only"> {item.name}</span>
                  </Button>
                </span>
              </Cell>
            ),
          emptyCell: !readOnly && <Cell />,
        })}
        <SidePanel
          open={open !== null}
          onClose={close}
          title={open === "new" ? words.add : words.editTitle}
          subject={open === null || open === "new" ? undefined : open.id}
        >
          {open === "new" && <div key="new">{props.form(null, close)}</div>}
          {open !== null && open !== "new" && (
            <div key={`${open.id} ${open.edition}`}>{props.form(open, close)}</div>
          )}
        </SidePanel>
      </WithSidePanel>
    </Section>
  );
}
