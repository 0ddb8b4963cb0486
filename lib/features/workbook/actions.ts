import { getLocale } from "next-intl/server";
import { keepUpload } from "@/db/writes/offer-draft";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { mayUploadOffers } from "@/lib/domain/policy";
import { arePricesSealed } from "@/lib/domain/sealing";
import { maskDigits, openFindings } from "@/lib/domain/upload-finding";
import { tooLargeWorkbook, WORKBOOK_LIMITS } from "@/lib/formats/answer/unpack";
import { writeSelection } from "@/lib/server/access";
import { selectionAction } from "@/lib/server/action";
import { database } from "@/lib/server/database";
import { parseWorkbook } from "@/lib/server/parse-workbook";
import { handingOnPrices } from "@/lib/server/price-vault";
import { receivedWorkbook, refuseSameFile, veiledNames } from "@/lib/server/received-workbook";
import { isSameOrigin } from "@/lib/server/same-origin";
import { currentActor } from "@/lib/server/session";
import { withUpload } from "@/lib/server/upload-file";
import { workbookLanguage } from "../offer-upload/loaders";
import { ReceiveWorkbook } from "../offer-upload/schema";

// Called by a route, not by pages: a workbook is larger than a server action takes.

/** Reads a workbook in a process of its own and keeps what it says until somebody has looked at it. */
const keepWorkbook = selectionAction({
  name: "offerUpload.receive",
  input: ReceiveWorkbook,
  prepare: ({ file }) => parseWorkbook(file),
  write: async ({ tx, input, prepared: read, actor, authorized, now, audit }) =>
    handingOnPrices({ tx, authorized, now }, async (vault) => {
      if (!read.ok) return read;
      const fileHash = input.file.hash;
      const { selection, participant } = authorized;
      const same = await refuseSameFile(tx, selection.id, fileHash);
      if (same !== null) return same;
      const readable = vault === null ? read.value : veiledNames(read.value);
      const received = await receivedWorkbook(tx, selection, readable, input.candidateId, (locale) =>
        workbookLanguage(locale, input.readerLocale),
      );
      if (!received.ok) return received;
      const { candidateId, variant, requestNumber, content, report } = received.value;
      const createdBy = actor.name || participant.name;
      const draftId = await keepUpload(
        tx,
        vault,
        {
          candidateId,
          variant,
          participantId: participant.id,
          createdBy,
          content: JSON.stringify(content),
          report: JSON.stringify(report),
          fileName: vault === null ? input.fileName : maskDigits(input.fileName),
          fileHash,
          requestNumber,
        },
        now,
      );
      audit(draftId, null, {
        candidateId,
        kind: report.kind,
        requestNumber,
        unclear: openFindings(report.findings).length,
      });
      return succeed({ draftId });
    }),
});

/**
 * Takes the workbook that a request carries, as its body or in a form, for a candidate, or for the one it names itself.
 *
 * Errors: `access.other_origin`, `access.signed_out`, `access.not_found`, `access.forbidden`, `prices.keeper_only`,
 * `workbook.too_large`; those of {@link withUpload}, of the reader and of its limits; those of `receivedWorkbook`.
 */
export async function receiveWorkbook(
  request: Request,
  selectionId: string,
  named: { readonly candidateId: string | null; readonly fileName: string },
): Promise<Outcome<{ draftId: string }>> {
  if (!isSameOrigin(request.headers)) return fail("access.other_origin");
  const actor = await currentActor();
  if (actor === null) return fail("access.signed_out");
  const { read } = await database();
  // Nobody makes the machine read a file for a selection that is not theirs.
  const access = await writeSelection(read, actor, selectionId, "offerUpload.receive");
  if (!access.ok) return access;
  const { selection, participant } = access.value;
  const sealed = arePricesSealed(selection);
  if (!mayUploadOffers({ role: participant.role, knowsPrices: participant.knowsPrices, sealed }))
    return fail(sealed ? "prices.keeper_only" : "access.forbidden");
  const readerLocale = await getLocale();
  return withUpload(request, { most: WORKBOOK_LIMITS.bytes, tooLarge: tooLargeWorkbook }, (file) =>
    keepWorkbook({ selectionId, ...named, file, readerLocale }),
  );
}
