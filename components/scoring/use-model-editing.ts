"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { numbered } from "@/components/draft/numbered";
import { notifyDone, notifyFailed } from "@/components/ui/notify";
import { CRITERION_FEEDS, PURCHASES } from "@/lib/domain/criterion";
import type { Failure } from "@/lib/domain/outcome";
import { errorText } from "@/lib/i18n/error-text";
import type {
  CriterionGroupView,
  CriterionView,
  DeleteOne,
  ReorderCriteria,
  ReorderGroups,
  SaveCriterion,
  SaveCriterionGroup,
} from "./scoring-view";

export interface ModelActions {
  readonly saveGroup: SaveCriterionGroup;
  readonly deleteGroup: DeleteOne;
  readonly reorderGroups: ReorderGroups;
  readonly saveCriterion: SaveCriterion;
  readonly deleteCriterion: DeleteOne;
  readonly reorderCriteria: ReorderCriteria;
}

/** A weight that was changed by two people. */
export interface WeightConflict {
  readonly id: string;
  readonly name: string;
  readonly mine: number;
  readonly theirs: number;
  readonly useMine: () => void;
}

/** A deletion that was refused because people have scored. */
export interface Refusal {
  readonly id: string;
  readonly name: string;
  readonly reason: string;
  readonly setZero: () => void;
}

