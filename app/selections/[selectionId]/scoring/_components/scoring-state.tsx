import { Messages } from "@/components/i18n/messages-provider";
import { CloseScoring } from "@/components/scoring/close-scoring";
import { RoundBoard } from "@/components/scoring/round-board";
import {
  closeRoundAction,
  closeScoringAction,
  openRoundAction,
  reopenScoringAction,
} from "@/lib/features/judging/actions";
import { loadScoringState } from "@/lib/features/judging/loaders";

/** Whether scoring is open or closed, and the rounds that are opened after meetings. */
export async function ScoringState({ selectionId }: { selectionId: string }) {
  const state = await loadScoringState(selectionId);
  if (state === null || !state.hasParts) return null;
  const { rounds, ...rest } = state;
  return (
    <Messages namespaces={["judging"]}>
      <CloseScoring {...rest} close={closeScoringAction} reopen={reopenScoringAction} />
      <RoundBoard
        selectionId={selectionId}
        groups={rounds}
        isStill={!state.mayClose || state.closedAt !== null}
        open={openRoundAction}
        close={closeRoundAction}
      />
    </Messages>
  );
}
