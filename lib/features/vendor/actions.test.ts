import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/engine/database";
import { usesOfVendor, vendorOfOrganisation, vendorsOfOrganisation } from "@/db/queries/vendor";
import { auditEvent } from "@/db/schema/audit";
import { selection } from "@/db/schema/selection";
import { vendor } from "@/db/schema/vendor";
import { insertCandidates, PEOPLE } from "@/db/testing/candidate-fixture";
import { openMemory } from "@/db/testing/open-memory";
import { request } from "@/lib/server/testing/request";
import { createVendor, deleteVendor, updateVendor } from "./actions";

let db: Database;
beforeEach(async () => {
  db = await openMemory();
  await db.transaction(insertCandidates);
  request.database = db;
  request.actor = PEOPLE.lead;
});
afterEach(() => db.close());

const NORDLYS = {
  legalName: "Nordlys A/S",
  country: "DK" as const,
  registrationNumber: "DK 10 15 08 17",
  employees: 45,
  website: "nordlys.dk",
  notes: "",
};
const organisationId = "org_ours";
const create = (change: Partial<typeof NORDLYS> = {}) =>
  createVendor({ organisationId, vendor: { ...NORDLYS, ...change } });
const update = (vendorId: string, expectedEdition: number, change: Partial<typeof NORDLYS> = {}) =>
  updateVendor({ organisationId, vendorId, expectedEdition, vendor: { ...NORDLYS, ...change } });

/** Every write on the directory, aimed at one of ours. */
const writes = () => [
  () => create(),
  () => update("ven_8", 1, { registrationNumber: "" }),
  () => deleteVendor({ organisationId, vendorId: "ven_8" }),
];

describe("who may change the directory", () => {
  it.each(["lead", "evaluator", "observer", "colleague"] as const)(
    "a member may, whatever the role in a selection: %s",
    async (role) => {
      request.actor = PEOPLE[role];
      for (const write of writes()) expect(await write()).toMatchObject({ ok: true });
    },
  );

  it("for a stranger there is no such directory", async () => {
    request.actor = PEOPLE.stranger;
    for (const write of writes()) expect(await write()).toMatchObject({ code: "access.not_found" });
  });

  it("a company of another organisation is not there, though one names one's own", async () => {
    expect(await update("ven_theirs", 1)).toMatchObject({ code: "access.not_found" });
    expect(await deleteVendor({ organisationId, vendorId: "ven_theirs" })).toMatchObject({
      code: "access.not_found",
    });
    expect(await vendorOfOrganisation(db.read, organisationId, "ven_theirs")).toBeUndefined();
    const list = await vendorsOfOrganisation(db.read, organisationId);
    expect(list.map(({ id }) => id)).not.toContain("ven_theirs");
  });

  it("somebody who is signed out is told so", async () => {
    request.actor = null;
    for (const write of writes()) expect(await write()).toMatchObject({ code: "access.signed_out" });
  });
});