/** The scoring model as the reader sees it: what they typed at once, what the server says as soon as it does. */
export function useModelEditing(
  selectionId: string,
  stored: readonly CriterionGroupView[],
  given: ModelActions,
) {
  const actions: ModelActions = {
    ...given,
    saveGroup: numbered("criterionGroup.save", given.saveGroup),
    saveCriterion: numbered("criterion.save", given.saveCriterion),
  };
  const t = useTranslations("scoring.model");
  const tAction = useTranslations("common.action");
  const tErrors = useTranslations("errors");
  const router = useRouter();
  // What was typed stands until the page brings another edition or order than the one it was typed over.
  const [weights, setWeights] = useState<ReadonlyMap<string, { weight: number; over: number }>>(new Map());
  const [orders, setOrders] = useState<ReadonlyMap<string, { order: readonly string[]; over: string }>>(
    new Map(),
  );
  // Saves of weights take turns, and each knows the edition the one before it made.
  const queue = useRef<Promise<void>>(Promise.resolve());
  const newest = useRef(new Map<string, number>());
  // Deleted rows leave at once; the page follows.
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [conflict, setConflict] = useState<WeightConflict | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const groups = inOrder(stored, orders.get(""))
    .filter(({ id }) => !gone.has(id))
    .map((group) => ({
      ...group,
      weight: typedOr(weights.get(group.id), group),
      criteria: inOrder(group.criteria, orders.get(group.id))
        .filter(({ id }) => !gone.has(id))
        .map((each) => ({
          ...each,
          weight: typedOr(weights.get(each.id), each),
        })),
    }));

  const failed = ({ code, params }: Failure) => notifyFailed(errorText(tErrors, code, params));
  const lost = () => notifyFailed(errorText(tErrors, "connection.lost"));
  const forgetWeight = (id: string) =>
    setWeights((before) => new Map([...before].filter(([key]) => key !== id)));

  function setWeight(row: CriterionView | CriterionGroupView, weight: number): void {
    setWeights((before) => new Map(before).set(row.id, { weight, over: storedEdition(stored, row) }));
    setConflict(null);
    setRefusal(null);
    queue.current = queue.current.then(() => saveWeight(row, weight));
  }

  async function saveWeight(row: CriterionView | CriterionGroupView, weight: number): Promise<void> {
    const expectedEdition = Math.max(row.edition, newest.current.get(row.id) ?? 0);
    try {
      const { id, name } = row;
      const outcome =
        "groupId" in row
          ? await actions.saveCriterion({ selectionId, ...inputOf(row), id, weight, expectedEdition })
          : await actions.saveGroup({ selectionId, id, name, weight, expectedEdition });
      if (outcome.ok) {
        newest.current.set(row.id, outcome.value.edition);
        return;
      }
      if (outcome.code !== "row.changed_meanwhile") {
        forgetWeight(row.id);
        return failed(outcome);
      }
      const { weight: theirs, edition } = outcome.params ?? {};
      if (typeof theirs !== "number" || typeof edition !== "number") return failed(outcome);
      // Only the weight is in dispute: whatever else the other person changed stays as they left it.
      const fresh =
        "groupId" in row
          ? { ...row, ...changedFields(row, outcome) }
          : { ...row, name: changedName(row, outcome) };
      setConflict({
        id,
        name: fresh.name,
        mine: weight,
        theirs,
        useMine: () => setWeight({ ...fresh, edition }, weight),
      });
    } catch {
      forgetWeight(row.id);
      lost();
    }
  }

  function keepTheirs(): void {
    if (conflict) forgetWeight(conflict.id);
    setConflict(null);
    router.refresh();
  }

  /** Moves one of `ids` up (−1) or down (+1) among its siblings; `listId` is the group's, or "" for the groups. */
  async function move(listId: string, ids: readonly string[], id: string, by: -1 | 1): Promise<void> {
    const from = ids.indexOf(id);
    const to = from + by;
    const other = ids[to];
    if (from < 0 || other === undefined) return;
    const order = ids.map((each) => (each === id ? other : each === other ? id : each));
    const over = storedOrder(stored, listId);
    setOrders((before) => new Map(before).set(listId, { order, over }));
    const forget = () => setOrders((before) => new Map([...before].filter(([key]) => key !== listId)));
    try {
      const outcome =
        listId === ""
          ? await actions.reorderGroups({ selectionId, order })
          : await actions.reorderCriteria({ selectionId, groupId: listId, order });
      if (!outcome.ok) {
        forget();
        failed(outcome);
        router.refresh();
      }
    } catch {
      forget();
      lost();
    }
  }

  async function deleteCriterion(criterion: CriterionView, position: number): Promise<void> {
    try {
      const outcome = await actions.deleteCriterion({ selectionId, id: criterion.id });
      if (!outcome.ok) return refuse(criterion, outcome);
      setGone((before) => new Set(before).add(criterion.id));
      setRefusal(null);
      notifyDone(t("deleted", { name: criterion.name }), {
        label: tAction("undo"),
        run: () =>
          void actions
            .saveCriterion({ selectionId, ...inputOf(criterion), id: null, position, expectedEdition: null })
            .then((again) => (again.ok ? undefined : failed(again)), lost),
      });
    } catch {
      lost();
    }
  }

  async function deleteGroup(group: CriterionGroupView): Promise<void> {
    try {
      const outcome = await actions.deleteGroup({ selectionId, id: group.id });
      if (!outcome.ok) return refuse(group, outcome);
      setGone((before) => new Set(before).add(group.id));
      setRefusal(null);
      notifyDone(t("deleteGroupEmptied", { name: group.name }), {
        label: tAction("undo"),
        run: () => void restoreGroup(group).catch(lost),
      });
    } catch {
      lost();
    }
  }

  async function restoreGroup(group: CriterionGroupView): Promise<void> {
    const { name, weight } = group;
    const made = await actions.saveGroup({ selectionId, id: null, name, weight, expectedEdition: null });
    if (!made.ok) return failed(made);
    for (const criterion of group.criteria) {
      const again = await actions.saveCriterion({
        selectionId,
        ...inputOf(criterion),
        id: null,
        groupId: made.value.id,
        expectedEdition: null,
      });
      if (!again.ok) return failed(again);
    }
  }

  function refuse(row: CriterionView | CriterionGroupView, outcome: Failure): void {
    if (outcome.code !== "criterion.has_scores" && outcome.code !== "criterion_group.has_scores") {
      failed(outcome);
      return;
    }
    setRefusal({
      id: row.id,
      name: row.name,
      reason: errorText(tErrors, outcome.code, outcome.params),
      setZero: () => setWeight(row, 0),
    });
  }

  /** Scored at any time, or right after each meeting, once the lead has opened a candidate's round. */
  async function setHeldBack(group: CriterionGroupView, heldBack: boolean): Promise<void> {
    const { id, name, weight } = group;
    const expectedEdition = Math.max(group.edition, newest.current.get(id) ?? 0);
    try {
      const outcome = await actions.saveGroup({ selectionId, id, name, weight, heldBack, expectedEdition });
      if (outcome.ok) newest.current.set(id, outcome.value.edition);
      else {
        failed(outcome);
        router.refresh();
      }
    } catch {
      lost();
    }
  }

  async function saveGroupName(group: CriterionGroupView | null, name: string): Promise<boolean> {
    try {
      const outcome = await actions.saveGroup({
        selectionId,
        id: group?.id ?? null,
        name,
        weight: group?.weight ?? 1,
        expectedEdition: group?.edition ?? null,
      });
      if (!outcome.ok) {
        failed(outcome);
        if (outcome.code === "row.changed_meanwhile") router.refresh();
      }
      return outcome.ok;
    } catch {
      lost();
      return false;
    }
  }

  return {
    groups,
    conflict,
    refusal,
    setWeight,
    keepTheirs,
    dismissRefusal: () => setRefusal(null),
    move,
    deleteCriterion,
    deleteGroup,
    saveGroupName,
    setHeldBack,
  };
}

