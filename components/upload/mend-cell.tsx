"use client";

import { useState } from "react";
import { CellForm } from "@/components/offer/cell-form";
import type { Cell, CellState } from "@/lib/domain/offer";
import type { FindingSubject } from "@/lib/domain/upload-finding";
import { type MendFormProps, startingCell } from "./mend-frame";

/** What the workbook calls fields of the form. */
const COLUMN_OF: Readonly<Record<string, string>> = { inLineId: "includedIn", bundleId: "bundle" };

/** The state that what was not clear belongs to: a price that is no number was meant to be one. */
function stateFor({ field }: FindingSubject): CellState | undefined {
  if (field === "includedIn") return "included";
  if (field === "bundle") return "bundled";
  return ["", "state", "note"].includes(field) ? undefined : "priced";
}

/** The answer to one line of the catalogue: as it was read, or with what of it could be read. */
export function MendCell({ frame, subject, fields }: MendFormProps) {
  const { open } = frame;
  const [cell, setCell] = useState<Cell>(() => startingCell(open, subject.id));
  const line = frame.lines.find(({ id }) => id === subject.id);
  if (!line) return null;
  const put = (next: Cell, isWhole: boolean) => {
    setCell(next);
    fields.put(isWhole ? { kind: "cell", lineId: line.id, cell: next } : null);
  };
  return (
    <CellForm
      cell={cell}
      line={line}
      lines={frame.lines}
      bundles={open?.answer.bundles ?? []}
      currency={open?.answer.currency ?? frame.currency}
      quantities={frame.quantities}
      readOnly={false}
      faults={[]}
      errorOf={(field, isEmpty) =>
        fields.errorOf(COLUMN_OF[field] ?? field, isEmpty) ?? fields.errorOf(field)
      }
      startsAs={stateFor(subject)}
      onPut={(next) => put(next, true)}
      onWanted={() => put(cell, false)}
    />
  );
}
