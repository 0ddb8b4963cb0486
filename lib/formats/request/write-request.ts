import { writeXlsx } from "hucre/xlsx";
import { ESTABLISHMENT_STAGES } from "@/lib/domain/selection";
import { FONT } from "../workbook/looks";
import {
  type AnswerSheet,
  bundlesSheet,
  countPieces,
  pointsSheet,
  priceListSheet,
  requirementsSheet,
  termsSheet,
} from "./answer-sheets";
import { checks as checksOf } from "./checks";
import { coverSheet, type Progress } from "./cover-sheet";
import { sheetName } from "./form-sheet";
import { type LineSheet, lineSheet } from "./line-sheet";
import { listsSheet, metaSheet } from "./lists-sheet";
import { type RequestFrame, type RequestInput, requestFrame } from "./request-frame";

/**
 * A request for one candidate as a workbook (.xlsx), laid out as `layout.ts` says. Sums are formulas that help while it
 * is filled in; the file is right without them. Texts stay texts whatever they begin with.
 */
export async function writeRequest(input: RequestInput): Promise<Uint8Array> {
  const frame = requestFrame(input);
  const { texts, content } = frame;
  const lists = listsSheet(frame);
  const shared = { frame, lists, checks: checksOf(texts) };

  const services = lineSheet({
    ...shared,
    kind: "services",
    name: sheetName(texts.sheet.services),
    groups: grouped(content.lines.filter(({ kind }) => kind === "service")),
    bundles: null,
  });
  const bundles = bundlesSheet(shared);
  const establishment = lineSheet({
    ...shared,
    kind: "establishment",
    name: sheetName(texts.sheet.establishment),
    groups: [
      ...ESTABLISHMENT_STAGES.map((stage) => ({
        heading: texts.stage[stage],
        lines: content.lines.filter((line) => line.kind === "establishment" && line.stage === stage),
      })),
      { heading: texts.exit, lines: content.lines.filter(({ kind }) => kind === "exit") },
    ],
    bundles: bundles.sheet.range("name", bundles.firstRow, bundles.lastRow),
  });
  countPieces(bundles, frame, lineRange(establishment, "bundle"));
  const priceList = priceListSheet(shared);
  const requirements = requirementsSheet(shared);
  const contract = pointsSheet(shared, "contract");
  const question = pointsSheet(shared, "question");
  const terms = termsSheet(shared, allSums(frame, services, establishment, bundles));

  const asked = (kind: "contract" | "question") => content.points.filter((point) => point.kind === kind);
  const parts = [
    { sheet: services.sheet, isAsked: services.lines > 0, progress: lineProgress(frame, services) },
    {
      sheet: establishment.sheet,
      isAsked: establishment.lines > 0,
      progress: lineProgress(frame, establishment),
    },
    {
      sheet: bundles.sheet,
      isAsked: content.lines.some(({ kind }) => kind === "establishment"),
      progress: filledIn(bundles, "amount", null, frame.prefill?.bundles.length ?? 0),
    },
    {
      sheet: priceList.sheet,
      isAsked: true,
      progress: filledIn(priceList, "unitPrice", null, frame.prefill?.priceList.length ?? 0),
    },
    {
      sheet: requirements.sheet,
      isAsked: content.requirements.length > 0,
      progress: filledIn(
        requirements,
        "answer",
        content.requirements.length,
        (frame.prefill?.requirements ?? []).filter(
          ({ requirementId, answer }) =>
            answer !== "not_answered" && content.requirements.some(({ id }) => id === requirementId),
        ).length,
      ),
    },
    ...([contract, question] as const).map((points, index) => {
      const own = asked(index === 0 ? "contract" : "question");
      return {
        sheet: points.sheet,
        isAsked: own.length > 0,
        progress: filledIn(
          points,
          "text",
          own.length,
          (frame.prefill?.points ?? []).filter(
            ({ pointId, text }) => text !== "" && own.some(({ id }) => id === pointId),
          ).length,
        ),
      };
    }),
    { sheet: terms.sheet, isAsked: true, progress: filledIn(terms, "value", null, termsGiven(frame)) },
  ].filter(({ isAsked }) => isAsked);

  return writeXlsx({
    sheets: [
      coverSheet(
        frame,
        parts.map(({ progress }) => progress),
      ),
      ...parts.map(({ sheet }) => sheet.build()),
      lists.sheet,
      metaSheet(frame.meta),
    ],
    properties: { title: `${texts.title}: ${frame.selection}`, creator: frame.madeWith },
    defaultFont: FONT,
  });
}

/** Lines under the categories they have, in the order the catalogue shows them. */
function grouped<Line extends { readonly category: string }>(lines: readonly Line[]) {
  const groups: { heading: string; lines: Line[] }[] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last && last.heading === line.category) last.lines.push(line);
    else groups.push({ heading: line.category, lines: [line] });
  }
  return groups;
}

const lineRange = ({ sheet }: LineSheet, key: "state" | "unitPrice" | "bundle"): string =>
  sheet.range(key, sheet.firstRow, sheet.row - 2);

/** Lines with a state or a price: answered. Headings between them are empty in both columns. */
function lineProgress({ cellOf, content }: RequestFrame, of: LineSheet): Progress {
  const isService = of.sheet.kind === "services";
  const own = content.lines.filter(({ kind }) => (kind === "service") === isService);
  return {
    name: of.sheet.name,
    asked: of.lines,
    formula: `SUMPRODUCT(--((${lineRange(of, "state")}<>"")+(${lineRange(of, "unitPrice")}<>"")>0))`,
    value: own.filter(({ id }) => (cellOf(id)?.state ?? "unanswered") !== "unanswered").length,
  };
}

function filledIn<Key extends string>(
  { sheet, firstRow, lastRow }: AnswerSheet<Key>,
  key: NoInfer<Key>,
  asked: number | null,
  value: number,
): Progress {
  return { name: sheet.name, asked, formula: `COUNTA(${sheet.range(key, firstRow, lastRow)})`, value };
}

/** The currency is always there. */
function termsGiven({ prefill }: RequestFrame): number {
  if (prefill === null) return 1;
  const { validUntil, statedTotal, financedMonths } = prefill;
  return 4 + [validUntil, statedTotal, financedMonths].filter((value) => value !== null).length;
}

/** What all sheets add up to, before any yearly rise. */
function allSums(
  { prefill }: RequestFrame,
  services: LineSheet,
  establishment: LineSheet,
  bundles: AnswerSheet<"name" | "amount" | "pieces">,
): { readonly formula: string; readonly value: number } {
  const parts = [services.total, establishment.total].filter((part) => part !== null);
  if (establishment.lines > 0)
    parts.push(`SUM(${bundles.sheet.range("amount", bundles.firstRow, bundles.lastRow)})`);
  const bundled = (prefill?.bundles ?? []).reduce((sum, { amount }) => sum + amount, 0) / 100;
  return {
    formula: parts.length === 0 ? "0" : parts.join("+"),
    value: services.totalValue + establishment.totalValue + (establishment.lines > 0 ? bundled : 0),
  };
}
