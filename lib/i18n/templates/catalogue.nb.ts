import type { TemplateTexts } from "@/lib/i18n/templates/template-texts";

export const templates: TemplateTexts["templates"] = {
  full_outsourcing: {
    name: "Full outsourcing",
    description:
      "Én partner drifter servere, nettverk, PC-er og brukerstøtte. Passer de fleste med 50–500 ansatte.",
  },
  hosting_only: {
    name: "Bare hosting",
    description:
      "Serverne driftes hos en leverandør; brukere, PC-er og kontorer tar dere fortsatt hånd om selv.",
  },
  blank: {
    name: "Tom",
    description: "Et tomt servicekatalog og de sju kjemispørsmålene. Resten bygger dere selv.",
  },
};

export const categories: TemplateTexts["categories"] = {
  data_centre: { name: "Datasenter og servere" },
  backup_recovery: { name: "Sikkerhetskopiering og gjenoppretting" },
  users_support: { name: "Brukere og brukerstøtte" },
  workplaces: { name: "PC-er og enheter" },
  network: { name: "Nettverk" },
  security: { name: "Sikkerhet" },
  licences: { name: "Lisenser" },
  governance: { name: "Oppfølging og rådgivning" },
};

export const lines: TemplateTexts["lines"] = {
  virtual_servers: {
    name: "Virtuelle servere",
    description:
      "Prosessorkraft, minne og maskinvare til serverne våre, med strøm, kjøling og nett i datasenteret.",
  },
  server_operation: {
    name: "Serverdrift",
    description: "Operativsystemer blir oppdatert, overvåket og holdt friske; feil blir funnet og rettet.",
  },
  storage: {
    name: "Lagringsplass",
    description: "Diskplass til servere og felles filer, per gigabyte i bruk.",
  },
  standard_platforms: {
    name: "E-post, filer og databaser",
    description: "Daglig drift av standardsystemene alle bruker: e-post, felles filer og databaser.",
  },
  service_monitoring: {
    name: "Overvåking av forretningssystemer",
    description: "Følger med på om systemene virker for brukerne, og ikke bare om serverne er slått på.",
  },
  backup: {
    name: "Sikkerhetskopiering",
    description: "Kopier av alle servere og skydata på en annen adresse, per beskyttet gigabyte.",
  },
  restore_tests: {
    name: "Backupkontroll og gjenopprettingstester",
    description:
      "Hver mislykket kopi følges opp samme dag; stikkprøver gjenopprettes og resultatet rapporteres.",
  },
  disaster_recovery: {
    name: "Katastrofeberedskap",
    description:
      "En skriftlig plan for tap av en lokasjon eller et angrep, øvd på én gang i året sammen med oss.",
  },
  user_support: {
    name: "Brukerstøtte",
    description:
      "Hjelp på telefon, e-post og fjernstyring i arbeidstiden, der hver sak følges helt til den er løst.",
  },
  onsite_support: {
    name: "Brukerstøtte på stedet",
    description: "Et fast antall dager i måneden der en konsulent sitter hos oss.",
  },
  user_changes: {
    name: "Nye, flyttede og sluttede brukere",
    description:
      "Kontoer og rettigheter opprettes, endres og stenges når vi bestiller det, innen en avtalt tid.",
  },
  out_of_hours_support: {
    name: "Brukerstøtte utenom arbeidstid",
    description: "Kvelder og helger, for hastesaker og for dem som jobber skift.",
  },
  device_management: {
    name: "Drift av PC-er og telefoner",
    description: "Oppdateringer, innstillinger, kryptering og oversikt over alle enhetene våre.",
  },
  device_setup: {
    name: "Klargjøring av nye PC-er",
    description: "En ny PC bestilles, gjøres klar og leveres ferdig til bruk; den gamle blir slettet.",
  },
  local_network: {
    name: "Lokalt nettverk og trådløst nett",
    description:
      "Svitsjer og trådløst nett på adressene våre: drift, overvåking og bytte av deler som svikter.",
  },
  firewall_access: {
    name: "Brannmur og fjerntilgang",
    description: "Brannmurer i datasenteret og hos oss og sikker tilgang hjemmefra og på reise.",
  },
  endpoint_protection: {
    name: "Beskyttelse av enheter",
    description: "Vern mot skadelige programmer på hver enhet, med alarmer som et menneske reagerer på.",
  },
  identity_protection: {
    name: "Beskyttelse av e-post og innlogging",
    description: "Filtrering av e-post, totrinns innlogging og varsel om uvanlige innlogginger.",
  },
  security_monitoring: {
    name: "Sikkerhetsovervåking døgnet rundt",
    description: "Analytikere ser etter tegn til angrep dag og natt og kan isolere en enhet med en gang.",
  },
  workplace_licences: {
    name: "Kontor- og skylisenser",
    description:
      "Brukernes abonnementer på e-post, kontorprogrammer og innlogging, viderefakturert per bruker.",
  },
  server_licences: {
    name: "Datasenterlisenser",
    description: "Lisenser til serverne: operativsystem, virtualisering og databaser.",
  },
  licence_management: {
    name: "Lisenshåndtering",
    description: "Holder tall på hva vi eier og bruker, og sier fra når vi betaler for noe vi ikke trenger.",
  },
  service_management: {
    name: "Kontaktperson, driftsmøter og rapporter",
    description: "Én navngitt person svarer for leveransen: driftsmøter, servicenivå og brukertilfredshet.",
  },
  third_party_coordination: {
    name: "Håndtering av våre andre leverandører",
    description: "Partneren tar saken med leverandøren av økonomi-, produksjons- eller telefonisystemet.",
  },
  it_advice: {
    name: "Sparring og råd",
    description: "En årsplan og et fast antall timer til å snakke om behov, sikkerhet og neste steg.",
  },
  move_planning: {
    name: "Planlegging og overtakelse av kunnskap",
    description:
      "Kartlegging av dagens systemer, dokumentasjon, risikoliste og en plan begge parter signerer.",
  },
  move_servers: {
    name: "Flytting av servere og data",
    description: "Hver server flyttes med dataene sine, slik den er, og testes på det nye stedet.",
  },
  move_go_live: {
    name: "Driftssetting og hjelp på stedet",
    description: "Selve overgangen, en vei tilbake hvis det går galt, og folk på gulvet de første ukene.",
  },
  upgrade_servers: {
    name: "Oppgradering av serversystemer",
    description: "Eldre operativsystemer og databaser løftes til versjoner som fortsatt vedlikeholdes.",
  },
  upgrade_workplaces: {
    name: "Ny standard for PC-er",
    description: "Alle PC-er får det samme moderne oppsettet og leveres tilbake til brukeren.",
  },
  upgrade_sign_in: {
    name: "Moderne innlogging og fjerntilgang",
    description: "Hver bruker flyttes til totrinns innlogging og den nye måten å jobbe hjemmefra på.",
  },
  improve_access: {
    name: "Opprydding i brukere og rettigheter",
    description: "Gamle kontoer stenges, rettigheter følger roller, og bare de som må, er administratorer.",
  },
  improve_standards: {
    name: "Én innlogging og felles standarder",
    description:
      "Én innlogging til forretningssystemene; felles navn og dokumentasjon for servere og enheter.",
  },
  improve_systems: {
    name: "Forbedring og utskifting av svake systemer",
    description: "Systemene som gir oss mest bry, gjøres raskere og sikrere eller byttes ut.",
  },
  exit_assistance: {
    name: "Hjelp når avtalen avsluttes",
    description:
      "Overlevering av data, dokumentasjon og tilganger til oss eller neste partner når avtalen tar slutt.",
  },
};

