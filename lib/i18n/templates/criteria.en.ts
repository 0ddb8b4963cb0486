import type { CriterionText, NameText } from "@/lib/i18n/templates/template-texts";

export const groups = {
  chemistry: { name: "Chemistry" },
  competence: { name: "Competence and delivery" },
  solution: { name: "Solution and establishment project" },
  security: { name: "Security and recovery" },
  background: { name: "Background" },
} as const satisfies Record<string, NameText>;

export const criteria = {
  personal_chemistry: {
    name: "Do we get on with them?",
    help: "Think of the people we would ring on a bad day, not of the seller.",
    rubric: [
      "We were uneasy in the room and would avoid calling",
      "Polite, but stiff; nobody relaxed",
      "Pleasant enough, like most suppliers",
      "Easy to talk to; we laughed and got things done",
      "It felt like colleagues; we want to meet again",
    ],
  },
  flexible: {
    name: "Are they flexible?",
    help: "Recall what happened when we asked for something a little different.",
    rubric: [
      "Every wish was met with the standard contract",
      "They would look at it, and never came back",
      "They adapt, for a price and after some pushing",
      "They offered a workable way round on the spot",
      "They gave us a choice of ways and named the cost of each",
    ],
  },
  mature: {
    name: "Do they seem mature?",
    help: "Did they show how they work, or only say that they do?",
    rubric: [
      "No fixed way of working that they could describe",
      "It depends on who is at work that day",
      "They have procedures and told us about them",
      "They showed real cases, reports and lists in use",
      "They showed what went wrong and what they changed since",
    ],
  },
  open_dialogue: {
    name: "Was the dialogue open and constructive?",
    help: "Notice how they took the awkward questions.",
    rubric: [
      "Evasive; answers we later found to be untrue",
      "Hard questions were steered back to the slides",
      "They answered what we asked, no more",
      "They said plainly what they cannot do",
      "They named our plan's weak spots and how to mend them",
    ],
  },
  listens: {
    name: "Do they listen to what we need?",
    help: "Think of the meeting, not of their brochure.",
    rubric: [
      "They talked about themselves; our points were passed over",
      "They heard us, and came back to their standard answer",
      "They asked about our needs and noted them",
      "They repeated our needs in their own words, correctly",
      "They saw needs we had not said, and we agreed",
    ],
  },
  understands_business: {
    name: "Do they understand our business?",
    help: "What would stop for us if the systems stopped: do they know?",
    rubric: [
      "They did not know what we live from",
      "They had read the front page of our website",
      "They know our industry in general",
      "They knew which systems our day depends on",
      "They put a stop into hours and money for us",
    ],
  },
  meets_needs: {
    name: "Can they meet our needs?",
    help: "Your overall sense after the meeting, before any price.",
    rubric: [
      "No: several things we need are not what they do",
      "Partly; we would need another supplier as well",
      "Yes for the basics, unproven for the rest",
      "Yes, and they showed it for what matters most",
      "Yes, with room for where we will be in four years",
    ],
  },
  operations_competence: {
    name: "Skill in daily operations",
    help: "Ask to see last month's monitoring, patching and fault list from a similar customer.",
    rubric: [
      "They could not show how operations are watched",
      "Tools are there, but alarms wait until morning",
      "Patching and monitoring run to a plan",
      "They showed trends and faults stopped before users noticed",
      "They showed fewer faults year by year, and why",
    ],
  },
  support_quality: {
    name: "Quality of user support",
    help: "Ring their support before you score, and ask for figures from the last three months.",
    rubric: [
      "Long queue; we were passed round and not called back",
      "Answered, but the case had to be explained twice",
      "Most cases solved on the day, figures on request",
      "Quick, friendly, solved on the first call; figures shown",
      "Solved on the first call, and the cause removed for good",
    ],
  },
  team_depth: {
    name: "The people and their stand-ins",
    help: "Who would work for us, and what happens when one of them is away or leaves?",
    rubric: [
      "No names; whoever is free",
      "One person knows it all and has no stand-in",
      "A named team with one stand-in",
      "We met the team; two people know each area",
      "We met them, the notes are shared, and few leave",
    ],
  },
  proactivity: {
    name: "Taking the initiative",
    help: "Ask for two things they suggested to a customer without being asked.",
    rubric: [
      "They wait for orders and could name no example",
      "Suggestions are mostly things to buy",
      "A yearly list of suggestions",
      "Examples of ideas that saved a customer time or money",
      "They brought ideas for us already, with cost and gain",
    ],
  },
  solution_fit: {
    name: "How well the solution fits",
    help: "Hold it against our classification: neither too little nor more than we need.",
    rubric: [
      "Leaves out systems we depend on",
      "A standard package with our name on it",
      "Covers our systems, with open points",
      "Fits our systems and the downtime we can bear",
      "Fits, is simpler than today, and says what to drop",
    ],
  },
  move_plan: {
    name: "The plan for the move",
    help: "Look for order, dates, tests, a way back, and who does what on our side.",
    rubric: [
      "No plan, only an end date",
      "A rough list; our own effort is not mentioned",
      "Steps, dates and tests, all stages in one go",
      "One stage at a time, with calm weeks between and a way back",
      "One stage at a time, each with what must be met before it closes",
    ],
  },
  project_management: {
    name: "Leadership of the project",
    help: "Meet the project manager. The establishment is a purchase of its own.",
    rubric: [
      "Nobody named",
      "A technician leads it alongside other work",
      "A project manager with similar moves behind them",
      "We met the manager, who runs risk list and weekly status",
      "A past customer told us this manager delivered as agreed",
    ],
  },
  user_transition: {
    name: "Care for our users in the change",
    help: "What will users hear, learn and see in the first weeks?",
    rubric: [
      "Users are not mentioned",
      "One mail the day before",
      "Guides and a number to call",
      "A schedule of messages, training and people on site",
      "All of it fitted to our shifts, and users are asked afterwards",
    ],
  },
  requirements_met: {
    name: "Share of requirements met",
    help: "Counted from the answers to the requirements: absolute weigh 3, important 2, desirable 1; partly is half.",
    rubric: [
      "Hardly any requirement is met",
      "About a quarter is met",
      "About half is met",
      "About three quarters are met",
      "Every requirement is met in full",
    ],
  },
  security_practice: {
    name: "Security in practice",
    help: "Ask how their own administrators sign in, and when they last had an incident.",
    rubric: [
      "Shared passwords, or no answer",
      "Rules on paper that the staff could not explain",
      "The basics in place: multi-factor, patching, separate accounts",
      "They test themselves and showed what they closed",
      "Watched day and night; told us openly of an incident and its lessons",
    ],
  },
  recovery_ability: {
    name: "Ability to get us running again",
    help: "Ask for the report of the latest restore test: what, how long, what failed.",
    rubric: [
      "Backups are assumed to work",
      "Single files are restored on request",
      "Whole servers tested now and then",
      "Yearly test with times, shown to us",
      "Rehearsed with customers; the times beat what we need",
    ],
  },
  data_transparency: {
    name: "Openness about data and sub-contractors",
    help: "Where do data and backups lie, who can reach them, who else is involved?",
    rubric: [
      "They would not say, or did not know",
      "Answers differ between people",
      "Locations and sub-contractors on a list",
      "List, access rules and logs shown",
      "All of it in writing, and we are asked before anything changes",
    ],
  },
  financial_soundness: {
    name: "Financial soundness",
    help: "Worked out from three years' accounts: equity, results, and what is missing.",
    rubric: [
      "The equity is gone",
      "Thin equity, or losses in most years",
      "A sign to ask about: a loss, a missing year, falling equity",
      "Sound, with one figure worth following",
      "Solid in all three years",
    ],
  },
  assurance: {
    name: "Auditor's assurance",
    help: "Worked out from the reports and their dates. It says nothing about how users experience the service.",
    rubric: [
      "No report at all",
      "Only an outdated report",
      "Controls described on one day, recently",
      "Controls tested over a period, with a gap since",
      "Controls tested over a period that is still recent, no qualification",
    ],
  },
  references: {
    name: "What their customers say",
    help: "Worked out from the calls. At least two, one of them found by us.",
    rubric: [
      "Customers warned us",
      "Customers stay, but mostly from habit",
      "Content, with complaints that recur",
      "Content, and would choose them again",
      "Enthusiastic, also those we found ourselves",
    ],
  },
} as const satisfies Record<string, CriterionText>;
