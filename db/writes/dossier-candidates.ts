import { and, eq, inArray } from "drizzle-orm";
import { type Candidate, SUPPLIER_FACTS } from "@/lib/domain/candidate";
import { CURRENCIES } from "@/lib/domain/money";
import { REFERENCE_QUESTIONS } from "@/lib/domain/references";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import { memberOf } from "../queries/grouped";
import {
  assuranceReport,
  candidate,
  candidateCapability,
  candidateReference,
  financialYear,
  referenceAnswer,
  supplierFact,
} from "../schema/candidate";
import { vendor } from "../schema/vendor";
import { type ImportInto, type NewIdOf, newIds } from "./imported-ids";
import { inChunks } from "./in-chunks";

/** Candidates of an imported selection with all their background; returns their rows' ids. */
export async function importCandidates(
  tx: Tx,
  candidates: readonly Candidate[],
  selectionId: string,
  into: ImportInto,
): Promise<NewIdOf> {
  const ids = newIds("can", candidates);
  const vendors = await vendorsOf(tx, candidates, into);
  await inChunks(
    candidates.map((each) => ({
      id: ids(each.id),
      selectionId,
      vendorId: vendors(each.id),
      letter: each.letter,
      colour: each.colour,
      stage: each.stage,
      stageReason: each.stageReason,
      claimedPartnerType: each.claimedPartnerType,
      membership: each.membership,
      membershipSource: each.membershipSource,
      membershipDate: each.membershipDate,
      createdAt: into.now,
      updatedAt: into.now,
    })),
    (chunk) => tx.insert(candidate).values(chunk),
  );
  await importFacts(tx, candidates, ids);
  await importReferences(tx, candidates, ids);
  return ids;
}

/** Each candidate's company: the directory's own where country and number are the same, else a new entry. */
async function vendorsOf(
  tx: Tx,
  candidates: readonly Candidate[],
  { organisationId, now }: ImportInto,
): Promise<NewIdOf> {
  const numbers = candidates.map(({ vendor: { registrationNumber } }) => registrationNumber);
  const found = await tx
    .select({ id: vendor.id, country: vendor.country, number: vendor.registrationNumber })
    .from(vendor)
    .where(
      and(
        eq(vendor.organisationId, organisationId),
        inArray(
          vendor.registrationNumber,
          numbers.filter((number) => number !== ""),
        ),
      ),
    );
  const company = (country: string, number: string) => `${country} ${number}`;
  const known = new Map(found.map((row) => [company(row.country, row.number), row.id]));
  const ids = new Map<string, string>();
  const added: (typeof vendor.$inferInsert)[] = [];
  for (const { id, vendor: held } of candidates) {
    const existing =
      held.registrationNumber === "" ? undefined : known.get(company(held.country, held.registrationNumber));
    if (existing === undefined) {
      added.push({ ...held, id: newId("ven"), organisationId, createdAt: now, updatedAt: now });
    }
    ids.set(id, existing ?? added.at(-1)?.id ?? "");
  }
  await inChunks(added, (chunk) => tx.insert(vendor).values(chunk));
  return (id) => ids.get(id) ?? "";
}

/** Facts, accounts, reports and capabilities: one row each, all of one candidate. */
async function importFacts(tx: Tx, candidates: readonly Candidate[], ids: NewIdOf): Promise<void> {
  await inChunks(
    candidates.flatMap((each) =>
      SUPPLIER_FACTS.flatMap((fact) => {
        const known = each.facts[fact];
        return known.text === "" && known.source === "" && known.sourceDate === null
          ? []
          : [{ ...known, id: newId("fact"), candidateId: ids(each.id), fact }];
      }),
    ),
    (chunk) => tx.insert(supplierFact).values(chunk),
  );
  await inChunks(
    candidates.flatMap((each) =>
      each.financialYears.map((year) => {
        const currency = memberOf(CURRENCIES, year.currency);
        if (currency === null) throw new Error(`accounts in ${year.currency} cannot be kept`);
        return {
          id: newId("year"),
          candidateId: ids(each.id),
          year: year.year,
          currency,
          equityMinor: year.equity,
          resultMinor: year.result,
          totalAssetsMinor: year.totalAssets,
          revenueMinor: year.revenue,
          shareCapitalMinor: year.shareCapital,
          employees: year.employees,
          source: year.source,
          sourceNote: year.sourceNote,
          sourceDate: year.sourceDate,
        };
      }),
    ),
    (chunk) => tx.insert(financialYear).values(chunk),
  );
  await inChunks(
    candidates.flatMap((each) =>
      each.assuranceReports.map((report) => ({ ...report, id: newId("rep"), candidateId: ids(each.id) })),
    ),
    (chunk) => tx.insert(assuranceReport).values(chunk),
  );
  await inChunks(
    candidates.flatMap((each) =>
      each.capabilities.map((record) => ({ ...record, id: newId("cap"), candidateId: ids(each.id) })),
    ),
    (chunk) => tx.insert(candidateCapability).values(chunk),
  );
}

async function importReferences(tx: Tx, candidates: readonly Candidate[], ids: NewIdOf): Promise<void> {
  const rows: (typeof candidateReference.$inferInsert)[] = [];
  const answers: (typeof referenceAnswer.$inferInsert)[] = [];
  for (const each of candidates) {
    for (const reference of each.references) {
      const { answers: given, ...fields } = reference;
      const id = newId("ref");
      rows.push({ ...fields, id, candidateId: ids(each.id) });
      for (const question of REFERENCE_QUESTIONS) {
        if (given[question] === "") continue;
        answers.push({ id: newId("ans"), referenceId: id, question, answer: given[question] });
      }
    }
  }
  await inChunks(rows, (chunk) => tx.insert(candidateReference).values(chunk));
  await inChunks(answers, (chunk) => tx.insert(referenceAnswer).values(chunk));
}
