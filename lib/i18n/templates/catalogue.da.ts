import type { TemplateTexts } from "@/lib/i18n/templates/template-texts";

export const templates: TemplateTexts["templates"] = {
  full_outsourcing: {
    name: "Fuld outsourcing",
    description:
      "Én partner driver servere, netværk, pc'er og brugersupport. Passer de fleste med 50–500 ansatte.",
  },
  hosting_only: {
    name: "Kun hosting",
    description: "Serverne drives hos en leverandør; brugere, pc'er og kontorer passer I fortsat selv.",
  },
  blank: {
    name: "Tom",
    description: "Et tomt servicekatalog og de syv kemispørgsmål. Resten bygger I selv.",
  },
};

export const categories: TemplateTexts["categories"] = {
  data_centre: { name: "Datacenter og servere" },
  backup_recovery: { name: "Sikkerhedskopiering og genopretning" },
  users_support: { name: "Brugere og support" },
  workplaces: { name: "Pc'er og enheder" },
  network: { name: "Netværk" },
  security: { name: "Sikkerhed" },
  licences: { name: "Licenser" },
  governance: { name: "Opfølgning og rådgivning" },
};

export const lines: TemplateTexts["lines"] = {
  virtual_servers: {
    name: "Virtuelle servere",
    description:
      "Processorkraft, hukommelse og hardware til vores servere, med strøm, køling og net i datacentret.",
  },
  server_operation: {
    name: "Serverdrift",
    description: "Styresystemer bliver opdateret, overvåget og holdt sunde; fejl bliver fundet og rettet.",
  },
  storage: {
    name: "Lagerplads",
    description: "Diskplads til servere og fælles filer, pr. gigabyte i brug.",
  },
  standard_platforms: {
    name: "Mail, filer og databaser",
    description: "Daglig drift af de standardsystemer, alle bruger: mail, fælles filer og databaser.",
  },
  service_monitoring: {
    name: "Overvågning af forretningssystemer",
    description: "Holder øje med, om systemerne virker for brugerne, og ikke kun om serverne er tændt.",
  },
  backup: {
    name: "Sikkerhedskopiering",
    description: "Kopier af alle servere og skydata på en anden adresse, pr. beskyttet gigabyte.",
  },
  restore_tests: {
    name: "Backuptjek og gendannelsestest",
    description: "Hver fejlet kopi følges op samme dag; stikprøver gendannes, og resultatet rapporteres.",
  },
  disaster_recovery: {
    name: "Beredskab",
    description:
      "En skriftlig plan for tab af en lokation eller et angreb, øvet én gang om året sammen med os.",
  },
  user_support: {
    name: "Brugersupport",
    description:
      "Hjælp pr. telefon, mail og fjernstyring i arbejdstiden, hvor hver sag følges helt til dørs.",
  },
  onsite_support: {
    name: "Support på stedet",
    description: "Et fast antal dage om måneden, hvor en konsulent sidder hos os.",
  },
  user_changes: {
    name: "Nye, flyttede og fratrådte brugere",
    description:
      "Konti og rettigheder oprettes, ændres og lukkes, når vi bestiller det, inden for en aftalt tid.",
  },
  out_of_hours_support: {
    name: "Support uden for arbejdstid",
    description: "Aftener og weekender, til hastesager og til dem, der arbejder på skift.",
  },
  device_management: {
    name: "Drift af pc'er og telefoner",
    description: "Opdateringer, indstillinger, kryptering og fortegnelse over alle vores enheder.",
  },
  device_setup: {
    name: "Klargøring af nye pc'er",
    description:
      "En ny pc bestilles, gøres klar og afleveres, så den er til at arbejde på; den gamle slettes.",
  },
  local_network: {
    name: "Lokalt netværk og trådløst net",
    description:
      "Switche og trådløst net på vores adresser: drift, overvågning og udskiftning af defekte dele.",
  },
  firewall_access: {
    name: "Firewall og fjernadgang",
    description: "Firewalls i datacentret og hos os og sikker adgang hjemmefra og på farten.",
  },
  endpoint_protection: {
    name: "Beskyttelse af enheder",
    description: "Værn mod skadelige programmer på hver enhed, med alarmer som et menneske reagerer på.",
  },
  identity_protection: {
    name: "Beskyttelse af mail og login",
    description: "Filtrering af mail, login i to trin og advarsler om usædvanlige login.",
  },
  security_monitoring: {
    name: "Sikkerhedsovervågning døgnet rundt",
    description: "Analytikere ser efter tegn på angreb dag og nat og må straks isolere en enhed.",
  },
  workplace_licences: {
    name: "Kontor- og skylicenser",
    description: "Brugernes abonnementer på mail, kontorprogrammer og login, viderefaktureret pr. bruger.",
  },
  server_licences: {
    name: "Datacenterlicenser",
    description: "Licenser til serverne: styresystem, virtualisering og databaser.",
  },
  licence_management: {
    name: "Licenshåndtering",
    description: "Holder tal på, hvad vi ejer og bruger, og siger til, når vi betaler for noget overflødigt.",
  },
  service_management: {
    name: "Kontaktperson, statusmøder og rapporter",
    description:
      "Én navngiven person står inde for leverancen: statusmøder, servicemål og brugertilfredshed.",
  },
  third_party_coordination: {
    name: "Håndtering af vores øvrige leverandører",
    description: "Partneren tager sagen med leverandøren af økonomi-, produktions- eller telefonisystemet.",
  },
  it_advice: {
    name: "Sparring og rådgivning",
    description: "En årsplan og et fast antal timer til at tale om behov, sikkerhed og de næste skridt.",
  },
  move_planning: {
    name: "Planlægning og overtagelse af viden",
    description:
      "Kortlægning af dagens systemer, dokumentation, risikoliste og en plan, begge parter skriver under på.",
  },
  move_servers: {
    name: "Flytning af servere og data",
    description: "Hver server flyttes med sine data, som den er, og afprøves det nye sted.",
  },
  move_go_live: {
    name: "Idriftsættelse og hjælp på stedet",
    description: "Selve skiftet, en vej tilbage hvis det går galt, og folk på gulvet de første uger.",
  },
  upgrade_servers: {
    name: "Opgradering af serversystemer",
    description: "Ældre styresystemer og databaser bringes op på udgaver, der stadig vedligeholdes.",
  },
  upgrade_workplaces: {
    name: "Ny standard for pc'er",
    description: "Alle pc'er får den samme tidssvarende opsætning og afleveres igen til brugeren.",
  },
  upgrade_sign_in: {
    name: "Tidssvarende login og fjernadgang",
    description: "Hver bruger flyttes til login i to trin og den nye måde at arbejde hjemmefra på.",
  },
  improve_access: {
    name: "Oprydning i brugere og rettigheder",
    description: "Gamle konti lukkes, rettigheder følger roller, og kun de nødvendige er administratorer.",
  },
  improve_standards: {
    name: "Ét login og fælles standarder",
    description: "Ét login til forretningssystemerne; fælles navne og dokumentation for servere og enheder.",
  },
  improve_systems: {
    name: "Forbedring og udskiftning af svage systemer",
    description: "De systemer, der volder os mest besvær, gøres hurtigere og sikrere eller skiftes ud.",
  },
  exit_assistance: {
    name: "Hjælp ved ophør",
    description:
      "Overdragelse af data, dokumentation og adgange til os eller den næste partner, når aftalen slutter.",
  },
};

