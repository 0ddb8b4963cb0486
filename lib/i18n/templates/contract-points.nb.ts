import type { PointText } from "@/lib/i18n/templates/template-texts";

export const points = {
  outputs: {
    name: "Resultater og rapportering",
    help: "Hvilke resultater svarer dere for, hvordan måles hvert av dem, og hva får vi se hver måned?",
  },
  service_catalogue: {
    name: "Tjenestekatalog",
    help: "Hvilke tjenester er beskrevet i avtalen og med hvilket innhold, og hvordan kommer en tjeneste til eller går ut?",
  },
  binding_notice: {
    name: "Binding og oppsigelse",
    help: "Hvor lenge er vi bundet, fra hvilken dag, og hvor mange måneders varsel gjelder for hver part?",
  },
  service_levels: {
    name: "Servicenivåer",
    help: "Oppetid, svartid og løsningstid: løftet, timene det gjelder, og perioden det måles over. Oppgi hvor lenge ett enkelt utfall kan vare innenfor det.",
  },
  penalties: {
    name: "Bot og prisavslag",
    help: "Hva betales tilbake når et servicenivå ikke nås, og opp til hvilken grense? Regn ut beløpet for et helt døgn uten drift.",
  },
  exit: {
    name: "Avslutning",
    help: "Hvilken hjelp får vi når vi slutter, hvor lenge, og hva koster den? Hva overleveres, og i hvilken form?",
  },
  invoicing: {
    name: "Fakturering",
    help: "Hva faktureres når: på forskudd eller etterskudd, hvor ofte, med hvilken spesifikasjon og hvor mange dagers betalingsfrist?",
  },
  maintenance_window: {
    name: "Vedlikeholdsvindu",
    help: "Når kan planlagt arbeid ta ned tjenester, hvor lenge og med hvor mange dagers varsel?",
  },
  data_processing: {
    name: "Databehandleravtale",
    help: "Signerer dere vår eller kommer dere med egen? Hvor behandles data, og hvem medvirker?",
  },
  precedence: { name: "Rangordning", help: "Hvilket dokument går foran når to sier noe forskjellig?" },
  change_handling: {
    name: "Endringer",
    help: "Hvordan bestilles, prises og godkjennes en endring, og innen hvor mange dager har vi et svar?",
  },
  staff_swing: {
    name: "Pris når vi blir halvparten så mange eller halvannen gang så mange",
    help: "Hva skjer med enhetspriser og minstemengder ved 50 % flere og ved 50 % færre brukere?",
  },
  subcontractors: {
    name: "Underleverandører",
    help: "Hvem er de, hva gjør de, og hvordan blir vi spurt før en byttes ut?",
  },
  audit_right: {
    name: "Rett til revisjon og test",
    help: "Kan vi, eller noen vi sender, revidere og teste sikkerheten? Hvor ofte, med hvilket varsel, og hvem betaler?",
  },
  software_rights: {
    name: "Rettigheter til programvaren vår",
    help: "Hvilke lisenser, skript, oppsett og dokumenter er våre, også etter at vi har sluttet?",
  },
  disaster_recovery: {
    name: "Katastrofeberedskap og øvelser",
    help: "Hvor raskt er hva oppe igjen etter en katastrofe, hvor mye data kan gå tapt, og hvor ofte prøves det og vises oss?",
  },
  incident_notice: {
    name: "Varsling av sikkerhetshendelser",
    help: "Hvor raskt, av hvem og med hvilket innhold får vi beskjed om en hendelse som berører oss?",
  },
  personnel: {
    name: "Personell",
    help: "Hvem er nøkkelpersonene, hvordan er de kontrollert, og hva skjer når en av dem byttes ut?",
  },
  pilot: {
    name: "Pilotperiode",
    help: "Kan en del prøves først? Hva må den vise, og hva koster det hvis vi stopper der?",
  },
  partial_withdrawal: {
    name: "Å ta enkelttjenester ut",
    help: "Hvilke tjenester kan vi ta ut i avtaleperioden, med hvilket varsel, og hva gjør det med resten av prisen?",
  },
  governing_law: {
    name: "Lovvalg og tvister",
    help: "Hvilket lands rett gjelder, hvor avgjøres tvister, og hva prøves først?",
  },
} as const satisfies Record<string, PointText>;
