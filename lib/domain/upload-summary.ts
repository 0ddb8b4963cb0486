import type { CatalogueLine, CellState } from "./offer";
import type { OfferAnswer } from "./offer-answer";
import type { StateCounts, UploadSummary } from "./upload-finding";

/**
 * How much of what was asked an answer holds. States and counts alone: it is shown while prices are sealed.
 *
 * @example summaryOf(answer, asked).services // { asked: 42, priced: 38, included: 2, bundled: 0, notOffered: 1, unanswered: 1 }
 */
export function summaryOf(
  answer: OfferAnswer,
  asked: {
    readonly lines: readonly CatalogueLine[];
    readonly requirements: number;
    readonly points: number;
  },
): UploadSummary {
  const states = statesOf(answer);
  const services = asked.lines.filter(({ kind }) => kind === "service");
  const oneOff = asked.lines.filter(({ kind }) => kind !== "service");
  return {
    services: counts(services, states),
    establishment: counts(oneOff, states),
    bundles: answer.bundles.length,
    priceList: answer.priceList.length,
    requirements: {
      asked: asked.requirements,
      answered: answer.requirements.filter((each) => each.answer !== "not_answered").length,
    },
    points: {
      asked: asked.points,
      answered: answer.points.filter(({ text }) => text.trim() !== "").length,
    },
  };
}

/** The state of every line that has one, by its id. */
export function statesOf(answer: OfferAnswer): Record<string, CellState> {
  return Object.fromEntries(answer.cells.map(({ lineId, cell }) => [lineId, cell.state]));
}

function counts(lines: readonly CatalogueLine[], states: Readonly<Record<string, CellState>>): StateCounts {
  const of = (state: CellState) => lines.filter(({ id }) => (states[id] ?? "unanswered") === state).length;
  return {
    asked: lines.length,
    priced: of("priced"),
    included: of("included"),
    bundled: of("bundled"),
    notOffered: of("not_offered"),
    unanswered: of("unanswered"),
  };
}
