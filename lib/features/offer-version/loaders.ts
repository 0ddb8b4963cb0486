import { connection } from "next/server";
import type { Reader } from "@/db/engine/database";
import { answerOfVersion } from "@/db/queries/answered-offer";
import { loadDossier } from "@/db/queries/dossier";
import { candidateNames, candidateOfSelection, catalogueLines, offerOf, targetOf } from "@/db/queries/offer";
import { versionEntries } from "@/db/queries/offer-version";
import { requestPoints } from "@/db/queries/request";
import { requirements } from "@/db/queries/requirement";
import { sealedVersionSheet } from "@/db/queries/sealed-offer";
import { versionEffect } from "@/lib/domain/comparison/version-effect";
import { diffOffers, diffSealed } from "@/lib/domain/offer-diff";
import { currentVersionOf, type VersionEntry } from "@/lib/domain/offer-version";
import { arePricesSealed } from "@/lib/domain/sealing";
import { withVariantColumns } from "@/lib/domain/variant-columns";
import { readSelection } from "@/lib/server/access";
import { database } from "@/lib/server/database";
import { currentActor } from "@/lib/server/session";
import { dayOf } from "@/lib/server/today";

/** Two versions to compare: those asked for where they exist, else the current one and the one before it. */
function chosenPair(versions: readonly VersionEntry[], from: number | null, to: number | null) {
  const find = (number: number | null) => versions.find((each) => each.number === number);
  const after = find(to) ?? currentVersionOf(versions) ?? versions[0];
  const before =
    find(from) ?? versions.find((each) => after !== undefined && each.number < after.number) ?? after;
  return before && after ? { before, after } : null;
}

/** What differs between two versions of one offer; null for strangers and where there is no offer. */
export async function loadVersionDiff(
  selectionId: string,
  targetId: string,
  from: number | null,
  to: number | null,
) {
  await connection();
  const actor = await currentActor();
  const open = await database();
  return open.snapshot(async (reader) => {
    const access = await readSelection(reader, actor, selectionId, "prices.read");
    if (!access.ok) return null;
    const { selection, participant } = access.value;
    const owner = await candidateOfSelection(reader, selectionId, targetId);
    const offer = owner && (await offerOf(reader, targetId));
    if (!owner || !offer) return null;
    const pricesSealed = arePricesSealed(selection);
    const versions = await versionEntries(reader, targetId, { pricesSealed });
    const pair = chosenPair(versions, from, to);
    if (!pair) return null;
    const lines = await catalogueLines(reader, selectionId);
    const name = (await candidateNames(reader, selectionId)).find(({ id }) => id === owner.id);
    const frame = {
      candidate: { name: name?.name ?? "", letter: owner.letter },
      variant: offer.variant,
      currency: selection.currency,
      versions,
      ...pair,
      lineNames: Object.fromEntries(lines.map((line) => [line.id, line.name])),
    };
    if (pricesSealed) {
      const one = await sealedVersionSheet(reader, targetId, pair.before.number);
      const other = await sealedVersionSheet(reader, targetId, pair.after.number);
      return {
        kind: "sealed" as const,
        ...frame,
        cells: diffSealed(one?.cells ?? [], other?.cells ?? [], lines),
      };
    }
    const one = await answerOfVersion(reader, pair.before.versionId);
    const other = await answerOfVersion(reader, pair.after.versionId);
    if (!one || !other) return null;
    const dossier = withVariantColumns(await loadDossier(reader, selection, participant));
    const today = dayOf(new Date());
    const place = { id: offer.id, candidateId: targetOf(offer), currency: offer.currency };
    return {
      kind: "open" as const,
      ...frame,
      offerCurrency: offer.currency,
      diff: diffOffers(one, other, lines),
      bundleNames: Object.fromEntries(
        [...one.bundles, ...other.bundles].map(({ id, name: own }) => [id, own]),
      ),
      effect: {
        before: versionEffect(dossier, place, one, today),
        after: versionEffect(dossier, place, other, today),
      },
      ...(await names(reader, selectionId)),
    };
  });
}

async function names(reader: Reader, selectionId: string) {
  const byId = (rows: readonly { readonly id: string; readonly name: string }[]) =>
    Object.fromEntries(rows.map(({ id, name }) => [id, name]));
  return {
    requirementNames: byId(await requirements(reader, selectionId)),
    pointNames: byId(await requestPoints(reader, selectionId)),
  };
}

export type VersionDiffPage = NonNullable<Awaited<ReturnType<typeof loadVersionDiff>>>;
