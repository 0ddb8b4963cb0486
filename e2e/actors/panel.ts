import { expect, type Locator, type Page } from "@playwright/test";
import type { SelectionFile } from "../selection-file";

type FileScore = Record<string, unknown> & { criterionId: string; candidateId: string };

/**
 * A selection that three people have scored, apart on two questions: on flexibility of Nordlys by 1–5, on maturity of
 * Fjord by 2–4. On everything else all say the same as the first.
 */
export function scoredByThree(file: SelectionFile, name: string): SelectionFile {
  const scores: FileScore[] = Array.isArray(file.scores) ? file.scores : [];
  const given = (person: string, flexible: number, mature: number) =>
    scores.map((score) => ({
      ...score,
      participantId: person,
      ...(score.criterionId === "flexible" && score.candidateId === "nordlys-it"
        ? { value: flexible, note: flexible === 1 ? "Every change was a new quote." : "" }
        : {}),
      ...(score.criterionId === "mature" && score.candidateId === "fjord-it" ? { value: mature } : {}),
    }));
  return {
    ...file,
    selection: { ...file.selection, name },
    participants: [
      { id: "mette-holm", name: "Mette Holm", role: "lead" },
      { id: "bo-rask", name: "Bo Rask", role: "evaluator" },
      { id: "ida-lund", name: "Ida Lund", role: "evaluator" },
    ],
    scores: [...given("mette-holm", 4, 3), ...given("bo-rask", 1, 2), ...given("ida-lund", 5, 4)],
  };
}

/** The panel's meeting on the shared screen. */
export class Meeting {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  /** Starts it from the panel's page, at the first question that is not settled. */
  static async of(page: Page, selectionId: string): Promise<Meeting> {
    await page.goto(`/selections/${selectionId}/scoring/panel/moderate`);
    const meeting = new Meeting(page);
    await meeting.listens();
    return meeting;
  }

  /** Typing counts only once the page's script has come. */
  async listens(): Promise<void> {
    await expect(this.page.getByRole("heading", { level: 1 })).toBeVisible();
    await this.page.waitForFunction(() => {
      const box = document.querySelector("footer button");
      return box !== null && Object.keys(box).some((key) => key.startsWith("__reactProps"));
    });
  }

  /** What a question is about stands in the page's heading. */
  async isAt(question: string): Promise<void> {
    await expect(this.page.getByRole("heading", { level: 1, name: question })).toBeVisible();
  }

  step(value: number): Locator {
    return this.page.getByRole("radio", { name: new RegExp(`^${value}`) });
  }

  reason(): Locator {
    return this.page.getByRole("textbox", { name: "Reason" });
  }

  async isSaved(): Promise<void> {
    await expect(this.page.getByText(/^Saved \d/)).toBeVisible();
  }
}
