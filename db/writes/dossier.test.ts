import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { day } from "@/lib/domain/comparison/testing";
import type { Dossier } from "@/lib/domain/dossier";
import { sampleDossier } from "@/lib/formats/sample/sample";
import { arbitraryDossier } from "@/lib/formats/selection-file/arbitrary-dossier";
import { readSelectionFile } from "@/lib/formats/selection-file/read-selection-file";
import { writeSelectionFile } from "@/lib/formats/selection-file/write-selection-file";
import type { Database } from "../engine/database";
import { selectionOfUser } from "../queries/access";
import { loadAsking } from "../queries/asking";
import { loadDossier } from "../queries/dossier";
import { user } from "../schema/auth";
import { organisation } from "../schema/organisation";
import { vendor } from "../schema/vendor";
import { openMemory } from "../testing/open-memory";
import { importSelection } from "./dossier";

const NOW = "2026-11-22T09:00:00.000Z";
const LEAD = { userId: "user_1", name: "Karen Importer" };
let database: Database;

beforeEach(async () => {
  database = await openMemory();
  await database.transaction(async (tx) => {
    const at = new Date(NOW);
    await tx
      .insert(user)
      .values({ id: "user_1", name: LEAD.name, email: "k@example.dk", createdAt: at, updatedAt: at });
    await tx.insert(organisation).values({ id: "org_1", name: "Buyer", createdAt: NOW });
  });
});

afterEach(() => database.close());

async function imported(dossier: Dossier): Promise<Dossier> {
  const id = await database.transaction((tx) =>
    importSelection(tx, dossier, { organisationId: "org_1", lead: LEAD, now: NOW }),
  );
  const found = await selectionOfUser(database.read, LEAD.userId, id);
  if (!found) throw new Error("the importer cannot see what was imported");
  expect(found.participant).toMatchObject({ role: "lead", name: LEAD.name });
  const loaded = await loadDossier(database.read, found.selection, found.participant);
  const participants = loaded.participants.filter((each) => each.id !== found.participant.id);
  if (dossier.scoring.names === "shown") expect(participants).toHaveLength(dossier.participants.length);
  // Nobody else is waited for: whoever came with the file cannot be reached.
  expect(loaded.awaited.filter((each) => each.participantId !== found.participant.id)).toEqual([]);
  const asking = await loadAsking(database.read, id);
  const isAsked = asking.points.length + asking.requests.length > 0;
  return { ...loaded, participants, awaited: [], ...(isAsked ? { asking } : {}) };
}

/** What an importer, who sees all that the file said, is shown of it again. */
function kept(dossier: Dossier): Dossier {
  const judged = new Set(
    dossier.groups.flatMap((group) =>
      group.criteria.filter(({ feed }) => feed === "people").map(({ id }) => id),
    ),
  );
  const judges = new Set(dossier.participants.filter(({ role }) => role !== "observer").map(({ id }) => id));
  const submitted = dossier.scores.filter((each) => each.submittedAt !== null);
  const closed = dossier.scoring.closed || submitted.length > 0 || dossier.agreedScores.length > 0;
  return {
    ...dossier,
    scores: submitted.filter((each) => judged.has(each.criterionId) && judges.has(each.participantId)),
    agreedScores: dossier.agreedScores.map((each) => ({ agreedBy: LEAD.name, agreedAt: NOW, ...each })),
    scoring: { ...dossier.scoring, closed },
    awaited: [],
    blindPairs: [],
  };
}

/** Everything a dossier says, ids replaced by what they stand for, in an order that does not hang on ids. */
function content(dossier: Dossier): unknown {
  const names = new Map<string, string>();
  const name = (kind: string, things: readonly { readonly id: string }[], key: (index: number) => string) =>
    things.forEach(({ id }, index) => {
      names.set(id, `${kind}:${key(index)}`);
    });
  name("line", dossier.lines, String);
  name("group", dossier.groups, String);
  name(
    "criterion",
    dossier.groups.flatMap((group) => group.criteria),
    String,
  );
  name("requirement", dossier.requirements, String);
  name(
    "candidate",
    dossier.candidates,
    (index) => dossier.candidates[index]?.vendor.registrationNumber ?? "",
  );
  for (const each of dossier.participants) names.set(each.id, `participant:${each.name}:${each.role}`);
  for (const offer of dossier.offers)
    for (const bundle of offer.bundles) names.set(bundle.id, "the offer's only bundle");
  const plain: unknown = JSON.parse(JSON.stringify(dossier), (key, value: unknown) => {
    if (key === "id") return undefined;
    if (key === "templateKey" && value === null) return undefined;
    if (typeof value === "string" && /Id$/.test(key)) return names.get(value) ?? value;
    if (!Array.isArray(value) || ["lines", "groups", "criteria", "rubric", "requirements"].includes(key))
      return value;
    return [...value].sort((a, b) => (inOrder(a) < inOrder(b) ? -1 : 1));
  });
  return plain;
}

/** A value as text, whatever order its keys came in. */
function inOrder(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inOrder).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${key}:${inOrder(inner)}`).join()}}`;
}

