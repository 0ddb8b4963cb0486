"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CellForm } from "@/components/offer/cell-form";
import { useSubmit } from "@/components/offer/use-submit";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { FieldError } from "@/components/ui/field";
import type { Currency } from "@/lib/domain/money";
import type { Bundle, CatalogueLine, Cell } from "@/lib/domain/offer";
import { NO_ANSWER } from "@/lib/domain/offer-sheet";
import type { Outcome } from "@/lib/domain/outcome";
import type { Quantities } from "@/lib/domain/selection";
import type { UploadFinding } from "@/lib/domain/upload-finding";

/** What mending one cell of an upload needs to know. */
export interface MendFrame {
  readonly lines: readonly CatalogueLine[];
  readonly bundles: readonly Pick<Bundle, "id" | "name">[];
  readonly currency: Currency;
  readonly quantities: Quantities;
  /** Null while prices are sealed: what stands there is not shown. */
  readonly cellOf: Readonly<Record<string, Cell>> | null;
  readonly send: (lineId: string, cell: Cell) => Promise<Outcome<unknown>>;
}

/** Types what a vendor means, in the place of what could not be read. */
export function MendDialog(props: {
  readonly frame: MendFrame;
  readonly finding: UploadFinding;
  readonly line: CatalogueLine;
  readonly onClose: () => void;
}) {
  const t = useTranslations("upload.mend");
  const tAction = useTranslations("common.action");
  const { frame, finding, line } = props;
  const [cell, setCell] = useState<Cell>(frame.cellOf?.[line.id] ?? NO_ANSWER);
  const { run, pending, general } = useSubmit();
  const where = finding.cell === "" ? "" : t("body", { sheet: finding.sheet, cell: finding.cell });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={line.name}
      description={frame.cellOf === null ? `${where} ${t("sealedBody")}` : where}
      footer={
        <>
          <DialogClose>
            <Button>{tAction("cancel")}</Button>
          </DialogClose>
          <Button
            look="primary"
            pending={pending}
            onClick={() => void run(() => frame.send(line.id, cell), props.onClose)}
          >
            {t("save")}
          </Button>
        </>
      }
    >
      <CellForm
        cell={cell}
        line={line}
        lines={frame.lines}
        bundles={frame.bundles}
        currency={frame.currency}
        quantities={frame.quantities}
        readOnly={false}
        faults={[]}
        onPut={setCell}
      />
      {general !== null && <FieldError>{general}</FieldError>}
    </Dialog>
  );
}
