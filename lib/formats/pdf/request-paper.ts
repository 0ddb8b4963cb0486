import type { RequestLine } from "@/lib/domain/request-content";
import { COUNTED_DRIVERS, type Driver, ESTABLISHMENT_STAGES } from "@/lib/domain/selection";
import { filled } from "../export-texts";
import { weightRows } from "../request/cover-sheet";
import { TERM_KEYS } from "../request/layout";
import type { RequestInput } from "../request/request-frame";
import { Paper, type PaperRow } from "./paper";

/** The request as a paper to read (PDF, A4): everything that is asked, and no price. */
export async function writeRequestPaper(input: RequestInput): Promise<Uint8Array> {
  const { texts, content, meta } = input;
  const { cover, sheet, hint, head, paper: words } = texts;
  const paper = new Paper({
    title: `${texts.title}: ${input.selection}`,
    running: `${texts.title} ${meta.requestNumber} · ${input.selection} · ${input.organisation}`,
    pageOf: (page, pages) => filled(words.page, { page, pages }),
    footer: words.readOnly,
    language: input.locale,
    madeWith: input.madeWith,
  });
  paper.title(texts.title);
  paper.facts([
    [cover.candidate, input.candidate],
    [cover.from, input.organisation],
    [cover.selection, input.selection],
    [cover.number, meta.requestNumber],
    [cover.made, input.madeOn],
    [cover.deadline, input.deadline ?? cover.noDeadline],
  ]);
  if (input.message !== "") {
    paper.heading(cover.message);
    paper.paragraph(input.message);
  }
  paper.heading(cover.howTo);
  Object.values(texts.steps).forEach((step, index) => {
    paper.paragraph(`${index + 1}. ${step}`);
  });

  const number = numberWriter(input.locale);
  paper.heading(cover.volumes);
  paper.facts([
    ...COUNTED_DRIVERS.map((driver): [string, string] => {
      const quantity = content.quantities[driver];
      return [texts.driver[driver], quantity === null ? texts.unknownQuantity : number(quantity / 1000)];
    }),
    [cover.horizon, filled(cover.months, { count: content.horizonMonths })],
  ]);
  if (content.weights !== null) {
    paper.heading(cover.weights);
    const rows = weightRows(content.weights.priceShareTenths, content.weights.groups, cover.price);
    paper.facts(rows.map(({ name, shareTenths }) => [name, `${number(shareTenths / 10)} %`]));
  }

  const quantity = (driver: Driver): string => {
    if (driver === "fixed") return "";
    const milli = content.quantities[driver];
    return milli === null ? texts.unknownQuantity : number(milli / 1000);
  };
  const nameOf = ({ name, scope }: RequestLine) =>
    scope === "optional" ? `${name} (${words.optional})` : name;
  const services = content.lines.filter(({ kind }) => kind === "service");
  if (services.length > 0) {
    paper.heading(sheet.services);
    paper.paragraph(hint.services, { quiet: true });
    paper.table(
      [
        { head: words.service, share: 0.28 },
        { head: head.description, share: 0.44 },
        { head: words.counted, share: 0.14 },
        { head: words.quantity, share: 0.14, align: "right" },
      ],
      underHeadings(
        services,
        ({ category }) => category,
        (line) => [nameOf(line), line.description, texts.words.driver[line.driver], quantity(line.driver)],
      ),
    );
  }
  const once = [
    ...ESTABLISHMENT_STAGES.flatMap((stage) =>
      content.lines.filter((line) => line.kind === "establishment" && line.stage === stage),
    ),
    ...content.lines.filter(({ kind }) => kind === "exit"),
  ];
  if (once.length > 0) {
    paper.heading(sheet.establishment);
    paper.paragraph(hint.establishment, { quiet: true });
    paper.table(
      [
        { head: words.service, share: 0.36 },
        { head: head.description, share: 0.64 },
      ],
      underHeadings(
        once,
        ({ stage }) => (stage === null ? texts.exit : texts.stage[stage]),
        (line) => [nameOf(line), line.description],
      ),
    );
  }
  paper.heading(sheet.pricelist);
  paper.paragraph(hint.pricelist, { quiet: true });

  if (content.requirements.length > 0) {
    paper.heading(sheet.requirements);
    paper.paragraph(hint.requirements, { quiet: true });
    paper.table(
      [
        { head: words.requirement, share: 0.82 },
        { head: head.level, share: 0.18 },
      ],
      content.requirements.map(({ name, level }) => ({
        cells: [name, texts.level[level]],
        ...(level === "absolute" ? { strong: 1 } : {}),
      })),
    );
  }
  for (const kind of ["contract", "question"] as const) {
    const points = content.points.filter((point) => point.kind === kind);
    if (points.length === 0) continue;
    paper.heading(sheet[kind]);
    paper.paragraph(hint[kind], { quiet: true });
    paper.table(
      [
        { head: sheet[kind], share: 0.34 },
        { head: head.help, share: 0.66 },
      ],
      points.map(({ name, help }) => ({ cells: [name, help], strong: 0 })),
    );
  }
  paper.heading(sheet.terms);
  paper.paragraph(hint.terms, { quiet: true });
  paper.table(
    [
      { head: head.name, share: 0.34 },
      { head: head.help, share: 0.66 },
    ],
    TERM_KEYS.map((key) => ({
      cells: [texts.term[key].name, filled(texts.term[key].help, { currency: content.currency })],
      strong: 0,
    })),
  );
  return paper.bytes();
}

/** Rows with a heading wherever it changes. */
function underHeadings<Item>(
  items: readonly Item[],
  headingOf: (item: Item) => string,
  cellsOf: (item: Item) => readonly string[],
): PaperRow[] {
  return items.flatMap((item, index): PaperRow[] => {
    const heading = headingOf(item);
    const before = items[index - 1];
    const row = { cells: cellsOf(item) };
    return heading !== "" && (before === undefined || headingOf(before) !== heading)
      ? [{ heading }, row]
      : [row];
  });
}

/** Quantities and percentages with the marks of the language; not for money. */
function numberWriter(locale: RequestInput["locale"]): (value: number) => string {
  const tag = { en: "en-GB", da: "da-DK", nb: "nb-NO" }[locale];
  const format = new Intl.NumberFormat(tag, { maximumFractionDigits: 3 });
  return (value) => format.format(value);
}
