import type { CandidateResult, LineResult } from "@/lib/domain/comparison/result";
import type { Dossier } from "@/lib/domain/dossier";
import { type ExportTexts, filled } from "./export-texts";

/** How a line of an offer stands on the basis, in words; empty when it is simply counted. */
export function lineWords(result: LineResult, dossier: Dossier, texts: ExportTexts): string {
  const lineName = (id: string) => dossier.lines.find((line) => line.id === id)?.name ?? id;
  switch (result.kind) {
    case "counted":
      return result.viaSplit ? texts.mark.split : "";
    case "included":
      return filled(texts.mark.included, { line: lineName(result.inLineId) });
    case "bundled":
      return texts.mark.bundled;
    case "set_aside":
      return filled(texts.mark.setAside, { reason: texts.setAside[result.reason] });
    case "plugged":
      return filled(texts.mark.pluggedGap, {
        reason: texts.gap[result.gap],
        source: texts.plugSource[result.source],
      });
    case "gap":
      if (result.left === undefined) return filled(texts.mark.openGap, { reason: texts.gap[result.reason] });
      return filled(texts.mark.leftGap, {
        reason: texts.gap[result.reason],
        name: result.left.leftBy,
        day: result.left.leftOn,
        why: result.left.reason,
      });
    case "outside":
      return texts.mark.outside;
    case "sealed":
      return texts.mark.sealed;
  }
}

/** What must be said beside a candidate's comparable total; empty when there is nothing. */
export function totalWords(column: CandidateResult, texts: ExportTexts): string {
  const words: string[] = [];
  if (column.openGaps > 0) words.push(filled(texts.mark.gap, { count: column.openGaps }));
  if (column.leftGaps > 0) words.push(filled(texts.mark.left, { count: column.leftGaps }));
  if (column.plugs > 0) words.push(filled(texts.mark.plugged, { count: column.plugs }));
  if (column.knockOuts.length > 0) words.push(texts.mark.knockedOut);
  if (column.abnormallyLow) words.push(texts.mark.abnormallyLow);
  return words.join("; ");
}
