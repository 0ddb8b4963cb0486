import type { Locale } from "./locales";
import daAnswer from "./messages/da/answer.json";
import daAuth from "./messages/da/auth.json";
import daCandidates from "./messages/da/candidates.json";
import daCharts from "./messages/da/charts.json";
import daCommon from "./messages/da/common.json";
import daCompare from "./messages/da/compare.json";
import daDecide from "./messages/da/decide.json";
import daDocuments from "./messages/da/documents.json";
import daErrors from "./messages/da/errors.json";
import daExplain from "./messages/da/explain.json";
import daExport from "./messages/da/export.json";
import daFile from "./messages/da/file.json";
import daFollowup from "./messages/da/followup.json";
import daHome from "./messages/da/home.json";
import daInvited from "./messages/da/invited.json";
import daJudging from "./messages/da/judging.json";
import daMail from "./messages/da/mail.json";
import daNeeds from "./messages/da/needs.json";
import daOffers from "./messages/da/offers.json";
import daOpening from "./messages/da/opening.json";
import daOverview from "./messages/da/overview.json";
import daPanel from "./messages/da/panel.json";
import daPeople from "./messages/da/people.json";
import daPrice from "./messages/da/price.json";
import daPrint from "./messages/da/print.json";
import daRequest from "./messages/da/request.json";
import daScoring from "./messages/da/scoring.json";
import daSelection from "./messages/da/selection.json";
import daShell from "./messages/da/shell.json";
import daTemplates from "./messages/da/templates.json";
import daUpload from "./messages/da/upload.json";
import daVendors from "./messages/da/vendors.json";
import daVersions from "./messages/da/versions.json";
import enAnswer from "./messages/en/answer.json";
import enAuth from "./messages/en/auth.json";
import enCandidates from "./messages/en/candidates.json";
import enCharts from "./messages/en/charts.json";
import enCommon from "./messages/en/common.json";
import enCompare from "./messages/en/compare.json";
import enDecide from "./messages/en/decide.json";
import enDocuments from "./messages/en/documents.json";
import enErrors from "./messages/en/errors.json";
import enExplain from "./messages/en/explain.json";
import enExport from "./messages/en/export.json";
import enFile from "./messages/en/file.json";
import enFollowup from "./messages/en/followup.json";
import enHome from "./messages/en/home.json";
import enInvited from "./messages/en/invited.json";
import enJudging from "./messages/en/judging.json";
import enMail from "./messages/en/mail.json";
import enNeeds from "./messages/en/needs.json";
import enOffers from "./messages/en/offers.json";
import enOpening from "./messages/en/opening.json";
import enOverview from "./messages/en/overview.json";
import enPanel from "./messages/en/panel.json";
import enPeople from "./messages/en/people.json";
import enPrice from "./messages/en/price.json";
import enPrint from "./messages/en/print.json";
import enRequest from "./messages/en/request.json";
import enScoring from "./messages/en/scoring.json";
import enSelection from "./messages/en/selection.json";
import enShell from "./messages/en/shell.json";
import enTemplates from "./messages/en/templates.json";
import enUpload from "./messages/en/upload.json";
import enVendors from "./messages/en/vendors.json";
import enVersions from "./messages/en/versions.json";
import nbAnswer from "./messages/nb/answer.json";
import nbAuth from "./messages/nb/auth.json";
import nbCandidates from "./messages/nb/candidates.json";
import nbCharts from "./messages/nb/charts.json";
import nbCommon from "./messages/nb/common.json";
import nbCompare from "./messages/nb/compare.json";
import nbDecide from "./messages/nb/decide.json";
import nbDocuments from "./messages/nb/documents.json";
import nbErrors from "./messages/nb/errors.json";
import nbExplain from "./messages/nb/explain.json";
import nbExport from "./messages/nb/export.json";
import nbFile from "./messages/nb/file.json";
import nbFollowup from "./messages/nb/followup.json";
import nbHome from "./messages/nb/home.json";
import nbInvited from "./messages/nb/invited.json";
import nbJudging from "./messages/nb/judging.json";
import nbMail from "./messages/nb/mail.json";
import nbNeeds from "./messages/nb/needs.json";
import nbOffers from "./messages/nb/offers.json";
import nbOpening from "./messages/nb/opening.json";
import nbOverview from "./messages/nb/overview.json";
import nbPanel from "./messages/nb/panel.json";
import nbPeople from "./messages/nb/people.json";
import nbPrice from "./messages/nb/price.json";
import nbPrint from "./messages/nb/print.json";
import nbRequest from "./messages/nb/request.json";
import nbScoring from "./messages/nb/scoring.json";
import nbSelection from "./messages/nb/selection.json";
import nbShell from "./messages/nb/shell.json";
import nbTemplates from "./messages/nb/templates.json";
import nbUpload from "./messages/nb/upload.json";
import nbVendors from "./messages/nb/vendors.json";
import nbVersions from "./messages/nb/versions.json";

