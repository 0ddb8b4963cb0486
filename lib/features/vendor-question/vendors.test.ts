import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { questionsFor } from "@/db/queries/vendor-question";
import { auditEvent } from "@/db/schema/audit";
import { guestSession, invitation, participant } from "@/db/schema/participant";
import { offerDraft } from "@/db/schema/request";
import { actorNamed } from "@/db/testing/offer-fixture";
import { db, lead, selectionId, vendor, withVendors } from "@/lib/features/answer/testing/vendor-page";
import { request } from "@/lib/server/testing/request";
import {
  allowContactDeviceAction,
  inviteContactAction,
  revokeContactAction,
  sendContactLinkAction,
  updateContactAction,
} from "../vendor-contact/actions";
import { loadVendorDesk } from "../vendor-contact/loaders";
import { answerVendor, askBuyer, askVendor, replyToBuyer } from "./actions";

withVendors();
beforeEach(lead);

const KARI = {
  selectionId,
  candidateId: "can_a",
  name: "Kari",
  email: "kari@nordlys.test",
  locale: "nb",
} as const;
const row = async (id: string) => (await db.read.select().from(participant).where(eq(participant.id, id)))[0];

describe("a vendor's contact", () => {
  it("is invited with a link of their own, in their language", async () => {
    const done = await inviteContactAction({ ...KARI, email: " Kari@Nordlys.test " });
    if (!done.ok) throw new Error(done.code);
    const [link] = done.value.links;
    expect(link?.link).toMatch(/\/invited\/[\w-]{43}$/);
    expect(await row(link?.participantId ?? "")).toMatchObject({
      ...{ role: "vendor", candidateId: "can_a", email: "kari@nordlys.test", locale: "nb" },
    });
    const desk = await loadVendorDesk(selectionId);
    expect(desk?.candidates[0]?.contacts.map(({ name, state }) => [name, state])).toEqual([
      ["Ida of Nordlys", "member"],
      ["Kari", "invited"],
    ]);
  });

  it("is no colleague, and answers for one candidate alone", async () => {
    for (const [email, code] of [
      ["lead@example.test", "vendor_contact.address_taken"],
      ["can_b@vendor.test", "vendor_contact.address_taken"],
      ["can_a@vendor.test", "vendor_contact.already_invited"],
    ] as const)
      expect(await inviteContactAction({ ...KARI, email }), email).toMatchObject({
        code,
        fields: [{ path: "email" }],
      });
    expect(await inviteContactAction({ ...KARI, candidateId: "can_other" })).toMatchObject({
      code: "access.not_found",
    });
  });

  it("has one link in force; put out, nothing lets them in, and they may be taken back", async () => {
    const first = await sendContactLinkAction({ selectionId, id: "par_can_a" });
    await sendContactLinkAction({ selectionId, id: "par_can_a" });
    expect(first.ok).toBe(true);
    const links = await db.read.select().from(invitation);
    expect(links.filter(({ revokedAt }) => revokedAt === null)).toHaveLength(1);
    expect(await allowContactDeviceAction({ selectionId, id: "par_can_a" })).toMatchObject({ ok: true });
    await revokeContactAction({ selectionId, id: "par_can_a" });
    expect(
      (await db.read.select().from(guestSession)).find(({ participantId }) => participantId === "par_can_a")
        ?.revokedAt,
    ).not.toBeNull();
    vendor("can_a");
    expect(await askBuyer({ selectionId, lineId: null, text: "Hello?" })).toMatchObject({
      code: "access.not_found",
    });
    lead();
    const back = { ...KARI, name: "Ida", email: "can_a@vendor.test" };
    expect(await inviteContactAction(back)).toMatchObject({ ok: true });
    expect(await row("par_can_a")).toMatchObject({ name: "Ida", revokedAt: null });
  });

  const IDA = { selectionId, id: "par_can_a", name: "Ida Lund", locale: "da" as const };

  it("keeps link and devices when name or language change, and the later of two editors is told", async () => {
    await sendContactLinkAction({ selectionId, id: "par_can_a" });
    const same = { ...IDA, email: "Can_A@vendor.test", expectedEdition: 1 };
    expect(await updateContactAction(same)).toMatchObject({ ok: true, value: { links: [] } });
    expect(await row("par_can_a")).toMatchObject({ name: "Ida Lund", locale: "da", edition: 2 });
    expect(await updateContactAction({ ...same, name: "Ida L." })).toMatchObject({
      code: "row.changed_meanwhile",
    });
    vendor("can_a");
    expect((await askBuyer({ selectionId, lineId: null, text: "Still in?" })).ok).toBe(true);
    const links = await db.read.select().from(invitation);
    expect(links.filter(({ revokedAt }) => revokedAt === null)).toHaveLength(1);
  });

  it("at another address gets a new link there, and the old link and devices stop at once", async () => {
    await sendContactLinkAction({ selectionId, id: "par_can_a" });
    const moved = await updateContactAction({ ...IDA, email: "ida@new.test", expectedEdition: 1 });
    if (!moved.ok) throw new Error(moved.code);
    expect(moved.value.links).toMatchObject([{ participantId: "par_can_a", email: "ida@new.test" }]);
    const links = await db.read.select().from(invitation);
    expect(links.map(({ revokedAt }) => revokedAt === null).sort()).toEqual([false, true]);
    vendor("can_a");
    expect(await askBuyer({ selectionId, lineId: null, text: "Still in?" })).toMatchObject({
      code: "access.not_found",
    });
  });

  it("takes no address that is somebody else's in the selection", async () => {
    for (const [email, code] of [
      ["lead@example.test", "vendor_contact.address_taken"],
      ["can_b@vendor.test", "vendor_contact.address_taken"],
      ["nowhere", "input.invalid"],
    ] as const)
      expect(await updateContactAction({ ...IDA, email, expectedEdition: 1 }), email).toMatchObject({ code });
    await inviteContactAction(KARI);
    const twice = { ...IDA, email: KARI.email, expectedEdition: 1 };
    expect(await updateContactAction(twice)).toMatchObject({ code: "vendor_contact.already_invited" });
    await revokeContactAction({ selectionId, id: "par_can_a" });
    const out = { ...IDA, email: "ida@new.test", expectedEdition: 2 };
    expect(await updateContactAction(out)).toMatchObject({ code: "row.gone" });
    const colleague = { ...out, id: "par_own_observer", expectedEdition: 1 };
    expect(await updateContactAction(colleague)).toMatchObject({ code: "row.gone" });
  });

  it("is not reached as a colleague, nor a colleague as a contact", async () => {
    for (const id of ["par_own_observer", "par_none"])
      expect(await revokeContactAction({ selectionId, id })).toMatchObject({ code: "row.gone" });
  });
});

