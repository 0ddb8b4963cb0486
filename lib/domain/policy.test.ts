import { describe, expect, it } from "vitest";
import {
  mayInOrganisation,
  mayInSelection,
  mayRead,
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

  it("lets an observer change nothing", () => {
    for (const action of keys<SelectionAction>(SELECTION_POLICY))
      expect(mayInSelection(action, "observer")).toBe(false);
  });

  it("lets an evaluator write scores and nothing else", () => {
    const allowed = keys<SelectionAction>(SELECTION_POLICY).filter((action) =>
      mayInSelection(action, "evaluator"),
    );
    expect(allowed).toEqual(["score.save"]);
  });

  it("keeps prices and others' scores from evaluators", () => {
    const seen = keys<SelectionRead>(SELECTION_READS).filter((read) => mayRead(read, "evaluator"));
    expect(seen).toEqual(["selection.read", "scores.readOwn"]);
  });

  it("lets the lead do everything in a selection", () => {
    for (const action of keys<SelectionAction>(SELECTION_POLICY))
      expect(mayInSelection(action, "lead")).toBe(true);
  });
});
