"use client";

import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { DropdownMenu, MenuItem } from "@/components/ui/dropdown-menu";
import { ShowAllRows, useFirstRows } from "@/components/ui/first-rows";
import { IconButton } from "@/components/ui/icon-button";
import { Cell, ColumnHead, Row, RowHead, Table, TableFrame, TableHead } from "@/components/ui/table";
import { TextField } from "@/components/ui/text-field";
import type { ParticipantRole } from "@/lib/domain/criterion";
import type { NextStep } from "@/lib/domain/next-step";
import type { Outcome } from "@/lib/domain/outcome";
import type { Phase } from "@/lib/domain/selection";
import { formatMoment } from "@/lib/i18n/formats";
import { DeleteSelectionDialog } from "./delete-selection-dialog";
import { RenameSelectionDialog } from "./rename-selection-dialog";

export interface ListedSelection {
  readonly id: string;
  readonly name: string;
  readonly role: ParticipantRole;
  readonly phase: Phase;
  readonly candidates: number;
  /** ISO timestamp. */
  readonly updatedAt: string;
  readonly edition: number;
  readonly nextStep: NextStep;
}

const STEP_PAGE: Record<NextStep, string> = {
  quantities: "/needs",
  catalogue: "/needs",
  candidates: "/candidates",
  shortlist: "/candidates",
  offers: "/offers",
  compare: "/compare",
  decide: "/decide",
  follow_up: "/follow-up",
};

/** From this many on a search field stands above the list. */
const SEARCH_FROM = 8;

/** The selections a person takes part in, the one changed last first. */
export function SelectionList(props: {
  selections: readonly ListedSelection[];
  onRename: (input: {
    selectionId: string;
    name: string;
    expectedEdition: number;
  }) => Promise<Outcome<{ edition: number }>>;
  onDelete: (input: { selectionId: string; typedName: string }) => Promise<Outcome<{ id: string }>>;
}) {
  const t = useTranslations("home");
  const tPhase = useTranslations("selection.phase");
  const tRole = useTranslations("selection.role");
  const locale = useLocale();
  const [search, setSearch] = useState("");
  const [renaming, setRenaming] = useState<ListedSelection | null>(null);
  const [deleting, setDeleting] = useState<ListedSelection | null>(null);
  const wanted = useDeferredValue(search.trim().toLowerCase());
  const shown = props.selections.filter(({ name }) => name.toLowerCase().includes(wanted));
  const first = useFirstRows(shown);
  return (
    <>
      {props.selections.length >= SEARCH_FROM && (
        <TextField
          className="mb-4 max-w-xs"
          type="search"
          label={t("search")}
          labelHidden
          placeholder={t("search")}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      )}
      {shown.length === 0 && <p className="text-ink-2">{t("noMatch")}</p>}
      {shown.length > 0 && (
        <TableFrame label={t("title")} scroll="page">
          <Table caption={t("title")}>
            <TableHead under="topbar">
              <tr>
                <ColumnHead className="md:w-[36%]">{t("column.name")}</ColumnHead>
                <ColumnHead className="max-md:hidden">{t("column.phase")}</ColumnHead>
                <ColumnHead align="right" className="max-sm:hidden">
                  {t("column.candidates")}
                </ColumnHead>
                <ColumnHead className="max-lg:hidden">{t("column.updated")}</ColumnHead>
                <ColumnHead className="max-md:hidden">{t("column.next")}</ColumnHead>
                <ColumnHead align="right">
                  <span className="sr-only">{t("column.actions")}</span>
                </ColumnHead>
              </tr>
            </TableHead>
            <tbody>
              {first.rows.map((one) => (
                <Row key={one.id} interactive>
                  <RowHead sticky={false} className="py-2.5">
                    <Link
                      href={`/selections/${one.id}`}
                      className="rounded-sm text-md font-semibold hover:text-accent"
                    >
                      {one.name}
                    </Link>
                    {one.role !== "lead" && (
                      <span className="ml-2 text-xs text-ink-3">{tRole(one.role)}</span>
                    )}
                    <span className="mt-0.5 block text-sm text-ink-2 md:hidden">
                      {tPhase(one.phase)} · {t(`step.${one.nextStep}`)}
                    </span>
                  </RowHead>
                  <Cell align="left" className="whitespace-nowrap max-md:hidden">
                    {tPhase(one.phase)}
                  </Cell>
                  <Cell className="max-sm:hidden">{one.candidates}</Cell>
                  <Cell align="left" className="whitespace-nowrap text-ink-2 max-lg:hidden">
                    {formatMoment(one.updatedAt, locale)}
                  </Cell>
                  <Cell align="left" className="max-md:hidden">
                    <Link
                      href={`/selections/${one.id}${STEP_PAGE[one.nextStep]}`}
                      prefetch={false}
                      className="rounded-sm text-accent underline decoration-transparent underline-offset-3 hover:decoration-current"
                    >
                      {t(`step.${one.nextStep}`)}
                    </Link>
                  </Cell>
                  <Cell className="w-10">
                    {one.role === "lead" && (
                      <DropdownMenu
                        trigger={
                          <IconButton label={t("more", { name: one.name })} size="sm">
                            <Ellipsis aria-hidden />
                          </IconButton>
                        }
                      >
                        <MenuItem onSelect={() => setRenaming(one)}>{t("rename")}</MenuItem>
                        <MenuItem danger onSelect={() => setDeleting(one)}>
                          {t("delete")}
                        </MenuItem>
                      </DropdownMenu>
                    )}
                  </Cell>
                </Row>
              ))}
            </tbody>
          </Table>
        </TableFrame>
      )}
      <ShowAllRows of={first} label={t("showAll", { count: shown.length })} />
      {renaming && (
        <RenameSelectionDialog
          selection={renaming}
          onRename={props.onRename}
          onClose={() => setRenaming(null)}
        />
      )}
      {deleting && (
        <DeleteSelectionDialog
          selection={deleting}
          onDelete={props.onDelete}
          onClose={() => setDeleting(null)}
        />
      )}
    </>
  );
}
