import { type ContractPointKey, STANDARD_POINTS } from "./contract-point";
import type { CriterionFeed, Purchase } from "./criterion";
import type { LineKind, LineScope } from "./offer";
import type { RequirementLevel } from "./requirements";
import type { Driver, EstablishmentStage, EstablishmentType, PartnerType } from "./selection";

/**
 * What a new selection starts with: catalogue lines, criteria and requirements, by template.
 *
 * Only keys and numbers live here; the words are in `lib/i18n/templates` and are copied into the selection in
 * its creator's language, so that renaming a service later never reaches back into a running selection.
 * Weights are relative numbers ≥ 0: only their proportions matter.
 */

export const TEMPLATES = ["full_outsourcing", "hosting_only", "blank"] as const;
export type TemplateKey = (typeof TEMPLATES)[number];

export const LINE_CATEGORIES = [
  "data_centre",
  "backup_recovery",
  "users_support",
  "workplaces",
  "network",
  "security",
  "licences",
  "governance",
] as const;
export type LineCategoryKey = (typeof LINE_CATEGORIES)[number];

type LineShape = {
  readonly key: string;
  readonly kind: LineKind;
  /** On services only. */
  readonly category?: LineCategoryKey;
  /** On establishment pieces only. */
  readonly stage: EstablishmentStage | null;
  /** `fixed` on one-off lines: a vendor who prices a move per server says so in its own cell. */
  readonly driver: Driver;
  readonly scope: LineScope;
};

function service<const K extends string>(
  key: K,
  category: LineCategoryKey,
  driver: Driver,
  scope: LineScope = "in_scope",
) {
  return { key, kind: "service" as const, category, stage: null, driver, scope };
}

function piece<const K extends string>(key: K, stage: EstablishmentStage) {
  return { key, kind: "establishment" as const, stage, driver: "fixed" as const, scope: "in_scope" as const };
}

/** Every line any template uses, in the order a catalogue shows them: services, one-off pieces by stage, exit. */
const LINES = [
  service("virtual_servers", "data_centre", "servers"),
  service("server_operation", "data_centre", "servers"),
  service("storage", "data_centre", "gb"),
  service("standard_platforms", "data_centre", "users"),
  service("service_monitoring", "data_centre", "fixed"),
  service("backup", "backup_recovery", "gb"),
  service("restore_tests", "backup_recovery", "fixed"),
  service("disaster_recovery", "backup_recovery", "fixed"),
  service("user_support", "users_support", "users"),
  service("onsite_support", "users_support", "fixed"),
  service("user_changes", "users_support", "users"),
  service("out_of_hours_support", "users_support", "users", "optional"),
  service("device_management", "workplaces", "devices"),
  service("device_setup", "workplaces", "devices", "optional"),
  service("local_network", "network", "fixed"),
  service("firewall_access", "network", "fixed"),
  service("endpoint_protection", "security", "devices"),
  service("identity_protection", "security", "users"),
  service("security_monitoring", "security", "users", "optional"),
  service("workplace_licences", "licences", "users"),
  service("server_licences", "licences", "servers"),
  service("licence_management", "licences", "fixed"),
  service("service_management", "governance", "fixed"),
  service("third_party_coordination", "governance", "fixed"),
  service("it_advice", "governance", "fixed", "optional"),
  piece("move_planning", "move"),
  piece("move_servers", "move"),
  piece("move_go_live", "move"),
  piece("upgrade_servers", "upgrade"),
  piece("upgrade_workplaces", "upgrade"),
  piece("upgrade_sign_in", "upgrade"),
  piece("improve_access", "improve"),
  piece("improve_standards", "improve"),
  piece("improve_systems", "improve"),
  { key: "exit_assistance", kind: "exit", stage: null, driver: "fixed", scope: "in_scope" },
] as const satisfies readonly LineShape[];

export type LineKey = (typeof LINES)[number]["key"];
export type TemplateLine = LineShape & { readonly key: LineKey };

export const CRITERION_GROUPS = ["chemistry", "competence", "solution", "security", "background"] as const;
export type CriterionGroupKey = (typeof CRITERION_GROUPS)[number];

type CriterionShape = {
  readonly key: string;
  readonly group: CriterionGroupKey;
  readonly weight: number;
  readonly purchase: Purchase;
  readonly feed: CriterionFeed;
};

function judged<const K extends string>(key: K, group: CriterionGroupKey, purchase: Purchase, weight = 1) {
  return { key, group, weight, purchase, feed: "people" as const };
}

/** Chemistry is seven equal questions, scored by the people who were in the meeting, straight after it. */
const CRITERIA = [
  judged("personal_chemistry", "chemistry", "both"),
  judged("flexible", "chemistry", "both"),
  judged("mature", "chemistry", "both"),
  judged("open_dialogue", "chemistry", "both"),
  judged("listens", "chemistry", "both"),
  judged("understands_business", "chemistry", "both"),
  judged("meets_needs", "chemistry", "both"),
  judged("operations_competence", "competence", "operation", 2),
  judged("support_quality", "competence", "operation", 2),
  judged("team_depth", "competence", "both"),
  judged("proactivity", "competence", "operation"),
  judged("solution_fit", "solution", "both", 2),
  judged("move_plan", "solution", "establishment", 2),
  judged("project_management", "solution", "establishment"),
  judged("user_transition", "solution", "establishment"),
  { key: "requirements_met", group: "solution", weight: 2, purchase: "both", feed: "requirements" },
  judged("security_practice", "security", "operation", 2),
  judged("recovery_ability", "security", "operation", 2),
  judged("data_transparency", "security", "both"),
  {
    key: "financial_soundness",
    group: "background",
    weight: 1,
    purchase: "both",
    feed: "financial_soundness",
  },
  { key: "assurance", group: "background", weight: 1, purchase: "operation", feed: "assurance" },
  { key: "references", group: "background", weight: 2, purchase: "both", feed: "references" },
] as const satisfies readonly CriterionShape[];

