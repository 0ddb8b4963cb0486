"use client";
import type { PreparedComparison } from "@/lib/domain/comparison/prepare";
import type { Comparison } from "@/lib/domain/comparison/result";

export function ComparisonCharts(_props: { prepared: PreparedComparison; comparison: Comparison }) {
  return null;
}
