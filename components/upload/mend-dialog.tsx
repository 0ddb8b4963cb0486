"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useSubmit } from "@/components/offer/use-submit";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { FieldError } from "@/components/ui/field";
import type { MendedPart } from "@/lib/domain/mended-answer";
import type { Failure } from "@/lib/domain/outcome";
import { type FindingSubject, subjectOf, type UploadFinding } from "@/lib/domain/upload-finding";
import { placeOf } from "@/lib/domain/upload-rest";
import { MendCell } from "./mend-cell";
import { type MendFields, type MendFrame, startOf } from "./mend-frame";
import { MendPoint, MendReply } from "./mend-reply";
import { MendRow } from "./mend-row";
import { MendTerm } from "./mend-term";
import { MendBundle, MendItem } from "./mend-unit";
import { SaidRow } from "./said-row";
import { useFindingText } from "./use-finding-text";
import { useSubjectName } from "./use-subject-name";

/** Types what a vendor means, in the place of what could not be read. Refused, everything stays as it was typed. */
export function MendDialog(props: {
  readonly frame: MendFrame;
  readonly finding: UploadFinding;
  readonly onClose: () => void;
}) {
  const t = useTranslations("upload.mend");
  const tAction = useTranslations("common.action");
  const router = useRouter();
  const words = useFindingText();
  const nameOf = useSubjectName(props.frame);
  const { frame, finding } = props;
  const found = subjectOf(finding);
  const [subject, setSubject] = useState<FindingSubject | null>(found);
  const [part, setPart] = useState<MendedPart | null>(() => found && startOf(frame.open, found));
  const [isTouched, setTouched] = useState(false);
  const [isTried, setTried] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const { run, pending, general, failure, faultOf, clear } = useSubmit();
  const required = useTranslations("errors.field");
  const said = frame.open?.rest.rows[placeOf(finding)] ?? [];
  const isChosen = subject !== null && subject.part !== "row";
  // What the workbook's cell was told for stands beside its field until something is typed there.
  const isOwnField = (field: string) => !isTouched && !isTried && found?.field === field;
  const fields: MendFields = {
    errorOf: (field, isEmpty) =>
      faultOf(field) ??
      (isTried && isEmpty && part === null
        ? required("required")
        : isOwnField(field)
          ? words(finding)
          : undefined),
    put: (next) => {
      clear();
      setTouched(true);
      setPart(next);
    },
  };

  function save(): void {
    setTried(true);
    // What cannot be read is said beside its field; until it can, or is emptied, nothing is sent.
    const unread = body.current?.querySelector<HTMLElement>("[data-unread]");
    if (unread) unread.focus();
    if (unread || part === null) return;
    void run(async () => {
      const outcome = await frame.send(finding.key, part);
      // The next try is made on what stands there now; what was typed stays.
      if (!outcome.ok && isStale(outcome)) router.refresh();
      return outcome;
    }, props.onClose);
  }

  const where = finding.cell === "" ? "" : t("body", { sheet: finding.sheet, cell: finding.cell });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={subject === null || subject.part === "row" ? t("row") : nameOf(subject)}
      description={frame.open === null ? `${where} ${t("sealedBody")}`.trim() : where}
      footer={
        <>
          <DialogClose>
            <Button>{tAction("cancel")}</Button>
          </DialogClose>
          <Button look="primary" pending={pending} disabled={!isChosen} onClick={save}>
            {t("save")}
          </Button>
        </>
      }
    >
      <div ref={body} className="grid gap-4">
        {said.length > 0 && <SaidRow cells={said} />}
        {found?.part === "row" && (
          <MendRow
            frame={frame}
            kind={found.id}
            findingKey={finding.key}
            subject={subject}
            onChoose={(next) => {
              clear();
              setPart(startOf(frame.open, next));
              setSubject(next);
            }}
          />
        )}
        {isChosen && (
          <SubjectForm
            key={`${subject.part} ${subject.id}`}
            frame={frame}
            subject={subject}
            fields={fields}
          />
        )}
        {general !== null && (
          <FieldError>{failure && isStale(failure) ? `${general} ${t("again")}` : general}</FieldError>
        )}
      </div>
    </Dialog>
  );
}

const isStale = ({ code }: Failure): boolean => code === "row.changed_meanwhile";

function SubjectForm(props: {
  readonly frame: MendFrame;
  readonly subject: FindingSubject;
  readonly fields: MendFields;
}) {
  switch (props.subject.part) {
    case "cell":
      return <MendCell {...props} />;
    case "bundle":
      return <MendBundle {...props} />;
    case "item":
      return <MendItem {...props} />;
    case "requirement":
      return <MendReply {...props} />;
    case "point":
      return <MendPoint {...props} />;
    case "term":
      return <MendTerm {...props} />;
    case "row":
      return null;
  }
}
