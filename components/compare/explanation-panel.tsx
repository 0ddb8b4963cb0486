"use client";
import { explain } from "@/lib/domain/comparison/explain";
import type { ExplanationTarget } from "@/lib/domain/comparison/explanation";
import type { PreparedComparison } from "@/lib/domain/comparison/prepare";
import type { Comparison } from "@/lib/domain/comparison/result";
import { SidePanel } from "../ui/side-panel";

export function ExplanationPanel(props: {
  prepared: PreparedComparison;
  comparison: Comparison;
  target: ExplanationTarget;
  onTarget: (target: ExplanationTarget) => void;
  onClose: () => void;
}) {
  const found = explain(props.prepared, props.comparison, props.target);
  return (
    <SidePanel open onClose={props.onClose} title={found?.formula ?? "–"}>
      <pre>{JSON.stringify(found?.terms, null, 1)}</pre>
    </SidePanel>
  );
}