describe("what has arrived", () => {
  it("is told to leads alone, without what it says", async () => {
    await db.transaction((tx) =>
      tx.insert(offerDraft).values({
        ...{ id: "drf_1", candidateId: "can_a", participantId: "par_can_a", source: "vendor_page" },
        ...{ state: "draft", createdBy: "Ida of Nordlys", content: "the-content", isSealed: false },
        ...{ createdAt: "2026-11-02T08:00:00.000Z", updatedAt: "2026-11-03T08:00:00.000Z" },
      }),
    );
    const desk = await loadVendorDesk(selectionId);
    expect(desk?.candidates[0]?.arrivals).toMatchObject([{ state: "draft", by: "Ida of Nordlys" }]);
    expect(JSON.stringify(desk)).not.toContain("the-content");
    for (const person of ["observer", "evaluator", "stranger"] as const) {
      request.actor = actorNamed(person);
      expect(await loadVendorDesk(selectionId), person).toBeNull();
    }
    vendor("can_a");
    expect(await loadVendorDesk(selectionId)).toBeNull();
  });
});

describe("a vendor's question", () => {
  const asked = async () => {
    vendor("can_a");
    const done = await askBuyer({
      selectionId,
      lineId: "line_support",
      text: "We at Nordlys ask: how many?",
    });
    if (!done.ok) throw new Error(done.code);
    lead();
    return done.value.id;
  };
  const answer = (id: string, expectedEdition = 1) =>
    answerVendor({ selectionId, id, expectedEdition, answer: "Forty", publishedText: "How many?" });

  it("is read by nobody else before it is answered, and then in the words that were published", async () => {
    const id = await asked();
    expect(await questionsFor(db.read, selectionId, "can_b")).toEqual([]);
    await answer(id);
    const other = await questionsFor(db.read, selectionId, "can_b");
    expect(other).toMatchObject([{ kind: "answered", text: "How many?", answer: "Forty", askedAt: null }]);
    for (const word of ["Nordlys", "Ida", "can_a", id]) expect(JSON.stringify(other)).not.toContain(word);
    expect(await questionsFor(db.read, selectionId, "can_a")).toMatchObject([
      { kind: "own", text: "We at Nordlys ask: how many?", publishedText: "How many?", answer: "Forty" },
    ]);
  });

  it("answered by two leads at once tells the later one", async () => {
    const id = await asked();
    await answer(id);
    expect(await answer(id)).toMatchObject({ code: "row.changed_meanwhile" });
    expect(await answer(id, 2)).toMatchObject({ ok: true });
  });

  it("stands on the record as asked, not what it says", async () => {
    await asked();
    const record = await db.read.select().from(auditEvent).where(eq(auditEvent.action, "vendorQuestion.ask"));
    expect(record).toHaveLength(1);
    expect(JSON.stringify(record)).not.toContain("how many");
  });

  it("about another selection's line is refused", async () => {
    vendor("can_a");
    expect(await askBuyer({ selectionId, lineId: "line_other", text: "?" })).toMatchObject({
      code: "access.not_found",
    });
  });
});

describe("a question to one vendor", () => {
  it("is read and answered by that vendor alone", async () => {
    const done = await askVendor({ selectionId, candidateId: "can_a", lineId: null, text: "Licences too?" });
    const id = done.ok ? done.value.id : "";
    expect(await questionsFor(db.read, selectionId, "can_b")).toEqual([]);
    vendor("can_b");
    expect(await replyToBuyer({ selectionId, id, expectedEdition: 1, answer: "Yes" })).toMatchObject({
      code: "row.gone",
    });
    vendor("can_a");
    expect(await replyToBuyer({ selectionId, id, expectedEdition: 1, answer: "Yes" })).toMatchObject({
      ok: true,
    });
    expect(await questionsFor(db.read, selectionId, "can_a")).toMatchObject([
      { kind: "to_us", answer: "Yes" },
    ]);
    expect(await questionsFor(db.read, selectionId, "can_b")).toEqual([]);
  });
});
