/** Anything that opens above the page at the place that was pressed. */
export const popClass =
  "z-50 animate-rise rounded-lg border border-rule-strong bg-raised text-base text-ink shadow-pop focus:outline-none";
