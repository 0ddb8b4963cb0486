import { classNames } from "@/components/ui/class-names";
import type { PairState } from "@/lib/domain/progress";

const shapes: Record<PairState, string> = {
  submitted: "bg-good border-good",
  started: "border-ink-2 bg-[linear-gradient(90deg,var(--color-ink-2)_50%,transparent_50%)]",
  not_started: "border-ink-3",
  before_meeting: "border-dashed border-ink-3",
  conflict: "",
  not_theirs: "",
};

/**
 * The state of a part as a shape: full, half, empty, dashed, crossed, a short line. Decoration: the words must stand
 * beside it.
 */
export function StateMark({ state }: { state: PairState }) {
  if (state === "conflict")
    return (
      <span aria-hidden className="text-md leading-none font-semibold text-bad">
        ×
      </span>
    );
  if (state === "not_theirs")
    return (
      <span aria-hidden className="text-ink-3">
        –
      </span>
    );
  return (
    <span
      aria-hidden
      className={classNames("inline-block size-3 rounded-full border-[1.5px] align-[-0.1rem]", shapes[state])}
    />
  );
}
