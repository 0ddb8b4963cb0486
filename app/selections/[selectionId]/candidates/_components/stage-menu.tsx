"use client";

import { ArrowRightLeft, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { DropdownMenu, MenuHeading, MenuItem, MenuRule } from "@/components/ui/dropdown-menu";
import { notifyDone, notifyFailed } from "@/components/ui/notify";
import { Textarea } from "@/components/ui/textarea";
import type { CandidateStage } from "@/lib/domain/candidate";
import { type ExitStage, isExitStage, ROAD_STAGES } from "@/lib/domain/candidate-stage";
import type { Failure } from "@/lib/domain/outcome";
import { addCandidateToSelection, removeFromSelection, setStage } from "@/lib/features/candidate/actions";
import { errorText } from "@/lib/i18n/error-text";

/** Moves one candidate through the stages, or out of the selection when nothing hangs on it. Each move can be undone. */
export function StageMenu(props: {
  selectionId: string;
  candidateId: string;
  name: string;
  stage: CandidateStage;
  moves: readonly CandidateStage[];
}) {
  const { selectionId, candidateId, name, stage, moves } = props;
  const t = useTranslations("candidates");
  const tAction = useTranslations("common.action");
  const tErrors = useTranslations("errors");
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const [leaving, setLeaving] = useState<ExitStage | null>(null);
  const [blocked, setBlocked] = useState<Failure | null>(null);

  function told(failure: Failure): void {
    notifyFailed(errorText(tErrors, failure.code, failure.params ?? {}));
    if (failure.code === "row.changed_meanwhile" || failure.code === "access.not_found") router.refresh();
  }

  function guarded(work: () => Promise<void>): void {
    startTransition(async () => {
      try {
        await work();
      } catch {
        notifyFailed(t("draft.unreachable"));
      }
    });
  }

  function move(to: CandidateStage, reason: string): void {
    guarded(async () => {
      const outcome = await setStage({ selectionId, candidateId, from: stage, to, reason });
      if (!outcome.ok) return told(outcome);
      const { letter, previous } = outcome.value;
      const message =
        to === "shortlisted" && letter !== null
          ? t("move.doneLetter", { name, letter })
          : t(isExitStage(to) ? "move.outDone" : "move.done", { name, stage: t(`stage.${to}`) });
      setLeaving(null);
      notifyDone(message, { label: tAction("undo"), run: () => undo(to, previous) });
    });
  }

  function undo(from: CandidateStage, previous: { stage: CandidateStage; reason: string }): void {
    guarded(async () => {
      const outcome = await setStage({
        selectionId,
        candidateId,
        from,
        to: previous.stage,
        reason: previous.reason,
      });
      if (!outcome.ok) return told(outcome);
      notifyDone(t("move.undone", { name, stage: t(`stage.${previous.stage}`) }));
    });
  }

  function remove(): void {
    guarded(async () => {
      const outcome = await removeFromSelection({ selectionId, candidateId });
      if (!outcome.ok) {
        if (outcome.code === "candidate.in_use" || outcome.code === "candidate.has_letter")
          setBlocked(outcome);
        else told(outcome);
        return;
      }
      const { vendorId } = outcome.value;
      notifyDone(t("remove.done", { name }), {
        label: tAction("undo"),
        run: () =>
          guarded(async () => {
            const back = await addCandidateToSelection({ selectionId, vendor: { kind: "known", vendorId } });
            if (!back.ok) told(back);
          }),
      });
    });
  }

  const stages: readonly CandidateStage[] = ROAD_STAGES;
  const at = stages.indexOf(stage);
  const road = ROAD_STAGES.filter((to) => moves.includes(to));
  const onwards = road.filter((to) => at >= 0 && ROAD_STAGES.indexOf(to) > at);
  const back = road.filter((to) => at < 0 || ROAD_STAGES.indexOf(to) < at);
  return (
    <>
      <DropdownMenu
        trigger={
          <Button
            size="sm"
            icon={<ArrowRightLeft aria-hidden />}
            pending={isPending}
            aria-label={t("move.of", { name })}
          >
            {t("move.button")}
          </Button>
        }
      >
        {onwards.length > 0 && <MenuHeading>{t("move.forward")}</MenuHeading>}
        {onwards.map((to) => (
          <MenuItem key={to} onSelect={() => move(to, "")}>
            {t(`stage.${to}`)}
          </MenuItem>
        ))}
        {back.length > 0 && <MenuHeading>{t("move.back")}</MenuHeading>}
        {back.map((to) => (
          <MenuItem key={to} onSelect={() => move(to, "")}>
            {t(`stage.${to}`)}
          </MenuItem>
        ))}
        <MenuRule />
        <MenuHeading>{t("move.out")}</MenuHeading>
        {moves.includes("withdrawn") && (
          <MenuItem onSelect={() => setLeaving("withdrawn")}>{t("move.withdraw")}</MenuItem>
        )}
        {moves.includes("rejected") && (
          <MenuItem onSelect={() => setLeaving("rejected")}>{t("move.reject")}</MenuItem>
        )}
        <MenuItem icon={<Trash2 aria-hidden />} onSelect={remove}>
          {t("remove.item")}
        </MenuItem>
      </DropdownMenu>
      {leaving !== null && (
        <LeaveDialog
          name={name}
          exit={leaving}
          isPending={isPending}
          onClose={() => setLeaving(null)}
          onLeave={(reason) => move(leaving, reason)}
        />
      )}
      {blocked !== null && <BlockedDialog name={name} failure={blocked} onClose={() => setBlocked(null)} />}
    </>
  );
}

function LeaveDialog(props: {
  name: string;
  exit: ExitStage;
  isPending: boolean;
  onClose: () => void;
  onLeave: (reason: string) => void;
}) {
  const t = useTranslations("candidates.move");
  const tAction = useTranslations("common.action");
  const tErrors = useTranslations("errors");
  const [reason, setReason] = useState("");
  const [isTried, setIsTried] = useState(false);
  const isEmpty = reason.trim() === "";
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={t(`reasonTitle.${props.exit}`, { name: props.name })}
      footer={
        <>
          <DialogClose>
            <Button>{tAction("cancel")}</Button>
          </DialogClose>
          <Button
            look="primary"
            pending={props.isPending}
            onClick={() => {
              setIsTried(true);
              if (!isEmpty) props.onLeave(reason);
            }}
          >
            {t(`confirm.${props.exit}`)}
          </Button>
        </>
      }
    >
      <Textarea
        label={t("reasonLabel")}
        hint={t("reasonHint")}
        required
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={isTried && isEmpty ? errorText(tErrors, "candidate.reason_missing") : null}
      />
    </Dialog>
  );
}

const HELD = [
  "financial_years",
  "assurance_reports",
  "facts",
  "capabilities",
  "references",
  "scores",
  "requirement_answers",
  "offers",
  "plugs",
] as const;

function BlockedDialog(props: { name: string; failure: Failure; onClose: () => void }) {
  const t = useTranslations("candidates.remove");
  const tAction = useTranslations("common.action");
  const { failure, name } = props;
  const held = HELD.flatMap((what) => {
    const found = failure.fields?.find(({ path }) => path === what);
    return found ? [{ what, count: Number(found.params.count) }] : [];
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={t("blockedTitle", { name })}
      footer={
        <DialogClose>
          <Button look="primary">{tAction("close")}</Button>
        </DialogClose>
      }
    >
      {held.length === 0 ? (
        <p>{t("letter", { letter: failure.params?.letter ?? "" })}</p>
      ) : (
        <>
          <p>{t("blocked")}</p>
          <ul className="my-2 list-disc pl-5">
            {held.map(({ what, count }) => (
              <li key={what}>{t(`holds.${what}`, { count })}</li>
            ))}
          </ul>
        </>
      )}
      <Callout tone="accent" className="mt-3">
        {t("suggest")}
      </Callout>
    </Dialog>
  );
}
