"use client";

import { useState } from "react";
import { CellForm } from "@/components/offer/cell-form";
import type { Cell } from "@/lib/domain/offer";
import { type MendFormProps, startingCell } from "./mend-frame";

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
      errorOf={fields.errorOf}
      onPut={(next) => put(next, true)}
      onWanted={() => put(cell, false)}
    />
  );
}