describe("importing a selection", () => {
  it("stores the sample so that loading it gives the same, apart from ids", async () => {
    const sample = sampleDossier({ today: day("2026-11-22") });
    expect(content(await imported(sample))).toEqual(content(kept(sample)));
  });

  it("does so whatever the dossier holds", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDossier(), async (dossier) => {
        // Two participants of one name and role could not be told apart by what they are called.
        const participants = dossier.participants.map((each, index) => ({
          ...each,
          name: `${each.name}${index}`,
        }));
        const scoring = { ...dossier.scoring, names: "shown" as const };
        const whole = { ...dossier, participants, scoring };
        // A company that is in the directory already keeps the directory's name; each run brings its own.
        await database.transaction(
          async (tx) => void (await tx.update(vendor).set({ registrationNumber: "" })),
        );
        expect(content(await imported(whole))).toEqual(content(kept(whole)));
      }),
      { numRuns: 15 },
    );
  });

  it("finds companies in the directory by country and number, and adds only the others", async () => {
    const sample = sampleDossier({ today: day("2026-11-22") });
    await imported(sample);
    const first = await database.read.select().from(vendor);
    expect(first).toHaveLength(4);
    await imported(sample);
    expect(await database.read.select().from(vendor)).toHaveLength(4);
    await database.transaction(async (tx) => void (await tx.update(vendor).set({ country: "SE" })));
    await imported(sample);
    expect(await database.read.select().from(vendor)).toHaveLength(8);
  });

  it("leaves companies of other organisations alone", async () => {
    const sample = sampleDossier({ today: day("2026-11-22") });
    await imported(sample);
    await database.transaction(async (tx) => {
      await tx.insert(organisation).values({ id: "org_2", name: "Other", createdAt: NOW });
      await importSelection(tx, sample, { organisationId: "org_2", lead: LEAD, now: NOW });
    });
    const owners = (await database.read.select().from(vendor)).map((row) => row.organisationId);
    expect(owners.sort()).toEqual(["org_1", "org_1", "org_1", "org_1", "org_2", "org_2", "org_2", "org_2"]);
  });

  it("stores nothing when something in the dossier points to nothing", async () => {
    const sample = sampleDossier({ today: day("2026-11-22") });
    const [first] = sample.scores;
    if (!first) throw new Error("the sample has scores");
    const broken = { ...sample, scores: [{ ...first, criterionId: "nothing" }] };
    await expect(imported(broken)).rejects.toThrow("nothing imported is called nothing");
    expect(await database.read.select().from(vendor)).toEqual([]);
  });

  it("gives a file that reads without faults and says the same, when it is exported again", async () => {
    const sample = sampleDossier({ today: day("2026-11-22") });
    const outcome = readSelectionFile(writeSelectionFile(await imported(sample), NOW));
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    expect(content(outcome.value)).toEqual(content(kept(sample)));
    expect(outcome.value.lines[0]?.id).toBe("virtual_servers");
    expect(outcome.value.candidates[0]?.id).toBe("nordlys-it-a-s");
  });

  it("keeps agreed scores with who agreed them, when, and why", async () => {
    const sample = sampleDossier({ today: day("2026-11-22") });
    const [first] = sample.scores;
    if (!first) throw new Error("the sample has scores");
    const { candidateId, criterionId } = first;
    const agreed = {
      candidateId,
      criterionId,
      value: 2,
      reason: "Their answer on Friday",
      agreedBy: "Mette",
    };
    const agreedAt = "2026-11-20T10:00:00.000Z";
    const loaded = await imported({ ...sample, agreedScores: [{ ...agreed, agreedAt }] });
    expect(loaded.agreedScores).toMatchObject([
      { value: 2, reason: "Their answer on Friday", agreedBy: "Mette", agreedAt },
    ]);
    expect(loaded.scores).toHaveLength(sample.scores.length);
  });

  it("says nowhere who scored when the file's names are hidden", async () => {
    const sample = sampleDossier({ today: day("2026-11-22") });
    const loaded = await imported({ ...sample, scoring: { ...sample.scoring, names: "hidden" } });
    expect(loaded.participants).toEqual([{ id: "scorer-1", name: "", role: "evaluator", scorerNumber: 1 }]);
    expect(loaded.scores).toHaveLength(sample.scores.length);
    expect(new Set(loaded.scores.map((each) => each.participantId))).toEqual(new Set(["scorer-1"]));
    const { participants } = JSON.parse(writeSelectionFile(loaded, NOW));
    expect(participants).toEqual([{ id: "scorer-1", name: "Evaluator 1", role: "evaluator" }]);
  });

  it("leaves scoring open for whoever takes the part of somebody in the file", async () => {
    const sample = sampleDossier({ today: day("2026-11-22") });
    const asParticipant = sample.participants[0]?.id ?? "";
    const lead = { ...LEAD, asParticipant };
    const id = await database.transaction((tx) =>
      importSelection(tx, sample, { organisationId: "org_1", lead, now: NOW }),
    );
    const found = await selectionOfUser(database.read, LEAD.userId, id);
    if (!found) throw new Error("the importer cannot see what was imported");
    const loaded = await loadDossier(database.read, found.selection, found.participant);
    expect(loaded).toMatchObject({ scoring: { closed: false }, awaited: [], blindPairs: [] });
    expect(loaded.scores).toHaveLength(sample.scores.length);
  });
});
