import type { PointText } from "@/lib/i18n/templates/template-texts";

export const points = {
  outputs: {
    name: "Results and reporting",
    help: "Which results do you answer for, how is each measured, and what do we see every month?",
  },
  service_catalogue: {
    name: "Service catalogue",
    help: "Which services are described in the agreement, with what content, and how does a service come in or go out?",
  },
  binding_notice: {
    name: "Binding and notice",
    help: "How long are we bound, from which day, and how many months is the notice on each side?",
  },
  service_levels: {
    name: "Service levels",
    help: "Uptime, response and resolution times: the promise, the hours it holds, and the period it is measured over. Say how long a single outage may last within it.",
  },
  penalties: {
    name: "Penalties",
    help: "What is paid back when a service level is missed, up to which limit? Work out the amount for one full day without service.",
  },
  exit: {
    name: "Leaving",
    help: "What help do we get when we leave, for how long, and what does it cost? What is handed over, in which form?",
  },
  invoicing: {
    name: "Invoicing",
    help: "When is what invoiced: in advance or in arrears, how often, with which specification and how many days to pay?",
  },
  maintenance_window: {
    name: "Maintenance window",
    help: "When may planned work take services down, for how long, and with how many days of warning?",
  },
  data_processing: {
    name: "Data processing agreement",
    help: "Do you sign ours or bring your own? Where is data processed, and who helps in doing it?",
  },
  precedence: { name: "Order of precedence", help: "Which document wins when two say different things?" },
  change_handling: {
    name: "Handling changes",
    help: "How is a change asked for, priced and approved, and within how many days do we have an answer?",
  },
  staff_swing: {
    name: "Price when our staff grows or shrinks by half",
    help: "What happens to unit prices and least quantities at 50 % more and at 50 % fewer users?",
  },
  subcontractors: {
    name: "Sub-contractors",
    help: "Who are they, what do they do, and how are we asked before one is replaced?",
  },
  audit_right: {
    name: "Right to audit and test",
    help: "May we, or someone we send, audit and test security? How often, with what notice, and who pays?",
  },
  software_rights: {
    name: "Rights to our software",
    help: "Which licences, scripts, set-ups and documents are ours, also after we have left?",
  },
  disaster_recovery: {
    name: "Disaster recovery and tests",
    help: "How fast is what back after a disaster, how much data may be lost, and how often is that tried and shown to us?",
  },
  incident_notice: {
    name: "Notice of security incidents",
    help: "How soon, by whom and with what content are we told of an incident that touches us?",
  },
  personnel: {
    name: "People",
    help: "Who are the key people, how are they vetted, and what happens when one of them is replaced?",
  },
  pilot: {
    name: "Pilot",
    help: "Can a part be tried first? What must it show, and what does it cost if we stop there?",
  },
  partial_withdrawal: {
    name: "Taking single services out",
    help: "Which services can we take out during the term, with what notice, and what does that do to the rest of the price?",
  },
  governing_law: {
    name: "Governing law and disputes",
    help: "Which country’s law holds, where are disputes settled, and what is tried before that?",
  },
} as const satisfies Record<string, PointText>;