export type ModelEditing = ReturnType<typeof useModelEditing>;

/** The fields of a criterion that an action takes. */
export function inputOf(criterion: CriterionView) {
  const { groupId, name, help, weight, purchase, feed, rubric } = criterion;
  return { groupId, name, help, weight, purchase, feed, rubric, position: null };
}

function inOrder<Row extends { readonly id: string }>(
  rows: readonly Row[],
  moved: { readonly order: readonly string[]; readonly over: string } | undefined,
): readonly Row[] {
  if (moved === undefined || moved.over !== rows.map(({ id }) => id).join()) return rows;
  return moved.order.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}

const typedOr = (
  typed: { readonly weight: number; readonly over: number } | undefined,
  row: { readonly weight: number; readonly edition: number },
): number => (typed?.over === row.edition ? typed.weight : row.weight);

function storedOrder(groups: readonly CriterionGroupView[], listId: string): string {
  const rows = listId === "" ? groups : (groups.find(({ id }) => id === listId)?.criteria ?? []);
  return rows.map(({ id }) => id).join();
}

function storedEdition(
  groups: readonly CriterionGroupView[],
  row: { readonly id: string; readonly edition: number },
): number {
  const all = [...groups, ...groups.flatMap(({ criteria }) => criteria)];
  return all.find(({ id }) => id === row.id)?.edition ?? row.edition;
}

const changedName = (row: { readonly name: string }, { params = {} }: Failure): string =>
  typeof params.name === "string" ? params.name : row.name;

/** What another person's version of a criterion says, from the failure that tells of it. */
export function changedFields(
  row: CriterionView,
  failure: Failure,
): Pick<CriterionView, "name" | "help" | "groupId" | "rubric" | "purchase" | "feed"> {
  const { params = {} } = failure;
  const text = (key: string, otherwise: string) => {
    const value = params[key];
    return typeof value === "string" ? value : otherwise;
  };
  const [one, two, three, four, five] = row.rubric;
  return {
    name: changedName(row, failure),
    help: text("help", row.help),
    groupId: text("groupId", row.groupId),
    purchase: PURCHASES.find((known) => known === params.purchase) ?? row.purchase,
    feed: CRITERION_FEEDS.find((known) => known === params.feed) ?? row.feed,
    rubric: [
      text("rubric1", one),
      text("rubric2", two),
      text("rubric3", three),
      text("rubric4", four),
      text("rubric5", five),
    ],
  };
}
