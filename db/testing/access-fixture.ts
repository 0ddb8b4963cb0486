import { emptyAnswer } from "@/lib/domain/offer-answer";
import type { Database } from "../engine/database";
import { newId } from "../engine/new-id";
import { assuranceReport, candidateReference, financialYear } from "../schema/candidate";
import { basketItem, ownCost } from "../schema/cost";
import { document } from "../schema/document";
import { offerRound } from "../schema/negotiation";
import { offer, offerBundle, offerVersion, plug, priceListItem } from "../schema/offer";
import { member } from "../schema/organisation";
import { guestSession, participant } from "../schema/participant";
import { offerDraft, requestPoint, vendorQuestion } from "../schema/request";
import {
  agreedScore,
  criterion,
  criterionGroup,
  requirement,
  score,
  scoreSubmission,
  scoringRound,
} from "../schema/scoring";
import { exchangeRate, selection } from "../schema/selection";
import { vendor } from "../schema/vendor";
import { seedOffers } from "./offer-fixture";
import { addRequest, addVendorContact } from "./vendor-fixture";

const AT = "2026-11-01T08:00:00.000Z";

/** Hashes of the guest cookies of the fixture: two people without an account. */
export const GUEST_KEYS = {
  evaluator: "key-of-a-guest-evaluator",
  observer: "key-of-a-guest-observer",
} as const;

/**
 * The offer fixture with one row of everything that an action can name in `sel_own`, a second selection `sel_side` of
 * the same organisation with `The neighbour` as its lead, and two guests.
 */
export async function seedEverything(db: Database): Promise<void> {
  await seedOffers(db);
  await db.transaction(async (tx) => {
    await tx.insert(member).values({
      id: "mem_own_neighbour",
      organisationId: "org_own",
      userId: "usr_stranger",
      role: "member",
      createdAt: AT,
    });
    await tx.insert(selection).values({
      id: "sel_side",
      organisationId: "org_own",
      name: "Printers",
      template: "blank",
      currency: "DKK",
      horizonMonths: 48,
      targetType: 3,
      priceShareTenths: 300,
      createdAt: AT,
      updatedAt: AT,
    });
    for (const role of ["evaluator", "observer"] as const) {
      const participantId = `par_own_guest_${role}`;
      await tx.insert(participant).values({
        id: participantId,
        selectionId: "sel_own",
        name: `The guest ${role}`,
        email: `guest-${role}@example.test`,
        role,
        createdAt: AT,
      });
      await tx.insert(guestSession).values({
        id: newId("gst"),
        participantId,
        tokenHash: GUEST_KEYS[role],
        expiresAt: "2999-01-01T00:00:00.000Z",
        lastSeenAt: AT,
        createdAt: AT,
      });
    }
    await tx.insert(criterionGroup).values([
      { id: "grp_1", selectionId: "sel_own", name: "Chemistry", weight: 1 },
      { id: "grp_late", selectionId: "sel_own", name: "Meeting", weight: 1, heldBack: true, position: 1 },
    ]);
    await tx.insert(criterion).values([
      { id: "cri_1", groupId: "grp_1", name: "Listens", weight: 1, purchase: "both", feed: "people" },
      { id: "cri_late", groupId: "grp_late", name: "Open", weight: 1, purchase: "both", feed: "people" },
    ]);
    await tx.insert(scoringRound).values({
      id: "rou_1",
      candidateId: "can_b",
      groupId: "grp_late",
      openedAt: AT,
      openedBy: "The lead",
    });
    const judged = { candidateId: "can_b", criterionId: "cri_1" };
    for (const participantId of ["par_own_lead", "par_own_evaluator", "par_own_guest_evaluator"]) {
      await tx
        .insert(score)
        .values({ id: newId("sco"), participantId, ...judged, value: 4, submittedAt: AT, updatedAt: AT });
      await tx.insert(scoreSubmission).values({
        id: newId("sub"),
        participantId,
        candidateId: "can_b",
        groupId: "grp_1",
        submittedAt: AT,
      });
    }
    await tx
      .insert(agreedScore)
      .values({ id: "agr_1", ...judged, value: 4, reason: "All of us", agreedBy: "The lead", agreedAt: AT });
    await tx
      .insert(requirement)
      .values({ id: "req_1", selectionId: "sel_own", name: "Danish spoken", level: "important" });
    await tx
      .insert(requestPoint)
      .values({ id: "pnt_1", selectionId: "sel_own", kind: "contract", name: "Notice" });
    await tx.insert(financialYear).values({
      id: "year_1",
      candidateId: "can_a",
      year: 2023,
      currency: "DKK",
      source: "typed",
    });
    await tx.insert(assuranceReport).values({ id: "rep_1", candidateId: "can_a", standard: "isae_3402" });
    await tx
      .insert(candidateReference)
      .values({ id: "ref_1", candidateId: "can_a", customer: "Hansen", foundBy: "buyer" });
    await tx.insert(offer).values({ id: "off_1", candidateId: "can_a", currency: "DKK", createdAt: AT });
    await tx
      .insert(offer)
      .values({ id: "off_v", candidateId: "can_a", currency: "DKK", variant: "Green", createdAt: AT });
    await tx.insert(offerVersion).values({ id: "ofv_1", offerId: "off_1", number: 1, createdAt: AT });
    await tx
      .insert(offerBundle)
      .values({ id: "bun_1", offerVersionId: "ofv_1", name: "All in one", amountMinor: 100 });
    await tx.insert(priceListItem).values({
      id: "item_1",
      offerVersionId: "ofv_1",
      name: "Hour",
      unitPriceMinor: 100,
      driver: "fixed",
      period: "once",
    });
    await tx.insert(offerRound).values({
      id: "rnd_1",
      selectionId: "sel_own",
      number: 1,
      message: "Your best price",
      openedBy: "The lead",
      createdAt: AT,
    });
    await tx.insert(document).values({
      id: "doc_1",
      selectionId: "sel_own",
      candidateId: "can_a",
      kind: "other",
      fileName: "Note.txt",
      contentHash: "0".repeat(64),
      byteCount: 1,
      mediaType: "text/plain; charset=utf-8",
      addedBy: "The lead",
      addedAt: AT,
    });
    await tx.insert(basketItem).values({
      id: "bsk_1",
      selectionId: "sel_own",
      name: "Hour",
      driver: "fixed",
      period: "once",
      quantityMilli: 10_000,
      position: 0,
    });
    await tx.insert(ownCost).values({
      id: "own_1",
      selectionId: "sel_own",
      kind: "running",
      name: "Hosting",
      amountMinor: 1_000,
      period: "month",
      position: 0,
    });
    await tx.insert(exchangeRate).values({
      id: "rate_1",
      selectionId: "sel_own",
      currency: "EUR",
      rateMillionths: 7_460_000,
      date: "2026-10-01",
    });
    await tx.insert(plug).values({
      id: "plug_1",
      candidateId: "can_b",
      lineId: "line_move",
      source: "highest_of_others",
      madeOn: "2026-11-01",
      madeBy: "The lead",
    });
    await addRequest(tx, "sel_own");
    await addVendorContact(tx, "sel_own", "can_a", "The vendor's contact");
    await addVendorContact(tx, "sel_own", "can_b", "The other vendor's contact");
    const typed = {
      source: "vendor_page" as const,
      isSealed: false,
      content: JSON.stringify({
        ...emptyAnswer("DKK"),
        cells: [{ lineId: "line_support", cell: { state: "not_offered", note: "" } }],
      }),
      createdBy: "The vendor's contact",
      createdAt: AT,
      updatedAt: AT,
    };
    for (const candidateId of ["can_a", "can_b"])
      await tx.insert(offerDraft).values([
        {
          ...typed,
          ...{ id: `drf_${candidateId}`, candidateId, participantId: `par_${candidateId}`, state: "draft" },
        },
        {
          ...typed,
          ...{ id: `drf_late_${candidateId}`, candidateId, participantId: `par_${candidateId}` },
          ...{ state: "awaiting_lead", variant: "Lean", submittedAt: AT, late: true, contentHash: "hash" },
        },
      ]);
    const uploaded = {
      candidateId: "can_a",
      source: "upload" as const,
      state: "draft" as const,
      isSealed: false,
      participantId: "par_own_lead",
      createdBy: "The lead",
      createdAt: AT,
      updatedAt: AT,
    };
    await tx.insert(offerDraft).values([
      { ...uploaded, id: "drf_upload", ...ownWorkbook() },
      { ...uploaded, id: "drf_foreign", ...foreignWorkbook() },
    ]);
    await tx.insert(vendorQuestion).values([
      {
        ...{ id: "vqn_1", selectionId: "sel_own", direction: "from_vendor", candidateId: "can_a" },
        ...{ text: "How many?", askedBy: "The vendor's contact", createdAt: AT },
      },
      {
        ...{ id: "vqn_2", selectionId: "sel_own", direction: "to_vendor", candidateId: "can_a" },
        ...{ text: "Included?", askedBy: "The lead", createdAt: AT },
      },
    ]);
    await tx.insert(vendor).values({
      id: "ven_spare",
      organisationId: "org_own",
      legalName: "Spare A/S",
      country: "DK",
      createdAt: AT,
      updatedAt: AT,
    });
  });
}