/**
 * Every message file, one per feature area and language. This is the one place to add an area: three
 * imports and three lines. English sets the shape; a key missing in another language does not compile.
 */
const en = {
  answer: enAnswer,
  common: enCommon,
  shell: enShell,
  errors: enErrors,
  auth: enAuth,
  home: enHome,
  judging: enJudging,
  selection: enSelection,
  opening: enOpening,
  overview: enOverview,
  needs: enNeeds,
  upload: enUpload,
  vendors: enVendors,
  candidates: enCandidates,
  scoring: enScoring,
  people: enPeople,
  invited: enInvited,
  offers: enOffers,
  request: enRequest,
  versions: enVersions,
  documents: enDocuments,
  compare: enCompare,
  charts: enCharts,
  explain: enExplain,
  panel: enPanel,
  price: enPrice,
  print: enPrint,
  export: enExport,
  file: enFile,
  decide: enDecide,
  followup: enFollowup,
  templates: enTemplates,
  mail: enMail,
};

export type Messages = typeof en;
export type Namespace = keyof Messages;

const catalogue: Record<Locale, Messages> = {
  en,
  da: {
    answer: daAnswer,
    common: daCommon,
    shell: daShell,
    errors: daErrors,
    auth: daAuth,
    home: daHome,
    judging: daJudging,
    selection: daSelection,
    opening: daOpening,
    overview: daOverview,
    needs: daNeeds,
    upload: daUpload,
    vendors: daVendors,
    candidates: daCandidates,
    scoring: daScoring,
    people: daPeople,
    invited: daInvited,
    offers: daOffers,
    request: daRequest,
    versions: daVersions,
    documents: daDocuments,
    compare: daCompare,
    charts: daCharts,
    explain: daExplain,
    panel: daPanel,
    price: daPrice,
    print: daPrint,
    export: daExport,
    file: daFile,
    decide: daDecide,
    followup: daFollowup,
    templates: daTemplates,
    mail: daMail,
  },
  nb: {
    answer: nbAnswer,
    common: nbCommon,
    shell: nbShell,
    errors: nbErrors,
    auth: nbAuth,
    home: nbHome,
    judging: nbJudging,
    selection: nbSelection,
    opening: nbOpening,
    overview: nbOverview,
    needs: nbNeeds,
    upload: nbUpload,
    vendors: nbVendors,
    candidates: nbCandidates,
    scoring: nbScoring,
    people: nbPeople,
    invited: nbInvited,
    offers: nbOffers,
    request: nbRequest,
    versions: nbVersions,
    documents: nbDocuments,
    compare: nbCompare,
    charts: nbCharts,
    explain: nbExplain,
    panel: nbPanel,
    price: nbPrice,
    print: nbPrint,
    export: nbExport,
    file: nbFile,
    decide: nbDecide,
    followup: nbFollowup,
    templates: nbTemplates,
    mail: nbMail,
  },
};

export const namespaces: readonly Namespace[] = [
  "answer",
  "common",
  "shell",
  "errors",
  "auth",
  "home",
  "judging",
  "selection",
  "opening",
  "overview",
  "needs",
  "upload",
  "vendors",
  "candidates",
  "scoring",
  "people",
  "invited",
  "offers",
  "request",
  "versions",
  "documents",
  "compare",
  "charts",
  "explain",
  "panel",
  "price",
  "print",
  "export",
  "file",
  "decide",
  "followup",
  "templates",
  "mail",
];

/** All messages of one language. Plain data: also usable by exports, mail and command-line tools. */
export function loadMessages(locale: Locale): Messages {
  return catalogue[locale];
}

/**
 * Only the chosen feature areas, for sending to the browser.
 *
 * @example pickMessages("da", ["common", "compare"]) // { common: {…}, compare: {…} }
 */
export function pickMessages(locale: Locale, chosen: readonly Namespace[]): Partial<Messages> {
  const all = catalogue[locale];
  return Object.fromEntries(chosen.map((namespace) => [namespace, all[namespace]]));
}