describe("a company of the directory", () => {
  it("is kept with its bare number and a whole web address", async () => {
    const outcome = await create();
    if (!outcome.ok) throw new Error(outcome.code);
    expect(await vendorOfOrganisation(db.read, organisationId, outcome.value.id)).toMatchObject({
      registrationNumber: "10150817",
      website: "https://nordlys.dk",
      employees: 45,
      edition: 1,
    });
  });

  it("may have no number and no employees: missing is missing", async () => {
    const outcome = await createVendor({
      organisationId,
      vendor: { ...NORDLYS, registrationNumber: "", employees: null, website: "" },
    });
    expect(outcome).toMatchObject({ ok: true });
  });

  it.each<[string, Partial<typeof NORDLYS>, string, string]>([
    [
      "a wrong checksum",
      { registrationNumber: "10150818" },
      "vendor.registrationNumber",
      "registration.checksum",
    ],
    [
      "a digit too few",
      { registrationNumber: "1015081" },
      "vendor.registrationNumber",
      "registration.length",
    ],
    ["letters", { registrationNumber: "1015081x" }, "vendor.registrationNumber", "registration.characters"],
    ["no name", { legalName: " " }, "vendor.legalName", "field.required"],
    ["half a person", { employees: 4.5 }, "vendor.employees", "number.not_whole"],
    ["fewer than nobody", { employees: -1 }, "vendor.employees", "number.negative"],
    ["a script as its address", { website: "javascript:alert(1)" }, "vendor.website", "vendor.website_form"],
    ["no address at all", { website: "not an address" }, "vendor.website", "vendor.website_form"],
  ])("is refused with %s, beside the field", async (_what, change, path, code) => {
    expect(await create(change)).toMatchObject({ code: "input.invalid", fields: [{ path, code }] });
  });

  it("is not entered twice: the second is told which one has the number", async () => {
    await create();
    expect(await create({ legalName: "Nordlys again", registrationNumber: "10150817" })).toMatchObject({
      ok: false,
      code: "vendor.number_known",
      params: { name: "Nordlys A/S" },
    });
    expect(await update("ven_8", 1)).toMatchObject({ code: "vendor.number_known" });
  });

  it("may have the number that another organisation's has, and the same digits elsewhere", async () => {
    await create();
    request.actor = PEOPLE.stranger;
    expect(await createVendor({ organisationId: "org_theirs", vendor: NORDLYS })).toMatchObject({ ok: true });
    request.actor = PEOPLE.lead;
    const swedish = { ...NORDLYS, country: "SE" as const, registrationNumber: "10150817" };
    expect(await createVendor({ organisationId, vendor: swedish })).toMatchObject({ ok: true });
  });
});

describe("two people who edit the same company", () => {
  it("the later is told with what stands there now, and nothing is lost", async () => {
    expect(await update("ven_8", 1, { notes: "mine" })).toMatchObject({ ok: true, value: { edition: 2 } });
    request.actor = PEOPLE.evaluator;
    expect(await update("ven_8", 1, { notes: "theirs", employees: 60 })).toMatchObject({
      ok: false,
      code: "row.changed_meanwhile",
      params: { edition: 2, notes: "mine", employees: 45 },
    });
    expect(await update("ven_8", 2, { notes: "theirs", employees: 60 })).toMatchObject({ ok: true });
    const record = await db.read.select().from(auditEvent);
    expect(record).toHaveLength(2);
    expect(record[1]?.before).toContain("mine");
  });

  it("makes every comparison that shows the company out of date", async () => {
    await update("ven_1", 1);
    const [row] = await db.read.select().from(selection).where(eq(selection.id, "sel_ours"));
    expect(row?.revision).toBe(2);
  });
});

describe("taking a company out of the directory", () => {
  it("is refused while it is a candidate, and says where", async () => {
    expect(await deleteVendor({ organisationId, vendorId: "ven_1" })).toMatchObject({
      ok: false,
      code: "vendor.in_use",
      params: { count: 1, selections: "IT operations 2027" },
    });
    expect(await db.read.select().from(vendor).where(eq(vendor.id, "ven_1"))).toHaveLength(1);
  });

  it("does not name selections the reader takes no part in", async () => {
    request.actor = PEOPLE.colleague;
    const outcome = await deleteVendor({ organisationId, vendorId: "ven_1" });
    expect(outcome).toMatchObject({ code: "vendor.in_use_elsewhere", params: { count: 1 } });
    expect(JSON.stringify(outcome)).not.toContain("IT operations");
    expect(await usesOfVendor(db.read, "ven_1", "usr_colleague")).toMatchObject([
      { selectionId: null, selectionName: null },
    ]);
  });

  it("is done when no selection needs it", async () => {
    expect(await deleteVendor({ organisationId, vendorId: "ven_8" })).toMatchObject({ ok: true });
    expect(await vendorOfOrganisation(db.read, organisationId, "ven_8")).toBeUndefined();
  });
});