/** A read workbook of ours that waits, with one thing that is not clear. */
function ownWorkbook(): { readonly content: string; readonly findings: string } {
  const { text, report } = uploadTexts("ours");
  const counts = { asked: 3, priced: 0, included: 0, bundled: 0, notOffered: 0, unanswered: 3 };
  const summary = {
    services: counts,
    establishment: counts,
    bundles: 0,
    priceList: 0,
    requirements: { answered: 0, asked: 1 },
    points: { answered: 0, asked: 1 },
  };
  const unclear = {
    key: 0,
    code: "notANumber",
    sheet: "Services",
    cell: "D7",
    params: { line: "User support" },
    lineId: "line_support",
    settled: null,
  };
  return {
    content: JSON.stringify({ ...text, answer: emptyAnswer("DKK") }),
    findings: JSON.stringify({ ...report, summary, findings: [unclear] }),
  };
}

/** A vendor's own workbook that waits to be told how it is laid out: names in column A, prices in B. */
function foreignWorkbook(): { readonly content: string; readonly findings: string } {
  const { text, report } = uploadTexts("foreign");
  const row = (number: number, name: string, price: string | number) => ({
    number,
    hidden: false,
    cells: [
      { at: `A${number}`, column: 0, value: name },
      { at: `B${number}`, column: 1, value: price },
    ],
  });
  const foreign = [
    { name: "Prices", hidden: false, rows: [row(1, "Service", "Price"), row(2, "Support", 100)] },
  ];
  return { content: JSON.stringify({ ...text, foreign }), findings: JSON.stringify(report) };
}

function uploadTexts(kind: "ours" | "foreign") {
  return {
    text: { answer: null, foreign: null },
    report: {
      kind,
      findings: [],
      summary: null,
      states: {},
      places: {},
      mapping: null,
      preview: null,
      locale: "da",
    },
  };
}
