import type { PointText } from "@/lib/i18n/templates/template-texts";

export const points = {
  outputs: {
    name: "Resultater og rapportering",
    help: "Hvilke resultater svarer I for, hvordan måles de hver især, og hvad får vi at se hver måned?",
  },
  service_catalogue: {
    name: "Ydelseskatalog",
    help: "Hvilke ydelser er beskrevet i aftalen og med hvilket indhold, og hvordan kommer en ydelse til eller udgår?",
  },
  binding_notice: {
    name: "Binding og opsigelse",
    help: "Hvor længe er vi bundet, fra hvilken dag, og hvor mange måneders varsel gælder for hver part?",
  },
  service_levels: {
    name: "Servicemål",
    help: "Oppetid, svartid og løsningstid: løftet, de timer det gælder, og perioden det måles over. Oplys, hvor længe et enkelt udfald må vare inden for det.",
  },
  penalties: {
    name: "Bod",
    help: "Hvad betales tilbage, når et servicemål ikke nås, og op til hvilken grænse? Regn beløbet ud for et helt døgn uden drift.",
  },
  exit: {
    name: "Ophør",
    help: "Hvilken hjælp får vi, når vi stopper, hvor længe, og hvad koster den? Hvad overdrages, og i hvilken form?",
  },
  invoicing: {
    name: "Fakturering",
    help: "Hvad faktureres hvornår: forud eller bagud, hvor ofte, med hvilken specifikation og hvor mange dages betalingsfrist?",
  },
  maintenance_window: {
    name: "Servicevindue",
    help: "Hvornår må planlagt arbejde tage ydelser ned, hvor længe og med hvor mange dages varsel?",
  },
  data_processing: {
    name: "Databehandleraftale",
    help: "Underskriver I vores eller kommer I med jeres egen? Hvor behandles data, og hvem medvirker?",
  },
  precedence: { name: "Rangorden", help: "Hvilket dokument vinder, når to siger noget forskelligt?" },
  change_handling: {
    name: "Ændringer",
    help: "Hvordan bestilles, prissættes og godkendes en ændring, og inden for hvor mange dage har vi et svar?",
  },
  staff_swing: {
    name: "Pris, når vi bliver halvt så mange eller halvanden gang så mange",
    help: "Hvad sker der med enhedspriser og mindstemængder ved 50 % flere og ved 50 % færre brugere?",
  },
  subcontractors: {
    name: "Underleverandører",
    help: "Hvem er de, hvad laver de, og hvordan bliver vi spurgt, før en skiftes ud?",
  },
  audit_right: {
    name: "Ret til revision og test",
    help: "Må vi, eller en vi sender, revidere og teste sikkerheden? Hvor tit, med hvilket varsel, og hvem betaler?",
  },
  software_rights: {
    name: "Rettigheder til vores software",
    help: "Hvilke licenser, scripts, opsætninger og dokumenter er vores, også når vi er stoppet?",
  },
  disaster_recovery: {
    name: "Katastrofeberedskab og afprøvning",
    help: "Hvor hurtigt er hvad oppe igen efter en katastrofe, hvor meget data må gå tabt, og hvor tit afprøves og vises det for os?",
  },
  incident_notice: {
    name: "Varsling af sikkerhedshændelser",
    help: "Hvor hurtigt, af hvem og med hvilket indhold får vi besked om en hændelse, der berører os?",
  },
  personnel: {
    name: "Medarbejdere",
    help: "Hvem er nøglepersonerne, hvordan er de kontrolleret, og hvad sker der, når en af dem skiftes ud?",
  },
  pilot: {
    name: "Pilotforløb",
    help: "Kan en del prøves først? Hvad skal den vise, og hvad koster det, hvis vi stopper dér?",
  },
  partial_withdrawal: {
    name: "At tage enkelte ydelser ud",
    help: "Hvilke ydelser kan vi tage ud i aftaleperioden, med hvilket varsel, og hvad gør det ved resten af prisen?",
  },
  governing_law: {
    name: "Lovvalg og tvister",
    help: "Hvilket lands ret gælder, hvor afgøres tvister, og hvad prøves først?",
  },
} as const satisfies Record<string, PointText>;
