import type { TemplateTexts } from "@/lib/i18n/templates/template-texts";

export const groups: TemplateTexts["groups"] = {
  chemistry: { name: "Kjemi" },
  competence: { name: "Kompetanse og leveranse" },
  solution: { name: "Løsning og etableringsprosjekt" },
  security: { name: "Sikkerhet og gjenoppretting" },
  background: { name: "Bakgrunn" },
};

export const criteria: TemplateTexts["criteria"] = {
  personal_chemistry: {
    name: "Går vi godt sammen?",
    help: "Tenk på dem dere skal ringe til på en dårlig dag, ikke på selgeren.",
    rubric: [
      "Stemningen var utrygg, og vi ville nødig ringe",
      "Høflig, men stiv tone; ingen senket skuldrene",
      "Hyggelig nok, som de fleste leverandører",
      "Lette å snakke med; vi lo og fikk gjort noe",
      "Det føltes som kolleger; vi vil gjerne møtes igjen",
    ],
  },
  flexible: {
    name: "Er de fleksible?",
    help: "Husk hva som skjedde da vi ba om noe litt annerledes.",
    rubric: [
      "Hvert ønske ble møtt med standardavtalen",
      "De skulle se på det og kom aldri tilbake",
      "De tilpasser seg mot betaling og etter litt press",
      "De fant en brukbar løsning der og da",
      "De ga oss flere veier og sa hva hver av dem koster",
    ],
  },
  mature: {
    name: "Virker de modne?",
    help: "Viste de hvordan de jobber, eller sa de det bare?",
    rubric: [
      "Ingen fast måte å jobbe på som de kunne beskrive",
      "Det kommer an på hvem som er på jobb",
      "De har prosedyrer og fortalte om dem",
      "De viste ekte saker, rapporter og lister i bruk",
      "De viste hva som gikk galt, og hva de endret",
    ],
  },
  open_dialogue: {
    name: "Var dialogen åpen og konstruktiv?",
    help: "Legg merke til hvordan de tok de ubehagelige spørsmålene.",
    rubric: [
      "Unnvikende; svar som siden viste seg å være feil",
      "Vanskelige spørsmål ble ledet tilbake til presentasjonen",
      "De svarte på det vi spurte om, og ikke mer",
      "De sa rett ut hva de ikke kan",
      "De pekte på svakheter i planen vår og på botemidler",
    ],
  },
  listens: {
    name: "Lytter de til behovene våre?",
    help: "Tenk på møtet, ikke på brosjyren.",
    rubric: [
      "De snakket om seg selv; punktene våre ble hoppet over",
      "De hørte oss og gikk tilbake til standardsvaret sitt",
      "De spurte om behovene våre og noterte dem",
      "De gjenga behovene våre riktig med egne ord",
      "De så behov vi ikke hadde nevnt, og vi ga dem rett",
    ],
  },
  understands_business: {
    name: "Forstår de virksomheten vår?",
    help: "Hva stopper hos oss hvis systemene stopper: vet de det?",
    rubric: [
      "De visste ikke hva vi lever av",
      "De hadde lest forsiden på nettstedet vårt",
      "De kjenner bransjen i grove trekk",
      "De visste hvilke systemer dagen vår avhenger av",
      "De gjorde en stopp om til timer og kroner for oss",
    ],
  },
  meets_needs: {
    name: "Kan de dekke behovene våre?",
    help: "Helhetsinntrykket ditt etter møtet, før du kjenner noen pris.",
    rubric: [
      "Nei, flere ting vi trenger, er ikke deres fag",
      "Delvis; vi ville trenge én leverandør til",
      "Ja for det grunnleggende, uprøvd for resten",
      "Ja, og de viste det for det viktigste",
      "Ja, og også der vi er om fire år",
    ],
  },
  operations_competence: {
    name: "Dyktighet i daglig drift",
    help: "Be om å få se forrige måneds overvåking, oppdateringer og feilliste fra en lignende kunde.",
    rubric: [
      "De kunne ikke vise hvordan driften overvåkes",
      "Verktøyene finnes, men alarmer venter til neste morgen",
      "Oppdatering og overvåking følger en plan",
      "De viste trender og feil de stanset før brukerne merket noe",
      "De viste færre feil år for år, og hvorfor",
    ],
  },
  support_quality: {
    name: "Kvalitet i brukerstøtten",
    help: "Ring brukerstøtten før du gir poeng, og be om tall for de siste tre månedene.",
    rubric: [
      "Lang kø; vi ble satt videre og ikke ringt opp",
      "De svarte, men saken måtte forklares to ganger",
      "De fleste saker løst samme dag, tall om vi ber om dem",
      "Raskt, vennlig og løst i første samtale; tall lagt fram",
      "Løst i første samtale, og årsaken fjernet for godt",
    ],
  },
  team_depth: {
    name: "Folkene og vikarene deres",
    help: "Hvem skal jobbe for oss, og hva skjer når en av dem er borte eller slutter?",
    rubric: [
      "Ingen navn; den som er ledig",
      "Én person vet alt og har ingen vikar",
      "Et navngitt team med én vikar",
      "Vi møtte teamet; to kan hvert område",
      "Vi møtte dem, kunnskapen er delt, og få slutter",
    ],
  },
  proactivity: {
    name: "Initiativ og forslag",
    help: "Be om to ting de har foreslått for en kunde uten å bli spurt.",
    rubric: [
      "De venter på bestillinger og kunne ikke nevne noe eksempel",
      "Forslagene er stort sett noe man kan kjøpe",
      "En årlig liste med forslag til oss",
      "Eksempler på ideer som sparte en kunde for tid eller penger",
      "De hadde med ideer til oss, med pris og gevinst",
    ],
  },
  solution_fit: {
    name: "Hvor godt løsningen passer oss",
    help: "Hold den opp mot klassifiseringen vår: verken for lite eller mer enn nødvendig.",
    rubric: [
      "Utelater systemer vi er avhengige av",
      "En standardpakke med navnet vårt på",
      "Dekker systemene våre, med åpne punkter",
      "Passer systemene og den nedetiden vi tåler",
      "Passer, er enklere enn i dag og peker på det overflødige",
    ],
  },
  move_plan: {
    name: "Planen for flyttingen",
    help: "Se etter rekkefølge, datoer, tester, en vei tilbake, og hvem hos oss som gjør hva.",
    rubric: [
      "Ingen plan, bare en sluttdato",
      "En grov liste; vår egen innsats er ikke nevnt",
      "Trinn, datoer og tester, men alle etapper samtidig",
      "Én etappe om gangen, ro imellom og en vei tilbake",
      "Én etappe om gangen, hver med krav for å lukkes",
    ],
  },
  project_management: {
    name: "Ledelse av prosjektet",
    help: "Møt prosjektlederen. Etableringen er et kjøp for seg.",
    rubric: [
      "Ingen er utpekt",
      "En tekniker leder det ved siden av annet arbeid",
      "En prosjektleder med lignende flyttinger bak seg",
      "Vi møtte lederen, som fører risikoliste og ukentlig status",
      "En tidligere kunde sa at lederen holdt det som var avtalt",
    ],
  },
  user_transition: {
    name: "Omtanke for brukerne i overgangen",
    help: "Hva hører, lærer og ser brukerne de første ukene?",
    rubric: [
      "Brukerne er ikke nevnt",
      "Én e-post dagen før",
      "Veiledninger og et nummer å ringe",
      "En plan for beskjeder, opplæring og folk på stedet",
      "Alt lagt etter skiftene våre, og brukerne spørres etterpå",
    ],
  },
  requirements_met: {
    name: "Andel oppfylte krav",
    help: "Talt opp fra svarene på kravene: absolutte teller 3, viktige 2, ønskelige 1; delvis er en halv.",
    rubric: [
      "Nesten ingen krav er oppfylt",
      "Rundt en fjerdedel er oppfylt",
      "Rundt halvparten er oppfylt",
      "Rundt tre firedeler er oppfylt",
      "Alle krav er oppfylt fullt ut",
    ],
  },
  security_practice: {
    name: "Sikkerhet i praksis",
    help: "Spør hvordan deres egne administratorer logger inn, og når de sist hadde en hendelse.",
    rubric: [
      "Delte passord eller ikke noe svar",
      "Regler på papir som de ansatte ikke kunne forklare",
      "Det grunnleggende er på plass: totrinns innlogging, oppdateringer, egne kontoer",
      "De tester seg selv og viste hva de tettet",
      "Bevoktet døgnet rundt; fortalte åpent om en hendelse og lærdommen",
    ],
  },
  recovery_ability: {
    name: "Evne til å få oss i gang igjen",
    help: "Be om rapporten fra siste gjenopprettingstest: hva, hvor lenge, hva sviktet.",
    rubric: [
      "De regner med at kopiene virker",
      "Enkeltfiler hentes fram når noen ber om det",
      "Hele servere testes av og til",
      "Årlig test med tider, som vi fikk se",
      "Øvd sammen med kunder; tidene slår det vi trenger",
    ],
  },
  data_transparency: {
    name: "Åpenhet om data og underleverandører",
    help: "Hvor ligger data og kopier, hvem kan nå dem, og hvem andre er med?",
    rubric: [
      "De ville ikke si det eller visste det ikke",
      "Svaret avhenger av hvem man spør",
      "Steder og underleverandører på en liste",
      "Liste, tilgangsregler og logger vist fram",
      "Alt skriftlig, og vi blir spurt før noe endres",
    ],
  },
  financial_soundness: {
    name: "Økonomisk soliditet",
    help: "Beregnet fra tre års regnskap: egenkapital, resultater og det som mangler.",
    rubric: [
      "Egenkapitalen er tapt",
      "Tynn egenkapital eller tap i de fleste år",
      "Noe å spørre om: et tap, et år som mangler, fallende egenkapital",
      "Sunt, med ett tall som er verdt å følge",
      "Solid i alle tre årene",
    ],
  },
  assurance: {
    name: "Revisjonserklæring",
    help: "Beregnet fra rapportene og datoene deres. Sier ingenting om hvordan brukerne opplever driften.",
    rubric: [
      "Ingen rapport",
      "Bare en foreldet rapport",
      "Kontroller beskrevet på én dag, nylig",
      "Kontroller testet over en periode, med et hull siden",
      "Kontroller testet over en fersk periode, uten forbehold",
    ],
  },
  references: {
    name: "Hva kundene deres sier",
    help: "Beregnet fra samtalene. Minst to, og den ene har vi funnet selv.",
    rubric: [
      "Kunder advarte oss",
      "Kundene blir, men mest av vane",
      "Fornøyde, med klager som går igjen",
      "Fornøyde og ville valgt dem igjen",
      "Begeistrede, også de vi fant selv",
    ],
  },
};
