import type { TemplateTexts } from "@/lib/i18n/templates/template-texts";

export const groups: TemplateTexts["groups"] = {
  chemistry: { name: "Kemi" },
  competence: { name: "Kompetencer og leverance" },
  solution: { name: "Løsning og etableringsprojekt" },
  security: { name: "Sikkerhed og genopretning" },
  background: { name: "Baggrund" },
};

export const criteria: TemplateTexts["criteria"] = {
  personal_chemistry: {
    name: "Passer vi sammen?",
    help: "Tænk på dem, I skal ringe til på en dårlig dag, og ikke på sælgeren.",
    rubric: [
      "Stemningen var utryg, og vi ville nødig ringe",
      "Høfligt, men stift; ingen slappede af",
      "Behageligt nok, som de fleste leverandører",
      "Lette at tale med; vi grinede og nåede noget",
      "Det føltes som kolleger; vi vil gerne ses igen",
    ],
  },
  flexible: {
    name: "Er de fleksible?",
    help: "Husk, hvad der skete, da vi bad om noget lidt anderledes.",
    rubric: [
      "Hvert ønske blev mødt med standardaftalen",
      "De ville se på det og vendte aldrig tilbage",
      "De tilpasser sig mod betaling og efter lidt pres",
      "De fandt en brugbar omvej på stedet",
      "De gav os flere veje og sagde, hvad hver koster",
    ],
  },
  mature: {
    name: "Virker de modne?",
    help: "Viste de, hvordan de arbejder, eller sagde de det bare?",
    rubric: [
      "Ingen fast måde at arbejde på, som de kunne beskrive",
      "Det kommer an på, hvem der er på arbejde",
      "De har procedurer og fortalte om dem",
      "De viste rigtige sager, rapporter og lister i brug",
      "De viste, hvad der gik galt, og hvad de ændrede",
    ],
  },
  open_dialogue: {
    name: "Var dialogen åben og konstruktiv?",
    help: "Læg mærke til, hvordan de tog de ubehagelige spørgsmål.",
    rubric: [
      "Undvigende; svar, som siden viste sig forkerte",
      "Svære spørgsmål blev ført tilbage til præsentationen",
      "De svarede på det, vi spurgte om, og ikke mere",
      "De sagde lige ud, hvad de ikke kan",
      "De nævnte vores plans svage punkter og en vej udenom",
    ],
  },
  listens: {
    name: "Lytter de til det, vi har brug for?",
    help: "Tænk på mødet, ikke på deres brochure.",
    rubric: [
      "De talte om sig selv; vores punkter blev sprunget over",
      "De hørte os og vendte tilbage til deres standardsvar",
      "De spurgte til vores behov og skrev dem ned",
      "De gengav vores behov rigtigt med egne ord",
      "De så behov, vi ikke havde nævnt, og vi gav dem ret",
    ],
  },
  understands_business: {
    name: "Forstår de vores forretning?",
    help: "Hvad går i stå hos os, hvis systemerne står stille: ved de det?",
    rubric: [
      "De vidste ikke, hvad vi lever af",
      "De havde læst forsiden af vores hjemmeside",
      "De kender branchen i store træk",
      "De vidste, hvilke systemer vores dag afhænger af",
      "De omsatte et stop til timer og kroner for os",
    ],
  },
  meets_needs: {
    name: "Kan de dække vores behov?",
    help: "Dit samlede indtryk efter mødet, før du kender nogen pris.",
    rubric: [
      "Nej, flere ting vi skal bruge, er ikke deres fag",
      "Delvist; vi ville få brug for en leverandør mere",
      "Ja til det grundlæggende, uprøvet for resten",
      "Ja, og de viste det for det vigtigste",
      "Ja, og også dér, hvor vi er om fire år",
    ],
  },
  operations_competence: {
    name: "Dygtighed i daglig drift",
    help: "Bed om at se sidste måneds overvågning, opdateringer og fejlliste fra en lignende kunde.",
    rubric: [
      "De kunne ikke vise, hvordan driften overvåges",
      "Værktøjerne er der, men alarmer venter til næste morgen",
      "Opdatering og overvågning følger en plan",
      "De viste tendenser og fejl, de nåede før brugerne",
      "De viste færre fejl år for år, og hvorfor",
    ],
  },
  support_quality: {
    name: "Kvalitet i brugersupporten",
    help: "Ring til supporten, før du giver point, og bed om tal for de seneste tre måneder.",
    rubric: [
      "Lang kø; vi blev stillet rundt og ikke ringet op",
      "Der blev svaret, men sagen måtte forklares to gange",
      "De fleste sager løst samme dag, tal hvis vi beder om dem",
      "Hurtigt, venligt og løst i første opkald; tal fremlagt",
      "Løst i første opkald, og årsagen fjernet for altid",
    ],
  },
  team_depth: {
    name: "Folkene og deres afløsere",
    help: "Hvem skal arbejde for os, og hvad sker der, når en af dem er væk eller siger op?",
    rubric: [
      "Ingen navne; den, der har tid",
      "Én person ved det hele og har ingen afløser",
      "Et navngivet hold med én afløser",
      "Vi mødte holdet; to kan hvert område",
      "Vi mødte dem, viden er delt, og få rejser",
    ],
  },
  proactivity: {
    name: "Initiativ",
    help: "Bed om to ting, de har foreslået en kunde uden at være spurgt.",
    rubric: [
      "De venter på bestillinger og kunne intet eksempel nævne",
      "Forslagene er mest noget, man kan købe",
      "En årlig liste med forslag",
      "Eksempler på idéer, der sparede en kunde tid eller penge",
      "De havde idéer med til os, med pris og gevinst",
    ],
  },
  solution_fit: {
    name: "Hvor godt løsningen passer",
    help: "Hold den op mod vores klassificering: hverken for lidt eller mere end nødvendigt.",
    rubric: [
      "Udelader systemer, vi er afhængige af",
      "En standardpakke med vores navn på",
      "Dækker vores systemer, med åbne punkter",
      "Passer til systemerne og til de stop, vi kan tåle",
      "Passer, er enklere end i dag og peger på det overflødige",
    ],
  },
  move_plan: {
    name: "Planen for flytningen",
    help: "Se efter rækkefølge, datoer, test, en vej tilbage, og hvem hos os der gør hvad.",
    rubric: [
      "Ingen plan, kun en slutdato",
      "En grov liste; vores egen indsats er ikke nævnt",
      "Trin, datoer og test, men alle etaper på én gang",
      "Én etape ad gangen, ro imellem og en vej tilbage",
      "Én etape ad gangen, hver med krav til at lukke den",
    ],
  },
  project_management: {
    name: "Ledelse af projektet",
    help: "Mød projektlederen. Etableringen er et køb for sig.",
    rubric: [
      "Ingen er udpeget",
      "En tekniker leder det ved siden af andet arbejde",
      "En projektleder med lignende flytninger bag sig",
      "Vi mødte lederen, som fører risikoliste og ugentlig status",
      "En tidligere kunde sagde, at lederen holdt det aftalte",
    ],
  },
  user_transition: {
    name: "Omsorg for brugerne i skiftet",
    help: "Hvad hører, lærer og ser brugerne i de første uger?",
    rubric: [
      "Brugerne er ikke nævnt",
      "Én mail dagen før",
      "Vejledninger og et nummer at ringe til",
      "En plan for beskeder, oplæring og folk på stedet",
      "Det hele lagt efter vores skift, og brugerne spørges bagefter",
    ],
  },
  requirements_met: {
    name: "Andel af opfyldte krav",
    help: "Talt op af svarene på kravene: ufravigelige vejer 3, vigtige 2, ønskelige 1; delvist er en halv.",
    rubric: [
      "Næsten ingen krav er opfyldt",
      "Omkring en fjerdedel er opfyldt",
      "Omkring halvdelen er opfyldt",
      "Omkring tre fjerdedele er opfyldt",
      "Hvert krav er opfyldt fuldt ud",
    ],
  },
  security_practice: {
    name: "Sikkerhed i praksis",
    help: "Spørg, hvordan deres egne administratorer logger på, og hvornår de sidst havde en hændelse.",
    rubric: [
      "Delte adgangskoder eller intet svar",
      "Regler på papir, som medarbejderne ikke kunne forklare",
      "Det basale er på plads: login i to trin, opdateringer, egne konti",
      "De afprøver sig selv og viste, hvad de lukkede",
      "Bevogtet døgnet rundt; fortalte åbent om en hændelse og læren",
    ],
  },
  recovery_ability: {
    name: "Evne til at få os i gang igen",
    help: "Bed om rapporten fra den seneste gendannelsestest: hvad, hvor længe, hvad fejlede.",
    rubric: [
      "De går ud fra, at kopierne virker",
      "Enkelte filer hentes frem, når nogen beder om det",
      "Hele servere afprøves af og til",
      "Årlig test med tider, som vi fik at se",
      "Øvet sammen med kunder; tiderne slår det, vi har brug for",
    ],
  },
  data_transparency: {
    name: "Åbenhed om data og underleverandører",
    help: "Hvor ligger data og kopier, hvem kan nå dem, og hvem er ellers med?",
    rubric: [
      "De ville ikke sige det eller vidste det ikke",
      "Svaret skifter efter, hvem man spørger",
      "En liste over steder og underleverandører",
      "Liste, adgangsregler og logge fremvist",
      "Det hele på skrift, og vi spørges, før noget ændres",
    ],
  },
  financial_soundness: {
    name: "Økonomisk soliditet",
    help: "Beregnet af tre års regnskaber: egenkapital, resultater og det, der mangler.",
    rubric: [
      "Egenkapitalen er tabt",
      "Tynd egenkapital eller tab i de fleste år",
      "Noget at spørge til: et tab, et manglende år, faldende egenkapital",
      "Sundt, med ét tal der er værd at følge",
      "Solidt i alle tre år",
    ],
  },
  assurance: {
    name: "Revisors erklæring",
    help: "Beregnet af erklæringerne og deres datoer. Siger intet om, hvordan brugerne oplever driften.",
    rubric: [
      "Ingen erklæring",
      "Kun en forældet erklæring",
      "Kontroller beskrevet på én dag, for nylig",
      "Kontroller afprøvet over en periode, med et hul siden",
      "Kontroller afprøvet over en nylig periode, uden forbehold",
    ],
  },
  references: {
    name: "Hvad deres kunder siger",
    help: "Beregnet af samtalerne. Mindst to, hvoraf vi selv har fundet den ene.",
    rubric: [
      "Kunder advarede os",
      "Kunderne bliver, men mest af vane",
      "Tilfredse, med klager der går igen",
      "Tilfredse og ville vælge dem igen",
      "Begejstrede, også dem vi selv fandt",
    ],
  },
};
