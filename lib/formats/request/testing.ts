import { minor } from "@/lib/domain/money";
import type { OfferAnswer } from "@/lib/domain/offer-answer";
import { emptyAnswer } from "@/lib/domain/offer-answer";
import type { RequestContent, RequestLine } from "@/lib/domain/request-content";
import { FORMAT, FORMAT_VERSION } from "./layout";
import type { RequestInput } from "./request-frame";
import type { RequestTexts } from "./request-texts";

/** A small request, for tests. */
const aLine = (id: string, line: Partial<RequestLine> = {}): RequestLine => ({
  id,
  kind: "service",
  name: id,
  description: "",
  category: "",
  stage: null,
  driver: "users",
  scope: "in_scope",
  ...line,
});

export function aContent(changes: Partial<RequestContent> = {}): RequestContent {
  return {
    currency: "DKK",
    horizonMonths: 48,
    quantities: { users: 120_000, servers: 8_000, gb: null, devices: 130_500 },
    lines: [
      aLine("line_support", {
        name: "Brugersupport",
        category: "Brugere og support",
        description: "Hjælp til alle brugere på dansk, hverdage 8–16, på telefon og skrift.",
      }),
      aLine("line_night", {
        name: "Support uden for tiden",
        category: "Brugere og support",
        scope: "optional",
      }),
      aLine("line_servers", { name: "Serverdrift", category: "Datacenter", driver: "servers" }),
      aLine("line_storage", { name: "=1+1 Lager", category: "Datacenter", driver: "gb" }),
      aLine("line_move", {
        name: "Flytning af servere",
        kind: "establishment",
        stage: "move",
        driver: "fixed",
      }),
      aLine("line_plan", { name: "Plan", kind: "establishment", stage: "move", driver: "fixed" }),
      aLine("line_upgrade", {
        name: "Opgradering",
        kind: "establishment",
        stage: "upgrade",
        driver: "servers",
      }),
      aLine("line_exit", { name: "Hjælp ved ophør", kind: "exit", driver: "fixed" }),
    ],
    requirements: [
      { id: "req_eea", name: "Data bliver i EØS", level: "absolute" },
      { id: "req_hours", name: "Support svarer på dansk", level: "important" },
    ],
    points: [
      { id: "pnt_exit", kind: "contract", name: "Ophør", help: "Hvilken hjælp får vi, når vi stopper?" },
      { id: "pnt_who", kind: "question", name: "Hvem bliver vores kontakt?", help: "" },
    ],
    weights: {
      priceShareTenths: 300,
      groups: [
        { name: "Kemi", shareTenths: 334 },
        { name: "Løsning", shareTenths: 333 },
        { name: "Sikkerhed", shareTenths: 333 },
      ],
    },
    ...changes,
  };
}

/** Something of everything an answer can hold. */
export function anAnswer(): OfferAnswer {
  return {
    ...emptyAnswer("DKK"),
    indexBasisPoints: 250,
    statedTotal: minor(450_000_000),
    financedMonths: 24,
    financeBasisPoints: 375,
    cells: [
      {
        lineId: "line_support",
        cell: {
          state: "priced",
          unitPrice: minor(15_050),
          driver: "users",
          quantityMilli: null,
          period: "month",
          minimumMilli: 100_000,
          tiers: [{ fromMilli: 110_000, unitPrice: minor(14_000) }],
          note: "Hverdage",
        },
      },
      { lineId: "line_night", cell: { state: "not_offered", note: "" } },
      { lineId: "line_servers", cell: { state: "included", inLineId: "line_support", note: "" } },
      {
        lineId: "line_storage",
        cell: {
          state: "priced",
          unitPrice: minor(0),
          driver: "gb",
          quantityMilli: 2_500_500,
          period: "year",
          minimumMilli: null,
          tiers: [],
          note: "-2 ikke en formel",
        },
      },
      { lineId: "line_move", cell: { state: "bundled", bundleId: "b1", note: "" } },
      { lineId: "line_upgrade", cell: { state: "bundled", bundleId: "b1", note: "" } },
      {
        lineId: "line_exit",
        cell: {
          state: "priced",
          unitPrice: minor(12_500_000),
          driver: "fixed",
          quantityMilli: null,
          period: "once",
          minimumMilli: null,
          tiers: [],
          note: "",
        },
      },
    ],
    bundles: [{ id: "b1", name: "Alt i ét", amount: minor(80_000_000), split: [], splitNote: "" }],
    priceList: [
      {
        id: "i1",
        lineId: "line_support",
        name: "Ny bruger",
        unitPrice: minor(15_000),
        driver: "users",
        period: "month",
      },
      {
        id: "i2",
        lineId: null,
        name: "Konsulenttime",
        unitPrice: minor(125_000),
        driver: "fixed",
        period: "once",
      },
    ],
    requirements: [{ requirementId: "req_eea", answer: "meets", note: "" }],
    points: [{ pointId: "pnt_exit", text: "=Tre måneders hjælp" }],
  };
}

export function aRequest(texts: RequestTexts, changes: Partial<RequestInput> = {}): RequestInput {
  const prefill = changes.prefill ?? null;
  return {
    content: aContent(),
    texts,
    locale: "da",
    meta: {
      format: FORMAT,
      formatVersion: String(FORMAT_VERSION),
      requestId: "rqs_1",
      selectionId: "sel_1",
      candidateId: "can_1",
      requestNumber: "2",
      variant: "",
      locale: "da",
      currency: "DKK",
      contentHash: "abc",
      prefilledVersion: prefill === null ? "" : "3",
    },
    organisation: "Køber A/S",
    selection: "IT-drift 2027",
    candidate: "Nordlys Drift A/S",
    madeOn: "22. november 2026",
    deadline: "11. december 2026 kl. 12.00 (dansk tid)",
    message: "Kære leverandør\nVi glæder os til at høre fra jer.",
    madeWith: "Shortlist 0.1.0",
    ...changes,
    prefill,
  };
}
