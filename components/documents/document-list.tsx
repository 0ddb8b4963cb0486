"use client";

import { Download, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useDeferredValue, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FieldError } from "@/components/ui/field";
import { ShowAllRows, useFirstRows } from "@/components/ui/first-rows";
import { FormDialog } from "@/components/ui/form-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { notifyDone } from "@/components/ui/notify";
import { Select } from "@/components/ui/select";
import { StatusMark } from "@/components/ui/status-mark";
import { Cell, ColumnHead, Row, RowHead, Table, TableHead } from "@/components/ui/table";
import { TextField } from "@/components/ui/text-field";
import { DOCUMENT_KINDS, type DocumentEntry, documentFinder } from "@/lib/domain/document";
import { succeed } from "@/lib/domain/outcome";
import { formatMoment, formatNumber } from "@/lib/i18n/formats";
import { removeDocument } from "./send-document";
import { type Subject, useSubjectWords } from "./subject-words";

/** From this many on, a choice of what is shown helps. */
const MANY = 8;

/** Documents to save to one's own machine, newest first; a sealed one says so instead. */
export function DocumentList(props: {
  readonly selectionId: string;
  readonly documents: readonly DocumentEntry[];
  readonly subjects: readonly Subject[];
  readonly mayWrite: boolean;
  /** Whose each is stands in a column of its own. */
  readonly showsCandidate: boolean;
}) {
  const t = useTranslations("documents");
  const router = useRouter();
  const [kind, setKind] = useState("");
  const [candidateId, setCandidateId] = useState("");
  const [search, setSearch] = useState("");
  const wanted = useDeferredValue(search);
  const [removing, setRemoving] = useState<DocumentEntry | null>(null);
  const { documents, selectionId, showsCandidate } = props;
  const subjectOf = useMemo(
    () => new Map(props.subjects.map((subject) => [subject.id, subject])),
    [props.subjects],
  );
  const matching = useMemo(() => {
    const isFound = documentFinder(wanted);
    return documents.filter(
      (each) =>
        (kind === "" || each.kind === kind) &&
        (candidateId === "" || each.candidateId === candidateId) &&
        isFound(each, each.subjectId === null ? undefined : subjectOf.get(each.subjectId)?.name),
    );
  }, [documents, kind, candidateId, wanted, subjectOf]);
  const isNarrowed = kind !== "" || candidateId !== "" || wanted.trim() !== "";
  const shown = useFirstRows(matching);
  if (documents.length === 0) return <EmptyState title={t("empty")} body={t("emptyBody")} />;
  const owners = [...new Map(documents.map((each) => [each.candidateId ?? "", each.candidateName ?? ""]))];
  return (
    <div className="grid gap-3">
      {documents.length >= MANY && (
        <div className="flex flex-wrap items-end gap-3">
          <TextField
            type="search"
            label={t("search")}
            className="w-72 max-sm:w-full"
            placeholder={t(showsCandidate ? "searchAll" : "searchOwn")}
            autoComplete="off"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
          <Select
            label={t("filter")}
            className="w-44"
            emptyLabel={t("all")}
            options={DOCUMENT_KINDS.map((each) => ({ value: each, label: t(`kind.${each}`) }))}
            value={kind}
            onChange={(event) => setKind(event.target.value)}
          />
          {showsCandidate && owners.length > 1 && (
            <Select
              label={t("candidate")}
              className="w-56"
              emptyLabel={t("allCandidates")}
              options={owners.map(([value, label]) => ({ value, label }))}
              value={candidateId}
              onChange={(event) => setCandidateId(event.target.value)}
            />
          )}
          <p role="status" className="num min-h-5 pb-1.5 text-sm text-ink-2">
            {isNarrowed && t("found", { count: matching.length })}
          </p>
        </div>
      )}
      {matching.length === 0 ? (
        <EmptyState
          title={t("nothingMatches")}
          body={t("nothingMatchesBody")}
          action={
            <Button
              onClick={() => {
                setSearch("");
                setKind("");
                setCandidateId("");
              }}
            >
              {t("showEverything")}
            </Button>
          }
        />
      ) : (
        <div className="relative overflow-x-auto">
          <Table caption={t("title")}>
            <TableHead>
              <tr>
                <ColumnHead className="w-2/5">{t("name")}</ColumnHead>
                {showsCandidate && <ColumnHead>{t("candidate")}</ColumnHead>}
                <ColumnHead className="max-md:hidden">{t("kindLabel")}</ColumnHead>
                <ColumnHead align="right" className="max-md:hidden">
                  {t("size")}
                </ColumnHead>
                <ColumnHead className="max-md:hidden">{t("added")}</ColumnHead>
                {props.mayWrite && (
                  <ColumnHead>
                    <span className="sr-only">{t("remove")}</span>
                  </ColumnHead>
                )}
              </tr>
            </TableHead>
            <tbody>
              {shown.rows.map((each) => (
                <DocumentRow
                  key={each.id}
                  entry={each}
                  subject={each.subjectId === null ? undefined : subjectOf.get(each.subjectId)}
                  selectionId={selectionId}
                  showsCandidate={showsCandidate}
                  {...(props.mayWrite ? { onRemove: () => setRemoving(each) } : {})}
                />
              ))}
            </tbody>
          </Table>
          <ShowAllRows of={shown} label={t("showAll", { count: matching.length })} />
        </div>
      )}
      {removing && (
        <FormDialog
          title={t("removeOne", { name: removing.fileName })}
          description={t("removeBody")}
          width="narrow"
          submit={t("remove")}
          look="danger"
          onSubmit={async () => {
            const answer = await removeDocument(selectionId, removing.id);
            return answer.ok ? succeed(removing.fileName) : answer;
          }}
          onDone={(name) => {
            notifyDone(t("removed", { name }));
            router.refresh();
          }}
          onClose={() => setRemoving(null)}
        >
          {(faults) => faults.general && <FieldError>{faults.general}</FieldError>}
        </FormDialog>
      )}
    </div>
  );
}