export type CriterionKey = (typeof CRITERIA)[number]["key"];
export type TemplateCriterion = Omit<CriterionShape, "key" | "group"> & { readonly key: CriterionKey };
export type TemplateCriterionGroup = {
  readonly key: CriterionGroupKey;
  readonly weight: number;
  readonly criteria: readonly TemplateCriterion[];
};

type RequirementShape = { readonly key: string; readonly level: RequirementLevel };

/** Few are absolute: each can disqualify a candidate, so it must be something the buyer cannot live without. */
const REQUIREMENTS = [
  { key: "data_in_eea", level: "absolute" },
  { key: "data_processing_agreement", level: "absolute" },
  { key: "separate_backup", level: "absolute" },
  { key: "multi_factor_sign_in", level: "absolute" },
  { key: "recovery_times", level: "important" },
  { key: "support_language", level: "important" },
  { key: "support_hours", level: "important" },
  { key: "monthly_uptime", level: "important" },
  { key: "yearly_restore_test", level: "important" },
  { key: "incident_notice", level: "important" },
  { key: "exit_handover", level: "important" },
  { key: "right_to_audit", level: "important" },
  { key: "scale_with_staff", level: "desirable" },
  { key: "satisfaction_survey", level: "desirable" },
] as const satisfies readonly RequirementShape[];

export type RequirementKey = (typeof REQUIREMENTS)[number]["key"];
export type TemplateRequirement = RequirementShape & { readonly key: RequirementKey };

export type SelectionTemplate = {
  readonly targetType: EstablishmentType;
  /** Null where the template cannot know. */
  readonly wantedPartnerType: PartnerType | null;
  readonly horizonMonths: number;
  /** Price's share of the total in tenths of a percent (300 = quality : price 70 : 30). */
  readonly priceShareTenths: number;
  readonly lines: readonly TemplateLine[];
  readonly groups: readonly TemplateCriterionGroup[];
  readonly requirements: readonly TemplateRequirement[];
  /** Contract points every candidate proposes terms for. */
  readonly points: readonly ContractPointKey[];
};

/** What ends at the data centre's wall; help for users, their computers and the offices is left out. */
const HOSTING_LINES: ReadonlySet<LineKey> = new Set([
  "virtual_servers",
  "server_operation",
  "storage",
  "backup",
  "restore_tests",
  "disaster_recovery",
  "firewall_access",
  "security_monitoring",
  "server_licences",
  "service_management",
  "move_planning",
  "move_servers",
  "move_go_live",
  "upgrade_servers",
  "exit_assistance",
]);

const NOT_FOR_HOSTING_CRITERIA: ReadonlySet<CriterionKey> = new Set(["support_quality", "user_transition"]);

const NOT_FOR_HOSTING_REQUIREMENTS: ReadonlySet<RequirementKey> = new Set([
  "support_language",
  "support_hours",
  "scale_with_staff",
  "satisfaction_survey",
]);

function groups(
  weights: Partial<Record<CriterionGroupKey, number>>,
  keep: (key: CriterionKey) => boolean,
): readonly TemplateCriterionGroup[] {
  return CRITERION_GROUPS.flatMap((key) => {
    const weight = weights[key];
    if (weight === undefined) return [];
    const criteria = CRITERIA.filter((one) => one.group === key && keep(one.key)).map(
      ({ group: _group, ...criterion }) => criterion,
    );
    return [{ key, weight, criteria }];
  });
}

const SELECTION_TEMPLATES: Readonly<Record<TemplateKey, SelectionTemplate>> = {
  full_outsourcing: {
    targetType: 3,
    wantedPartnerType: 3,
    horizonMonths: 48,
    priceShareTenths: 300,
    lines: LINES,
    groups: groups({ chemistry: 25, competence: 20, solution: 20, security: 15, background: 20 }, () => true),
    requirements: REQUIREMENTS,
    points: STANDARD_POINTS,
  },
  hosting_only: {
    // The upgrade piece is in the catalogue all the same: its price is good to know, and set aside on type 1.
    targetType: 1,
    wantedPartnerType: 2,
    horizonMonths: 48,
    // Hosting is closer to a standard good, so price may decide more than for a partner the users meet daily.
    priceShareTenths: 400,
    lines: LINES.filter((line) => HOSTING_LINES.has(line.key)),
    groups: groups(
      { chemistry: 15, competence: 20, solution: 20, security: 25, background: 20 },
      (key) => !NOT_FOR_HOSTING_CRITERIA.has(key),
    ),
    requirements: REQUIREMENTS.filter((one) => !NOT_FOR_HOSTING_REQUIREMENTS.has(one.key)),
    points: STANDARD_POINTS,
  },
  blank: {
    // Type 3 sets nothing aside: what the buyer adds to the empty catalogue counts until they narrow the basis.
    targetType: 3,
    wantedPartnerType: null,
    horizonMonths: 48,
    priceShareTenths: 300,
    lines: [],
    groups: groups({ chemistry: 100 }, () => true),
    requirements: [],
    points: [],
  },
};

/**
 * The content a new selection of this template starts with. Keys only: pair them with the words of a language.
 *
 * @example
 * selectionTemplate("hosting_only").lines.at(-1) // { key: "exit_assistance", kind: "exit", stage: null, … }
 */
export function selectionTemplate(key: TemplateKey): SelectionTemplate {
  return SELECTION_TEMPLATES[key];
}