export const requirements: TemplateTexts["requirements"] = {
  data_in_eea: { name: "Dataene våre, også sikkerhetskopiene, blir innenfor EU og EØS" },
  data_processing_agreement: { name: "En databehandleravtale er signert før noen data flyttes" },
  separate_backup: {
    name: "Sikkerhetskopi hver natt, oppbevart der en angriper på nettet vårt ikke kan slette den",
  },
  multi_factor_sign_in: { name: "Totrinns innlogging for administratorer og ved all tilgang utenfra" },
  recovery_times: { name: "Systemene gjenopprettes innen tidene klassifiseringen vår setter" },
  support_language: { name: "Brukerstøtten svarer på brukernes eget språk" },
  support_hours: { name: "Brukerstøtten er åpen minst 7.30–16.30 på virkedager" },
  monthly_uptime: { name: "Oppetiden måles og rapporteres per kalendermåned" },
  yearly_restore_test: { name: "En full gjenoppretting testes minst én gang i året, og vi ser resultatet" },
  incident_notice: {
    name: "Vi får beskjed om en sikkerhetshendelse senest 24 timer etter at den er oppdaget",
  },
  exit_handover: { name: "Data og dokumentasjon overleveres ved avslutning til en pris som avtales nå" },
  right_to_audit: { name: "Vi kan la leveransen revideres og sikkerheten testes" },
  scale_with_staff: { name: "Prisen følger antall ansatte opp og ned med inntil halvparten" },
  satisfaction_survey: { name: "Brukertilfredsheten måles og vises oss minst to ganger i året" },
};