function DocumentRow(props: {
  readonly entry: DocumentEntry;
  readonly subject: Subject | undefined;
  readonly selectionId: string;
  readonly showsCandidate: boolean;
  readonly onRemove?: () => void;
}) {
  const t = useTranslations("documents");
  const locale = useLocale();
  const subjectWords = useSubjectWords();
  const { entry } = props;
  const size = useFileSize(entry.byteCount);
  return (
    <Row>
      <RowHead sticky={false} className="min-w-40">
        {entry.isSealed ? (
          <span className="inline-flex flex-wrap items-center gap-x-2 [overflow-wrap:anywhere]">
            {entry.fileName}
            <StatusMark state="sealed" shape="text" />
          </span>
        ) : (
          <a
            href={`/api/selections/${props.selectionId}/documents/${entry.id}`}
            download
            aria-label={t("download", { name: entry.fileName })}
            className="inline-flex items-start gap-1.5 font-medium underline-offset-2 [overflow-wrap:anywhere] hover:underline"
          >
            <Download aria-hidden className="mt-1 size-3.5 shrink-0 text-ink-3" />
            {entry.fileName}
          </a>
        )}
        {props.subject && <span className="block text-sm text-ink-2">{subjectWords(props.subject)}</span>}
        <span className="block text-sm text-ink-2 md:hidden">
          {t(`kind.${entry.kind}`)} · {size}
        </span>
      </RowHead>
      {props.showsCandidate && (
        <Cell align="left" className="min-w-32">
          {entry.letter === null ? entry.candidateName : `${entry.letter} · ${entry.candidateName}`}
        </Cell>
      )}
      <Cell align="left" className="max-md:hidden">
        {t(`kind.${entry.kind}`)}
      </Cell>
      <Cell className="whitespace-nowrap max-md:hidden">{size}</Cell>
      <Cell align="left" className="max-md:hidden">
        <span className="block min-w-28 wrap-anywhere">{entry.addedBy}</span>
        <span className="num block whitespace-nowrap text-sm text-ink-2">
          {formatMoment(entry.addedAt, locale)}
        </span>
      </Cell>
      {props.onRemove && (
        <Cell>
          <IconButton label={t("removeOne", { name: entry.fileName })} size="sm" onClick={props.onRemove}>
            <Trash2 aria-hidden />
          </IconButton>
        </Cell>
      )}
    </Row>
  );
}

function useFileSize(bytes: number): string {
  const locale = useLocale();
  return bytes < 1_000_000
    ? `${formatNumber(Math.max(1, Math.round(bytes / 1_000)), locale)} kB`
    : `${formatNumber(bytes / 1_000_000, locale, 1)} MB`;
}
