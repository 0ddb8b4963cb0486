import { describe, expect, it } from "vitest";
import {
  mayInOrganisation,
  mayInSelection,
  mayRead,
  mayTypePrices,
  ORGANISATION_POLICY,
  type OrganisationAction,
  SELECTION_POLICY,
  SELECTION_READS,
  type SelectionAction,
  type SelectionRead,
} from "./policy";

const keys = <Key extends string>(table: Record<Key, unknown>): Key[] =>
  // Object.keys forgets the keys' type; the tables are constant, so they are just these.
  Object.keys(table) as Key[];

describe("the policy", () => {
  it("lets a stranger do and see nothing", () => {
    for (const action of keys<OrganisationAction>(ORGANISATION_POLICY))
      expect(mayInOrganisation(action, null)).toBe(false);
    for (const action of keys<SelectionAction>(SELECTION_POLICY))
      expect(mayInSelection(action, null)).toBe(false);
    for (const read of keys<SelectionRead>(SELECTION_READS)) expect(mayRead(read, null)).toBe(false);
  });

  it("lets an observer confirm the opening of prices and, when they know them, type and upload offers: nothing else", () => {
    const allowed = keys<SelectionAction>(SELECTION_POLICY).filter((action) =>
      mayInSelection(action, "observer"),
    );
    expect(allowed).toEqual([
      "prices.confirmOpening",
      "offer.saveTerms",
      "offer.newVersion",
      "offer.setCells",
      "offerBundle.save",
      "offerBundle.delete",
      "priceListItem.save",
      "priceListItem.delete",
      "offerUpload.receive",
      "offerUpload.map",
      "offerUpload.mend",
      "offerUpload.leave",
      "offerUpload.accept",
      "offerUpload.discard",
    ]);
  });

  it("lets an evaluator declare, write down their own calls, score and submit, and nothing else", () => {
    const allowed = keys<SelectionAction>(SELECTION_POLICY).filter((action) =>
      mayInSelection(action, "evaluator"),
    );
    expect(allowed).toEqual(["reference.saveCall", "declaration.confirm", "score.save", "score.submit"]);
  });

  it("lets a vendor answer, submit, ask and reply, look at its own page, and nothing else", () => {
    const allowed = keys<SelectionAction>(SELECTION_POLICY).filter((action) =>
      mayInSelection(action, "vendor"),
    );
    expect(allowed).toEqual([
      "answer.saveDraft",
      "answer.takeWorkbook",
      "answer.addVariant",
      "answer.removeVariant",
      "answer.submit",
      "vendorQuestion.ask",
      "vendorQuestion.reply",
    ]);
    const seen = keys<SelectionRead>(SELECTION_READS).filter((read) => mayRead(read, "vendor"));
    expect(seen).toEqual(["answer.read"]);
  });

  it("lets evaluators look at their own scoring and nothing else", () => {
    const seen = keys<SelectionRead>(SELECTION_READS).filter((read) => mayRead(read, "evaluator"));
    expect(seen).toEqual(["scores.readOwn"]);
  });

  it("shows the comparison to leads and observers, and lets leads alone take files along", () => {
    const roles = ["lead", "evaluator", "observer"] as const;
    expect(roles.filter((role) => mayRead("comparison.read", role))).toEqual(["lead", "observer"]);
    expect(roles.filter((role) => mayRead("selection.export", role))).toEqual(["lead"]);
  });

  it("lets the lead do everything in a selection but a vendor's own part", () => {
    const actions = keys<SelectionAction>(SELECTION_POLICY);
    for (const action of actions)
      expect(mayInSelection(action, "lead"), action).toBe(!mayInSelection(action, "vendor"));
  });
});

describe("who types prices", () => {
  it("is the lead while they are not sealed", () => {
    expect(mayTypePrices({ role: "lead", knowsPrices: false, sealed: false })).toBe(true);
    expect(mayTypePrices({ role: "observer", knowsPrices: true, sealed: false })).toBe(false);
  });

  it("is only somebody who knows them and does not evaluate while they are", () => {
    expect(mayTypePrices({ role: "lead", knowsPrices: false, sealed: true })).toBe(false);
    expect(mayTypePrices({ role: "observer", knowsPrices: true, sealed: true })).toBe(true);
    expect(mayTypePrices({ role: "evaluator", knowsPrices: true, sealed: true })).toBe(false);
  });
});
