import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** What the law asks for: WCAG 2.2, levels A and AA. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

export interface AccessibilityFault {
  readonly rule: string;
  readonly isSerious: boolean;
  readonly places: readonly { readonly target: string; readonly html: string; readonly summary: string }[];
}

/**
 * What a page as it looks now has against accessibility: by every rule, by all but the contrast of its colours, or by
 * that alone.
 */
export async function accessibilityFaults(
  page: Page,
  look: "all" | "shapes" | "colours" = "all",
): Promise<AccessibilityFault[]> {
  const axe = new AxeBuilder({ page })
    // Only faults are read: what passes is not written out, which takes longer than looking.
    .options({ resultTypes: ["violations"] })
    // In the page itself. Otherwise a second window is opened for every look, to join the findings of frames: we have none.
    .setLegacyMode();
  if (look === "colours") axe.withRules(["color-contrast"]);
  else axe.withTags(RULES);
  if (look === "shapes") axe.disableRules(["color-contrast"]);
  const { violations } = await axe.analyze();
  return violations.map(({ id, impact, nodes }) => ({
    rule: id,
    isSerious: impact === "serious" || impact === "critical",
    places: nodes.map(({ target, html, failureSummary }) => ({
      target: target.join(" "),
      html,
      summary: failureSummary ?? "",
    })),
  }));
}

/** Colours that are on their way to another arrive; what goes round for ever is not waited for. */
export async function coloursSettle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const moving = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(moving.map((each) => each.finished));
  });
}
