"use client";

import { Ellipsis, TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { DropdownMenu, MenuItem, MenuRule } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { Cell, ColumnHead, Row, RowHead, Table, TableFrame, TableHead } from "@/components/ui/table";
import type { ParticipationState } from "@/lib/domain/participation";
import { formatMoment } from "@/lib/i18n/formats";
import type { Choices, PersonView } from "./people-view";

/** What can be done about one person. */
export type PersonTask = "edit" | "sendLink" | "allowDevice" | "remind" | "conflicts" | "revoke" | "takeBack";

const TONES: Record<ParticipationState, BadgeTone> = {
  member: "neutral",
  mail_failed: "bad",
  invited: "outline",
  expired: "warn",
  opened: "accent",
  declared: "good",
  revoked: "outline",
};

/** The people of one page of the list. */
export function PeopleTable(props: {
  readonly people: readonly PersonView[];
  readonly choices: Choices;
  readonly self: string;
  readonly mailIsOn: boolean;
  readonly isScoringClosed: boolean;
  readonly onTask: (task: PersonTask, person: PersonView) => void;
}) {
  const t = useTranslations("people");
  return (
    <TableFrame label={t("table")} scroll="page">
      <Table caption={t("table")}>
        <TableHead under="topbar">
          <tr>
            <ColumnHead>{t("column.person")}</ColumnHead>
            <ColumnHead className="max-md:hidden">{t("column.role")}</ColumnHead>
            <ColumnHead className="max-lg:hidden">{t("column.part")}</ColumnHead>
            <ColumnHead>{t("column.state")}</ColumnHead>
            <ColumnHead align="right" className="max-sm:hidden">
              {t("column.progress")}
            </ColumnHead>
            <ColumnHead align="right">
              <span className="sr-only">{t("column.tools")}</span>
            </ColumnHead>
          </tr>
        </TableHead>
        <tbody>
          {props.people.map((person) => (
            <PersonRow key={person.id} {...props} person={person} />
          ))}
        </tbody>
      </Table>
    </TableFrame>
  );
}

function PersonRow(props: {
  readonly person: PersonView;
  readonly choices: Choices;
  readonly self: string;
  readonly mailIsOn: boolean;
  readonly isScoringClosed: boolean;
  readonly onTask: (task: PersonTask, person: PersonView) => void;
}) {
  const { person, choices, self, onTask } = props;
  const t = useTranslations("people");
  const tRole = useTranslations("selection.role");
  const isOut = person.state === "revoked";
  const conflicts = person.conflicts.map(({ letter, name }) => letter ?? name);
  return (
    <Row interactive className={isOut ? "text-ink-3" : undefined}>
      <RowHead sticky={false} className="py-2 hyphens-auto wrap-anywhere">
        <span className="block font-medium">
          {person.name}
          {person.id === self && <span className="font-normal text-ink-3"> ({t("you")})</span>}
        </span>
        <span className="block text-xs text-ink-3">{person.email}</span>
        <span className="block text-xs text-ink-2 md:hidden">{tRole(person.role)}</span>
      </RowHead>
      <Cell align="left" className="whitespace-nowrap max-md:hidden">
        {tRole(person.role)}
        {person.knowsPrices && <span className="block text-xs text-ink-3">{t("knowsPrices")}</span>}
      </Cell>
      <Cell align="left" className="text-sm text-ink-2 max-lg:hidden">
        <Part person={person} choices={choices} />
      </Cell>
      <Cell align="left">
        <span className="flex flex-wrap items-center gap-1">
          <span title={t(`stateHelp.${person.state}`)}>
            <Badge
              tone={TONES[person.state]}
              icon={person.state === "mail_failed" ? <TriangleAlert aria-hidden /> : undefined}
            >
              {t(`state.${person.state}`)}
            </Badge>
          </span>
          {conflicts.length > 0 && !isOut && (
            <Badge tone="warn" icon={<TriangleAlert aria-hidden />}>
              {t("conflict", { names: conflicts.join(", ") })}
            </Badge>
          )}
        </span>
        {!isOut && <Seen devices={person.devices} at={person.lastSeenAt} />}
        <Reminded at={isOut ? null : person.remindedAt} />
      </Cell>
      <Cell className="num whitespace-nowrap max-sm:hidden">
        <Progress left={person.left} total={isOut ? 0 : person.total} />
      </Cell>
      <Cell className="w-10 pr-1">
        <Tools {...props} onTask={(task) => onTask(task, person)} />
      </Cell>
    </Row>
  );
}

function Part({ person, choices }: { readonly person: PersonView; readonly choices: Choices }) {
  const t = useTranslations("people.part");
  if (person.role === "observer" || person.knowsPrices) return t("none");
  const { groupIds, candidateIds } = person;
  const groups = groupIds === null ? t("allGroups") : t("groups", { count: groupIds.length });
  const candidates =
    candidateIds === null
      ? t("allCandidates")
      : choices.candidates
          .filter(({ id }) => candidateIds.includes(id))
          .map(({ letter, name }) => letter ?? name)
          .join(", ");
  return `${groups} · ${candidates}`;
}

function Progress({ left, total }: { readonly left: number; readonly total: number }) {
  const t = useTranslations("people");
  if (total === 0) return <span className="text-ink-3">–</span>;
  return left === 0 ? t("progressDone", { total }) : t("progress", { done: total - left, total });
}

function Seen({ devices, at }: { readonly devices: number; readonly at: string | null }) {
  const t = useTranslations("people");
  const locale = useLocale();
  if (at === null) return null;
  return (
    <span className="mt-0.5 block text-xs text-ink-3">
      {t("seen", { count: devices, when: formatMoment(at, locale) })}
    </span>
  );
}

function Reminded({ at }: { readonly at: string | null }) {
  const t = useTranslations("people");
  const locale = useLocale();
  if (at === null) return null;
  return (
    <span className="mt-0.5 block text-xs text-ink-3">
      {t("reminded", { when: formatMoment(at, locale) })}
    </span>
  );
}

function Tools(props: {
  readonly person: PersonView;
  readonly mailIsOn: boolean;
  readonly isScoringClosed: boolean;
  readonly onTask: (task: PersonTask) => void;
}) {
  const { person, onTask } = props;
  const t = useTranslations("people.tools");
  const isOut = person.state === "revoked";
  const hasLink = person.email !== null;
  return (
    <DropdownMenu
      trigger={
        <IconButton label={t("of", { name: person.name })} look="quiet">
          <Ellipsis aria-hidden />
        </IconButton>
      }
    >
      {isOut && hasLink && <MenuItem onSelect={() => onTask("takeBack")}>{t("takeBack")}</MenuItem>}
      {!isOut && (
        <>
          <MenuItem onSelect={() => onTask("edit")}>{t("edit")}</MenuItem>
          {hasLink && (
            <MenuItem onSelect={() => onTask("sendLink")}>
              {props.mailIsOn ? t("sendLink") : t("makeLink")}
            </MenuItem>
          )}
          {hasLink && person.role !== "lead" && (
            <MenuItem onSelect={() => onTask("allowDevice")}>{t("allowDevice")}</MenuItem>
          )}
          {hasLink && person.left > 0 && !props.isScoringClosed && (
            <MenuItem onSelect={() => onTask("remind")}>{t("remind")}</MenuItem>
          )}
          {person.conflicts.length > 0 && (
            <MenuItem onSelect={() => onTask("conflicts")}>
              {t("conflicts", { count: person.conflicts.length })}
            </MenuItem>
          )}
          <MenuRule />
          <MenuItem danger onSelect={() => onTask("revoke")}>
            {t("revoke")}
          </MenuItem>
        </>
      )}
    </DropdownMenu>
  );
}