export const requirements: TemplateTexts["requirements"] = {
  data_in_eea: { name: "Vores data, også sikkerhedskopierne, bliver inden for EU og EØS" },
  data_processing_agreement: { name: "Der er underskrevet en databehandleraftale, før nogen data flyttes" },
  separate_backup: {
    name: "Sikkerhedskopi hver nat, opbevaret hvor en angriber på vores net ikke kan slette den",
  },
  multi_factor_sign_in: { name: "Login i to trin for administratorer og ved al adgang udefra" },
  recovery_times: { name: "Systemerne genoprettes inden for de tider, vores klassificering fastsætter" },
  support_language: { name: "Brugersupporten svarer på vores brugeres eget sprog" },
  support_hours: { name: "Brugersupporten har åbent mindst 7.30–16.30 på hverdage" },
  monthly_uptime: { name: "Oppetiden måles og rapporteres pr. kalendermåned" },
  yearly_restore_test: { name: "En fuld gendannelse afprøves mindst én gang om året, og vi ser resultatet" },
  incident_notice: {
    name: "Vi får besked om en sikkerhedshændelse, senest 24 timer efter at den er opdaget",
  },
  exit_handover: { name: "Data og dokumentation overdrages ved ophør til en pris, der aftales nu" },
  right_to_audit: { name: "Vi må lade leverancen revidere og sikkerheden afprøve" },
  scale_with_staff: { name: "Prisen følger vores medarbejdertal op og ned med indtil halvdelen" },
  satisfaction_survey: { name: "Brugertilfredsheden måles og vises os mindst to gange om året" },
};
