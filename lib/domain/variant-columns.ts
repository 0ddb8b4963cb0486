import type { Candidate } from "./candidate";
import type { Dossier } from "./dossier";
import type { Offer } from "./offer";
import { variantTarget } from "./offer-target";

/**
 * Variants as columns of their own. Each shown variant stands beside its candidate's main offer, under the candidate's
 * letter with a number (A2, A3 …) and in its hue. It shares everything with the candidate but the offer: background,
 * scores, answers to requirements, what was decided about gaps. A selection file and the database know nothing of this: there
 * a variant is an offer of its candidate.
 */

/**
 * The dossier with a column for each shown variant. Does not change its input; without variants it is the input itself.
 *
 * @example withVariantColumns(dossier).candidates.map(({ letter }) => letter) // ["A", "A2", "B"]
 */
export function withVariantColumns(dossier: Dossier): Dossier {
  const columns = dossier.candidates.flatMap((candidate) => variantColumns(candidate, dossier.offers));
  if (!dossier.offers.some(({ variant }) => (variant ?? "") !== "")) return dossier;
  const ofOwner = new Map<string, string[]>();
  for (const { owner, candidate } of columns)
    ofOwner.set(owner.id, [...(ofOwner.get(owner.id) ?? []), candidate.id]);
  const shared = <Row extends { readonly candidateId: string }>(rows: readonly Row[]): Row[] =>
    rows.flatMap((row) => [
      row,
      ...(ofOwner.get(row.candidateId) ?? []).map((candidateId) => ({ ...row, candidateId })),
    ]);
  const ownColumns = (id: string) =>
    columns.filter(({ owner }) => owner.id === id).map(({ candidate }) => candidate);
  return {
    ...dossier,
    candidates: dossier.candidates.flatMap((candidate) => [candidate, ...ownColumns(candidate.id)]),
    offers: [
      ...dossier.offers.filter(({ variant }) => (variant ?? "") === ""),
      ...columns.map(({ offer, candidate }): Offer => {
        const { variant: _name, variantShown: _shown, ...rest } = offer;
        return { ...rest, candidateId: candidate.id };
      }),
    ],
    scores: shared(dossier.scores),
    agreedScores: shared(dossier.agreedScores),
    requirementAnswers: shared(dossier.requirementAnswers),
    plugs: shared(dossier.plugs),
    leftGaps: shared(dossier.leftGaps),
    awaited: shared(dossier.awaited),
    blindPairs: shared(dossier.blindPairs),
  };
}

interface VariantColumn {
  readonly owner: Candidate;
  readonly offer: Offer;
  readonly candidate: Candidate;
}

/** A variant keeps its number while another is hidden. */
function variantColumns(owner: Candidate, offers: readonly Offer[]): VariantColumn[] {
  const { letter } = owner;
  if (letter === null) return [];
  return offers
    .filter((each) => each.candidateId === owner.id && (each.variant ?? "") !== "")
    .flatMap((offer, index) => {
      if (offer.variantShown === false) return [];
      const candidate: Candidate = {
        ...owner,
        id: variantTarget(owner.id, offer.id),
        letter: `${letter}${index + 2}`,
        colour: owner.colour ?? colourOf(letter),
        vendor: { ...owner.vendor, legalName: `${nameBefore(owner)}${offer.variant}` },
      };
      return [{ owner, offer, candidate }];
    });
}

/** A variant's column says whose it is before its own name. */
const nameBefore = ({ vendor }: Candidate): string => `${vendor.legalName} · `;

/** The own name of a variant's column, without its candidate's. `variantName(a, a2)` is `"Without servers"` */
export function variantName(owner: Candidate, column: Candidate): string {
  return column.vendor.legalName.slice(nameBefore(owner).length);
}

function colourOf(letter: string): number | null {
  const index = "ABCDE".indexOf(letter);
  return index < 0 ? null : index;
}
