CREATE TABLE "user" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"email" text collate "C" NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"token" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"ip_address" text collate "C",
	"user_agent" text collate "C",
	"user_id" text collate "C" NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"account_id" text collate "C" NOT NULL,
	"provider_id" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"access_token" text collate "C",
	"refresh_token" text collate "C",
	"id_token" text collate "C",
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text collate "C",
	"password" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"identifier" text collate "C" NOT NULL,
	"value" text collate "C" NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"key" text collate "C" NOT NULL,
	"count" bigint NOT NULL,
	"last_request" bigint NOT NULL,
	CONSTRAINT "rate_limit_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "organisation" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"is_sample" boolean DEFAULT false NOT NULL,
	"edition" bigint DEFAULT 1 NOT NULL,
	"created_at" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "member" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"organisation_id" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"role" text collate "C" NOT NULL,
	"created_at" text collate "C" NOT NULL,
	CONSTRAINT "member_role_known" CHECK ("member"."role" in ('owner', 'member'))
);
--> statement-breakpoint
CREATE TABLE "vendor" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"organisation_id" text collate "C" NOT NULL,
	"legal_name" text collate "C" NOT NULL,
	"country" text collate "C" NOT NULL,
	"registration_number" text collate "C" DEFAULT '' NOT NULL,
	"employees" bigint,
	"website" text collate "C" DEFAULT '' NOT NULL,
	"notes" text collate "C" DEFAULT '' NOT NULL,
	"edition" bigint DEFAULT 1 NOT NULL,
	"created_at" text collate "C" NOT NULL,
	"updated_at" text collate "C" NOT NULL,
	CONSTRAINT "vendor_employees_range" CHECK ("vendor"."employees" between 0 and 10000000)
);
--> statement-breakpoint
CREATE TABLE "exchange_rate" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"selection_id" text collate "C" NOT NULL,
	"currency" text collate "C" NOT NULL,
	"rate_millionths" bigint NOT NULL,
	"date" text collate "C" NOT NULL,
	"edition" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "exchange_rate_currency_known" CHECK ("exchange_rate"."currency" in ('DKK', 'NOK', 'SEK', 'EUR', 'USD', 'GBP')),
	CONSTRAINT "exchange_rate_range" CHECK ("exchange_rate"."rate_millionths" between 1 and 100000000)
);
--> statement-breakpoint
CREATE TABLE "model_reopening" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"selection_id" text collate "C" NOT NULL,
	"at" text collate "C" NOT NULL,
	"by" text collate "C" NOT NULL,
	"reason" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "selection" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"organisation_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"template" text collate "C" NOT NULL,
	"currency" text collate "C" NOT NULL,
	"horizon_months" bigint NOT NULL,
	"target_type" bigint NOT NULL,
	"wanted_partner_type" bigint,
	"users_milli" bigint,
	"servers_milli" bigint,
	"gb_milli" bigint,
	"devices_milli" bigint,
	"discount_basis_points" bigint DEFAULT 0 NOT NULL,
	"phase" text collate "C" DEFAULT 'prepare' NOT NULL,
	"price_formula" text collate "C" DEFAULT 'proportional' NOT NULL,
	"price_share_tenths" bigint NOT NULL,
	"slope_hundredths" bigint DEFAULT 100 NOT NULL,
	"low_bound_minor" bigint,
	"high_bound_minor" bigint,
	"quality_value_minor" bigint,
	"tie_break" text collate "C" DEFAULT 'shared' NOT NULL,
	"sealing" text collate "C" DEFAULT 'none' NOT NULL,
	"scorer_names" text collate "C" DEFAULT 'shown' NOT NULL,
	"scoring_deadline" text collate "C",
	"scoring_closed_at" text collate "C",
	"scoring_closed_by" text collate "C",
	"scoring_waived_reason" text collate "C" DEFAULT '' NOT NULL,
	"model_locked_at" text collate "C",
	"model_locked_by" text collate "C",
	"opening_confirmer_id" text collate "C",
	"opening_requested_at" text collate "C",
	"opening_requested_by" text collate "C",
	"prices_opened_at" text collate "C",
	"prices_opened_by" text collate "C",
	"revision" bigint DEFAULT 1 NOT NULL,
	"edition" bigint DEFAULT 1 NOT NULL,
	"created_at" text collate "C" NOT NULL,
	"updated_at" text collate "C" NOT NULL,
	CONSTRAINT "selection_template_known" CHECK ("selection"."template" in ('full_outsourcing', 'hosting_only', 'blank')),
	CONSTRAINT "selection_currency_known" CHECK ("selection"."currency" in ('DKK', 'NOK', 'SEK', 'EUR', 'USD', 'GBP')),
	CONSTRAINT "selection_target_known" CHECK ("selection"."target_type" in (1, 2, 3)),
	CONSTRAINT "selection_wanted_known" CHECK ("selection"."wanted_partner_type" in (1, 2, 3)),
	CONSTRAINT "selection_phase_known" CHECK ("selection"."phase" in ('prepare', 'longlist', 'shortlist', 'dialogue', 'offers_opened', 'negotiate', 'decide', 'establish', 'operate')),
	CONSTRAINT "selection_formula_known" CHECK ("selection"."price_formula" in ('proportional', 'linear_from_lowest', 'min_max', 'fixed_bounds', 'priced_quality')),
	CONSTRAINT "selection_tie_break_known" CHECK ("selection"."tie_break" in ('shared', 'lowest_price', 'highest_quality')),
	CONSTRAINT "selection_sealing_known" CHECK ("selection"."sealing" in ('none', 'sealed')),
	CONSTRAINT "selection_scorer_names_known" CHECK ("selection"."scorer_names" in ('shown', 'hidden')),
	CONSTRAINT "selection_horizon_range" CHECK ("selection"."horizon_months" between 12 and 84),
	CONSTRAINT "selection_discount_range" CHECK ("selection"."discount_basis_points" between 0 and 5000),
	CONSTRAINT "selection_price_share_range" CHECK ("selection"."price_share_tenths" between 0 and 1000),
	CONSTRAINT "selection_slope_range" CHECK ("selection"."slope_hundredths" between 1 and 10000),
	CONSTRAINT "selection_users_range" CHECK ("selection"."users_milli" between 0 and 10000000000),
	CONSTRAINT "selection_servers_range" CHECK ("selection"."servers_milli" between 0 and 10000000000),
	CONSTRAINT "selection_gb_range" CHECK ("selection"."gb_milli" between 0 and 10000000000),
	CONSTRAINT "selection_devices_range" CHECK ("selection"."devices_milli" between 0 and 10000000000),
	CONSTRAINT "selection_low_bound_money" CHECK (cast("selection"."low_bound_minor" as bigint) = "selection"."low_bound_minor" and "selection"."low_bound_minor" between 0 and 9007199254740991),
	CONSTRAINT "selection_high_bound_money" CHECK (cast("selection"."high_bound_minor" as bigint) = "selection"."high_bound_minor" and "selection"."high_bound_minor" between 0 and 9007199254740991),
	CONSTRAINT "selection_quality_value_money" CHECK (cast("selection"."quality_value_minor" as bigint) = "selection"."quality_value_minor" and "selection"."quality_value_minor" between 0 and 9007199254740991)
);
--> statement-breakpoint
CREATE TABLE "selection_key" (
	"selection_id" text collate "C" PRIMARY KEY NOT NULL,
	"wrapped_key" text collate "C" NOT NULL,
	"created_at" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "device_code" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"participant_id" text collate "C" NOT NULL,
	"code_hash" text collate "C" NOT NULL,
	"expires_at" text collate "C" NOT NULL,
	"used_at" text collate "C",
	"created_at" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "guest_session" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"participant_id" text collate "C" NOT NULL,
	"token_hash" text collate "C" NOT NULL,
	"device" text collate "C" DEFAULT '' NOT NULL,
	"expires_at" text collate "C" NOT NULL,
	"last_seen_at" text collate "C" NOT NULL,
	"revoked_at" text collate "C",
	"created_at" text collate "C" NOT NULL,
	CONSTRAINT "guest_session_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"participant_id" text collate "C" NOT NULL,
	"token_hash" text collate "C" NOT NULL,
	"expires_at" text collate "C" NOT NULL,
	"opened_at" text collate "C",
	"device_allowed_until" text collate "C",
	"revoked_at" text collate "C",
	"created_by" text collate "C" NOT NULL,
	"created_at" text collate "C" NOT NULL,
	CONSTRAINT "invitation_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "participant" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"selection_id" text collate "C" NOT NULL,
	"user_id" text collate "C",
	"name" text collate "C" NOT NULL,
	"role" text collate "C" NOT NULL,
	"email" text collate "C",
	"locale" text collate "C" DEFAULT 'en' NOT NULL,
	"knows_prices" boolean DEFAULT false NOT NULL,
	"all_groups" boolean DEFAULT true NOT NULL,
	"all_candidates" boolean DEFAULT true NOT NULL,
	"declared_at" text collate "C",
	"reminded_at" text collate "C",
	"revoked_at" text collate "C",
	"edition" bigint DEFAULT 1 NOT NULL,
	"created_at" text collate "C" NOT NULL,
	CONSTRAINT "participant_role_known" CHECK ("participant"."role" in ('lead', 'evaluator', 'observer')),
	CONSTRAINT "participant_locale_known" CHECK ("participant"."locale" in ('en', 'da', 'nb'))
);
--> statement-breakpoint
CREATE TABLE "declared_conflict" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"participant_id" text collate "C" NOT NULL,
	"candidate_id" text collate "C" NOT NULL,
	"note" text collate "C" DEFAULT '' NOT NULL,
	"declared_at" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "participant_candidate" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"participant_id" text collate "C" NOT NULL,
	"candidate_id" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "participant_group" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"participant_id" text collate "C" NOT NULL,
	"group_id" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assurance_report" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"candidate_id" text collate "C" NOT NULL,
	"standard" text collate "C" NOT NULL,
	"type" text collate "C",
	"auditor" text collate "C" DEFAULT '' NOT NULL,
	"date" text collate "C",
	"period_start" text collate "C",
	"period_end" text collate "C",
	"services" text collate "C" DEFAULT '' NOT NULL,
	"sites" text collate "C" DEFAULT '' NOT NULL,
	"qualified" boolean DEFAULT false NOT NULL,
	"exceptions" text collate "C" DEFAULT '' NOT NULL,
	"subservice" text collate "C" DEFAULT 'not_stated' NOT NULL,
	"bridge_letter_date" text collate "C",
	"source" text collate "C" DEFAULT '' NOT NULL,
	"source_date" text collate "C",
	"edition" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "assurance_report_standard_known" CHECK ("assurance_report"."standard" in ('isae_3402', 'isae_3000', 'soc_1', 'soc_2', 'iso_27001', 'other')),
	CONSTRAINT "assurance_report_type_known" CHECK ("assurance_report"."type" in ('I', 'II')),
	CONSTRAINT "assurance_report_subservice_known" CHECK ("assurance_report"."subservice" in ('carve_out', 'inclusive', 'not_stated'))
);
--> statement-breakpoint
CREATE TABLE "candidate" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"selection_id" text collate "C" NOT NULL,
	"vendor_id" text collate "C" NOT NULL,
	"letter" text collate "C",
	"colour" bigint,
	"stage" text collate "C" NOT NULL,
	"stage_reason" text collate "C" DEFAULT '' NOT NULL,
	"claimed_partner_type" bigint,
	"membership" text collate "C" DEFAULT 'not_checked' NOT NULL,
	"membership_source" text collate "C" DEFAULT '' NOT NULL,
	"membership_date" text collate "C",
	"edition" bigint DEFAULT 1 NOT NULL,
	"created_at" text collate "C" NOT NULL,
	"updated_at" text collate "C" NOT NULL,
	CONSTRAINT "candidate_stage_known" CHECK ("candidate"."stage" in ('longlisted', 'prequalified', 'shortlisted', 'negotiating', 'chosen', 'withdrawn', 'rejected')),
	CONSTRAINT "candidate_membership_known" CHECK ("candidate"."membership" in ('yes', 'no', 'not_checked')),
	CONSTRAINT "candidate_claimed_known" CHECK ("candidate"."claimed_partner_type" in (1, 2, 3)),
	CONSTRAINT "candidate_colour_range" CHECK ("candidate"."colour" between 0 and 4)
);
--> statement-breakpoint
CREATE TABLE "candidate_capability" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"candidate_id" text collate "C" NOT NULL,
	"capability" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"how" text collate "C" DEFAULT '' NOT NULL,
	"date" text collate "C",
	"edition" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "candidate_capability_state_known" CHECK ("candidate_capability"."state" in ('claimed', 'verified', 'absent'))
);
--> statement-breakpoint
CREATE TABLE "candidate_reference" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"candidate_id" text collate "C" NOT NULL,
	"customer" text collate "C" NOT NULL,
	"contact" text collate "C" DEFAULT '' NOT NULL,
	"found_by" text collate "C" NOT NULL,
	"similar_size" boolean,
	"similar_industry" boolean,
	"similar_systems" boolean,
	"called_by" text collate "C" DEFAULT '' NOT NULL,
	"caller_id" text collate "C",
	"called_on" text collate "C",
	"rating" bigint,
	"edition" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "candidate_reference_found_known" CHECK ("candidate_reference"."found_by" in ('buyer', 'vendor')),
	CONSTRAINT "candidate_reference_rating_range" CHECK ("candidate_reference"."rating" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "financial_year" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"candidate_id" text collate "C" NOT NULL,
	"year" bigint NOT NULL,
	"currency" text collate "C" NOT NULL,
	"equity_minor" bigint,
	"result_minor" bigint,
	"total_assets_minor" bigint,
	"revenue_minor" bigint,
	"share_capital_minor" bigint,
	"employees" bigint,
	"source" text collate "C" NOT NULL,
	"source_note" text collate "C" DEFAULT '' NOT NULL,
	"source_date" text collate "C",
	"edition" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "financial_year_currency_known" CHECK ("financial_year"."currency" in ('DKK', 'NOK', 'SEK', 'EUR', 'USD', 'GBP')),
	CONSTRAINT "financial_year_source_known" CHECK ("financial_year"."source" in ('typed', 'file', 'register')),
	CONSTRAINT "financial_year_range" CHECK ("financial_year"."year" between 1900 and 2200),
	CONSTRAINT "financial_year_equity_money" CHECK (cast("financial_year"."equity_minor" as bigint) = "financial_year"."equity_minor" and "financial_year"."equity_minor" between -10000000000000 and 10000000000000),
	CONSTRAINT "financial_year_result_money" CHECK (cast("financial_year"."result_minor" as bigint) = "financial_year"."result_minor" and "financial_year"."result_minor" between -10000000000000 and 10000000000000),
	CONSTRAINT "financial_year_assets_money" CHECK (cast("financial_year"."total_assets_minor" as bigint) = "financial_year"."total_assets_minor" and "financial_year"."total_assets_minor" between 0 and 10000000000000),
	CONSTRAINT "financial_year_revenue_money" CHECK (cast("financial_year"."revenue_minor" as bigint) = "financial_year"."revenue_minor" and "financial_year"."revenue_minor" between -10000000000000 and 10000000000000),
	CONSTRAINT "financial_year_capital_money" CHECK (cast("financial_year"."share_capital_minor" as bigint) = "financial_year"."share_capital_minor" and "financial_year"."share_capital_minor" between 0 and 10000000000000),
	CONSTRAINT "financial_year_employees_range" CHECK ("financial_year"."employees" between 0 and 10000000)
);
--> statement-breakpoint
CREATE TABLE "reference_answer" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"reference_id" text collate "C" NOT NULL,
	"question" text collate "C" NOT NULL,
	"answer" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "supplier_fact" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"candidate_id" text collate "C" NOT NULL,
	"fact" text collate "C" NOT NULL,
	"text" text collate "C" NOT NULL,
	"source" text collate "C" DEFAULT '' NOT NULL,
	"source_date" text collate "C",
	"edition" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "supplier_fact_known" CHECK ("supplier_fact"."fact" in ('data_location', 'backup_location', 'data_access', 'subcontractors', 'standards', 'software_rights'))
);
--> statement-breakpoint
CREATE TABLE "agreed_score" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"candidate_id" text collate "C" NOT NULL,
	"criterion_id" text collate "C" NOT NULL,
	"value" bigint NOT NULL,
	"reason" text collate "C" NOT NULL,
	"agreed_by" text collate "C" NOT NULL,
	"agreed_at" text collate "C" NOT NULL,
	"edition" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "agreed_score_value_scale" CHECK ("agreed_score"."value" in (1, 2, 3, 4, 5))
);
--> statement-breakpoint
CREATE TABLE "criterion" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"group_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"help" text collate "C" DEFAULT '' NOT NULL,
	"template_key" text collate "C",
	"weight" double precision NOT NULL,
	"purchase" text collate "C" NOT NULL,
	"feed" text collate "C" NOT NULL,
	"rubric_1" text collate "C" DEFAULT '' NOT NULL,
	"rubric_2" text collate "C" DEFAULT '' NOT NULL,
	"rubric_3" text collate "C" DEFAULT '' NOT NULL,
	"rubric_4" text collate "C" DEFAULT '' NOT NULL,
	"rubric_5" text collate "C" DEFAULT '' NOT NULL,
	"position" bigint DEFAULT 0 NOT NULL,
	"edition" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "criterion_purchase_known" CHECK ("criterion"."purchase" in ('establishment', 'operation', 'both')),
	CONSTRAINT "criterion_feed_known" CHECK ("criterion"."feed" in ('people', 'financial_soundness', 'assurance', 'references', 'requirements')),
	CONSTRAINT "criterion_weight_range" CHECK ("criterion"."weight" between 0 and 1000000)
);
--> statement-breakpoint
CREATE TABLE "criterion_group" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"selection_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"template_key" text collate "C",
	"weight" double precision NOT NULL,
	"held_back" boolean DEFAULT false NOT NULL,
	"position" bigint DEFAULT 0 NOT NULL,
	"edition" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "criterion_group_weight_range" CHECK ("criterion_group"."weight" between 0 and 1000000)
);
--> statement-breakpoint
CREATE TABLE "requirement" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"selection_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"template_key" text collate "C",
	"level" text collate "C" NOT NULL,
	"position" bigint DEFAULT 0 NOT NULL,
	"edition" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "requirement_level_known" CHECK ("requirement"."level" in ('absolute', 'important', 'desirable'))
);
--> statement-breakpoint
CREATE TABLE "requirement_answer" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"requirement_id" text collate "C" NOT NULL,
	"candidate_id" text collate "C" NOT NULL,
	"answer" text collate "C" NOT NULL,
	"note" text collate "C" DEFAULT '' NOT NULL,
	"edition" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "requirement_answer_known" CHECK ("requirement_answer"."answer" in ('meets', 'partly', 'does_not', 'not_answered'))
);
--> statement-breakpoint
CREATE TABLE "score" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"participant_id" text collate "C" NOT NULL,
	"candidate_id" text collate "C" NOT NULL,
	"criterion_id" text collate "C" NOT NULL,
	"value" bigint,
	"note" text collate "C" DEFAULT '' NOT NULL,
	"submitted_at" text collate "C",
	"updated_at" text collate "C" NOT NULL,
	"edition" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "score_value_scale" CHECK ("score"."value" in (1, 2, 3, 4, 5))
);
--> statement-breakpoint
CREATE TABLE "score_submission" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"participant_id" text collate "C" NOT NULL,
	"candidate_id" text collate "C" NOT NULL,
	"group_id" text collate "C" NOT NULL,
	"submitted_at" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scoring_round" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"candidate_id" text collate "C" NOT NULL,
	"group_id" text collate "C" NOT NULL,
	"opened_at" text collate "C" NOT NULL,
	"opened_by" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bundle_split" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"bundle_id" text collate "C" NOT NULL,
	"line_id" text collate "C" NOT NULL,
	"amount_minor" bigint NOT NULL,
	CONSTRAINT "bundle_split_amount_money" CHECK (cast("bundle_split"."amount_minor" as bigint) = "bundle_split"."amount_minor" and "bundle_split"."amount_minor" between 0 and 10000000000)
);
--> statement-breakpoint
CREATE TABLE "catalogue_line" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"selection_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"description" text collate "C" DEFAULT '' NOT NULL,
	"category" text collate "C" DEFAULT '' NOT NULL,
	"template_key" text collate "C",
	"stage" text collate "C",
	"driver" text collate "C" NOT NULL,
	"scope" text collate "C" NOT NULL,
	"position" bigint DEFAULT 0 NOT NULL,
	"edition" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "catalogue_line_kind_known" CHECK ("catalogue_line"."kind" in ('service', 'establishment', 'exit')),
	CONSTRAINT "catalogue_line_stage_known" CHECK ("catalogue_line"."stage" in ('move', 'upgrade', 'improve')),
	CONSTRAINT "catalogue_line_driver_known" CHECK ("catalogue_line"."driver" in ('users', 'servers', 'gb', 'devices', 'fixed')),
	CONSTRAINT "catalogue_line_scope_known" CHECK ("catalogue_line"."scope" in ('in_scope', 'optional')),
	CONSTRAINT "catalogue_line_stage_of_piece" CHECK (("catalogue_line"."kind" = 'establishment') = ("catalogue_line"."stage" is not null))
);
--> statement-breakpoint
CREATE TABLE "offer" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"candidate_id" text collate "C" NOT NULL,
	"currency" text collate "C" NOT NULL,
	"edition" bigint DEFAULT 1 NOT NULL,
	"created_at" text collate "C" NOT NULL,
	CONSTRAINT "offer_currency_known" CHECK ("offer"."currency" in ('DKK', 'NOK', 'SEK', 'EUR', 'USD', 'GBP'))
);
--> statement-breakpoint
CREATE TABLE "offer_bundle" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"offer_version_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"amount_minor" bigint,
	"split_note" text collate "C" DEFAULT '' NOT NULL,
	"sealed" text collate "C",
	"edition" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "offer_bundle_amount_or_seal" CHECK (("offer_bundle"."amount_minor" is null) = ("offer_bundle"."sealed" is not null)),
	CONSTRAINT "offer_bundle_amount_money" CHECK (cast("offer_bundle"."amount_minor" as bigint) = "offer_bundle"."amount_minor" and "offer_bundle"."amount_minor" between 0 and 10000000000)
);
--> statement-breakpoint
CREATE TABLE "offer_line" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"offer_version_id" text collate "C" NOT NULL,
	"line_id" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"unit_price_minor" bigint,
	"driver" text collate "C",
	"quantity_milli" bigint,
	"period" text collate "C",
	"minimum_milli" bigint,
	"included_in_line_id" text collate "C",
	"bundle_id" text collate "C",
	"note" text collate "C" DEFAULT '' NOT NULL,
	"updated_at" text collate "C" NOT NULL,
	"updated_by" text collate "C" DEFAULT '' NOT NULL,
	"sealed" text collate "C",
	"edition" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "offer_line_state_known" CHECK ("offer_line"."state" in ('priced', 'included', 'bundled', 'not_offered', 'unanswered')),
	CONSTRAINT "offer_line_driver_known" CHECK ("offer_line"."driver" in ('users', 'servers', 'gb', 'devices', 'fixed')),
	CONSTRAINT "offer_line_period_known" CHECK ("offer_line"."period" in ('month', 'year', 'once')),
	CONSTRAINT "offer_line_price_money" CHECK (cast("offer_line"."unit_price_minor" as bigint) = "offer_line"."unit_price_minor" and "offer_line"."unit_price_minor" between 0 and 10000000000),
	CONSTRAINT "offer_line_quantity_range" CHECK ("offer_line"."quantity_milli" between 0 and 10000000000),
	CONSTRAINT "offer_line_minimum_range" CHECK ("offer_line"."minimum_milli" between 0 and 10000000000),
	CONSTRAINT "offer_line_one_state" CHECK (("offer_line"."state" = 'priced') = (("offer_line"."unit_price_minor" is not null or "offer_line"."sealed" is not null) and "offer_line"."driver" is not null and "offer_line"."period" is not null) and ("offer_line"."state" = 'included') = ("offer_line"."included_in_line_id" is not null) and ("offer_line"."state" = 'bundled') = ("offer_line"."bundle_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "offer_line_tier" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"offer_line_id" text collate "C" NOT NULL,
	"from_milli" bigint NOT NULL,
	"unit_price_minor" bigint NOT NULL,
	CONSTRAINT "offer_line_tier_price_money" CHECK (cast("offer_line_tier"."unit_price_minor" as bigint) = "offer_line_tier"."unit_price_minor" and "offer_line_tier"."unit_price_minor" between 0 and 10000000000),
	CONSTRAINT "offer_line_tier_from_range" CHECK ("offer_line_tier"."from_milli" between 0 and 10000000000)
);
--> statement-breakpoint
CREATE TABLE "offer_version" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"offer_id" text collate "C" NOT NULL,
	"number" bigint NOT NULL,
	"received_on" text collate "C",
	"valid_until" text collate "C",
	"index_basis_points" bigint DEFAULT 0 NOT NULL,
	"index_after_months" bigint DEFAULT 12 NOT NULL,
	"stated_total_minor" bigint,
	"source" text collate "C" DEFAULT '' NOT NULL,
	"sealed" text collate "C",
	"edition" bigint DEFAULT 1 NOT NULL,
	"created_at" text collate "C" NOT NULL,
	CONSTRAINT "offer_version_number_range" CHECK ("offer_version"."number" between 1 and 10000),
	CONSTRAINT "offer_version_index_range" CHECK ("offer_version"."index_basis_points" between 0 and 2500),
	CONSTRAINT "offer_version_index_after_range" CHECK ("offer_version"."index_after_months" between 1 and 84),
	CONSTRAINT "offer_version_stated_money" CHECK (cast("offer_version"."stated_total_minor" as bigint) = "offer_version"."stated_total_minor" and "offer_version"."stated_total_minor" between 0 and 9007199254740991)
);
--> statement-breakpoint
CREATE TABLE "plug" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"candidate_id" text collate "C" NOT NULL,
	"line_id" text collate "C" NOT NULL,
	"source" text collate "C" NOT NULL,
	"low_minor" bigint,
	"base_minor" bigint,
	"high_minor" bigint,
	"note" text collate "C" DEFAULT '' NOT NULL,
	"made_on" text collate "C" NOT NULL,
	"made_by" text collate "C" NOT NULL,
	"edition" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "plug_source_known" CHECK ("plug"."source" in ('own_price_list', 'median_of_others', 'highest_of_others', 'estimate')),
	CONSTRAINT "plug_low_money" CHECK (cast("plug"."low_minor" as bigint) = "plug"."low_minor" and "plug"."low_minor" between 0 and 10000000000),
	CONSTRAINT "plug_base_money" CHECK (cast("plug"."base_minor" as bigint) = "plug"."base_minor" and "plug"."base_minor" between 0 and 10000000000),
	CONSTRAINT "plug_high_money" CHECK (cast("plug"."high_minor" as bigint) = "plug"."high_minor" and "plug"."high_minor" between 0 and 10000000000),
	CONSTRAINT "plug_estimate_complete" CHECK (("plug"."source" = 'estimate') = ("plug"."base_minor" is not null and "plug"."low_minor" is not null and "plug"."high_minor" is not null)),
	CONSTRAINT "plug_low_base_high" CHECK ("plug"."low_minor" <= "plug"."base_minor" and "plug"."base_minor" <= "plug"."high_minor")
);
--> statement-breakpoint
CREATE TABLE "price_list_item" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"offer_version_id" text collate "C" NOT NULL,
	"line_id" text collate "C",
	"name" text collate "C" NOT NULL,
	"unit_price_minor" bigint,
	"driver" text collate "C" NOT NULL,
	"period" text collate "C" NOT NULL,
	"position" bigint DEFAULT 0 NOT NULL,
	"sealed" text collate "C",
	"edition" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "price_list_item_price_or_seal" CHECK (("price_list_item"."unit_price_minor" is null) = ("price_list_item"."sealed" is not null)),
	CONSTRAINT "price_list_item_price_money" CHECK (cast("price_list_item"."unit_price_minor" as bigint) = "price_list_item"."unit_price_minor" and "price_list_item"."unit_price_minor" between 0 and 10000000000),
	CONSTRAINT "price_list_item_driver_known" CHECK ("price_list_item"."driver" in ('users', 'servers', 'gb', 'devices', 'fixed')),
	CONSTRAINT "price_list_item_period_known" CHECK ("price_list_item"."period" in ('month', 'year', 'once'))
);
--> statement-breakpoint
CREATE TABLE "mail_message" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"organisation_id" text collate "C" NOT NULL,
	"selection_id" text collate "C",
	"participant_id" text collate "C",
	"kind" text collate "C" NOT NULL,
	"to_address" text collate "C" NOT NULL,
	"sealed_content" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"attempts" bigint DEFAULT 0 NOT NULL,
	"next_attempt_at" text collate "C" NOT NULL,
	"leased_until" text collate "C",
	"last_error" text collate "C" DEFAULT '' NOT NULL,
	"sent_at" text collate "C",
	"created_at" text collate "C" NOT NULL,
	CONSTRAINT "mail_message_kind_known" CHECK ("mail_message"."kind" in ('invitation', 'reminder', 'device_code', 'conflict_declared', 'opening_asked')),
	CONSTRAINT "mail_message_state_known" CHECK ("mail_message"."state" in ('queued', 'sent', 'failed', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "audit_event" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"organisation_id" text collate "C" NOT NULL,
	"selection_id" text collate "C",
	"sequence" bigint NOT NULL,
	"at" text collate "C" NOT NULL,
	"actor_id" text collate "C" NOT NULL,
	"actor_name" text collate "C" NOT NULL,
	"action" text collate "C" NOT NULL,
	"subject_id" text collate "C" NOT NULL,
	"before" text collate "C",
	"after" text collate "C",
	"previous_hash" text collate "C" NOT NULL,
	"hash" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "heartbeat" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"at" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"key" text collate "C" PRIMARY KEY NOT NULL,
	"value" text collate "C" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vendor" ADD CONSTRAINT "vendor_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exchange_rate" ADD CONSTRAINT "exchange_rate_selection_id_selection_id_fk" FOREIGN KEY ("selection_id") REFERENCES "public"."selection"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_reopening" ADD CONSTRAINT "model_reopening_selection_id_selection_id_fk" FOREIGN KEY ("selection_id") REFERENCES "public"."selection"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "selection" ADD CONSTRAINT "selection_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "selection_key" ADD CONSTRAINT "selection_key_selection_id_selection_id_fk" FOREIGN KEY ("selection_id") REFERENCES "public"."selection"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_code" ADD CONSTRAINT "device_code_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guest_session" ADD CONSTRAINT "guest_session_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant" ADD CONSTRAINT "participant_selection_id_selection_id_fk" FOREIGN KEY ("selection_id") REFERENCES "public"."selection"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant" ADD CONSTRAINT "participant_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declared_conflict" ADD CONSTRAINT "declared_conflict_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declared_conflict" ADD CONSTRAINT "declared_conflict_candidate_id_candidate_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidate"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant_candidate" ADD CONSTRAINT "participant_candidate_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant_candidate" ADD CONSTRAINT "participant_candidate_candidate_id_candidate_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidate"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant_group" ADD CONSTRAINT "participant_group_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant_group" ADD CONSTRAINT "participant_group_group_id_criterion_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."criterion_group"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assurance_report" ADD CONSTRAINT "assurance_report_candidate_id_candidate_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidate"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate" ADD CONSTRAINT "candidate_selection_id_selection_id_fk" FOREIGN KEY ("selection_id") REFERENCES "public"."selection"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate" ADD CONSTRAINT "candidate_vendor_id_vendor_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate_capability" ADD CONSTRAINT "candidate_capability_candidate_id_candidate_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidate"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate_reference" ADD CONSTRAINT "candidate_reference_candidate_id_candidate_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidate"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "financial_year" ADD CONSTRAINT "financial_year_candidate_id_candidate_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidate"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reference_answer" ADD CONSTRAINT "reference_answer_reference_id_candidate_reference_id_fk" FOREIGN KEY ("reference_id") REFERENCES "public"."candidate_reference"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_fact" ADD CONSTRAINT "supplier_fact_candidate_id_candidate_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidate"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreed_score" ADD CONSTRAINT "agreed_score_candidate_id_candidate_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidate"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreed_score" ADD CONSTRAINT "agreed_score_criterion_id_criterion_id_fk" FOREIGN KEY ("criterion_id") REFERENCES "public"."criterion"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criterion" ADD CONSTRAINT "criterion_group_id_criterion_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."criterion_group"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criterion_group" ADD CONSTRAINT "criterion_group_selection_id_selection_id_fk" FOREIGN KEY ("selection_id") REFERENCES "public"."selection"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirement" ADD CONSTRAINT "requirement_selection_id_selection_id_fk" FOREIGN KEY ("selection_id") REFERENCES "public"."selection"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirement_answer" ADD CONSTRAINT "requirement_answer_requirement_id_requirement_id_fk" FOREIGN KEY ("requirement_id") REFERENCES "public"."requirement"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirement_answer" ADD CONSTRAINT "requirement_answer_candidate_id_candidate_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidate"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score" ADD CONSTRAINT "score_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score" ADD CONSTRAINT "score_candidate_id_candidate_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidate"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score" ADD CONSTRAINT "score_criterion_id_criterion_id_fk" FOREIGN KEY ("criterion_id") REFERENCES "public"."criterion"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_submission" ADD CONSTRAINT "score_submission_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_submission" ADD CONSTRAINT "score_submission_candidate_id_candidate_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidate"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_submission" ADD CONSTRAINT "score_submission_group_id_criterion_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."criterion_group"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scoring_round" ADD CONSTRAINT "scoring_round_candidate_id_candidate_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidate"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scoring_round" ADD CONSTRAINT "scoring_round_group_id_criterion_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."criterion_group"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bundle_split" ADD CONSTRAINT "bundle_split_bundle_id_offer_bundle_id_fk" FOREIGN KEY ("bundle_id") REFERENCES "public"."offer_bundle"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bundle_split" ADD CONSTRAINT "bundle_split_line_id_catalogue_line_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."catalogue_line"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_line" ADD CONSTRAINT "catalogue_line_selection_id_selection_id_fk" FOREIGN KEY ("selection_id") REFERENCES "public"."selection"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer" ADD CONSTRAINT "offer_candidate_id_candidate_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidate"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_bundle" ADD CONSTRAINT "offer_bundle_offer_version_id_offer_version_id_fk" FOREIGN KEY ("offer_version_id") REFERENCES "public"."offer_version"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_line" ADD CONSTRAINT "offer_line_offer_version_id_offer_version_id_fk" FOREIGN KEY ("offer_version_id") REFERENCES "public"."offer_version"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_line" ADD CONSTRAINT "offer_line_line_id_catalogue_line_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."catalogue_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_line" ADD CONSTRAINT "offer_line_included_in_line_id_catalogue_line_id_fk" FOREIGN KEY ("included_in_line_id") REFERENCES "public"."catalogue_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_line" ADD CONSTRAINT "offer_line_bundle_id_offer_bundle_id_fk" FOREIGN KEY ("bundle_id") REFERENCES "public"."offer_bundle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_line_tier" ADD CONSTRAINT "offer_line_tier_offer_line_id_offer_line_id_fk" FOREIGN KEY ("offer_line_id") REFERENCES "public"."offer_line"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_version" ADD CONSTRAINT "offer_version_offer_id_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offer"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plug" ADD CONSTRAINT "plug_candidate_id_candidate_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidate"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plug" ADD CONSTRAINT "plug_line_id_catalogue_line_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."catalogue_line"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_list_item" ADD CONSTRAINT "price_list_item_offer_version_id_offer_version_id_fk" FOREIGN KEY ("offer_version_id") REFERENCES "public"."offer_version"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_list_item" ADD CONSTRAINT "price_list_item_line_id_catalogue_line_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."catalogue_line"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "session_user" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "account_user" ON "account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verification_identifier" ON "verification" USING btree ("identifier");--> statement-breakpoint
CREATE UNIQUE INDEX "member_once" ON "member" USING btree ("organisation_id","user_id");--> statement-breakpoint
CREATE INDEX "member_user" ON "member" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "vendor_organisation" ON "vendor" USING btree ("organisation_id","legal_name");--> statement-breakpoint
CREATE UNIQUE INDEX "exchange_rate_once" ON "exchange_rate" USING btree ("selection_id","currency");--> statement-breakpoint
CREATE INDEX "model_reopening_selection" ON "model_reopening" USING btree ("selection_id","at");--> statement-breakpoint
CREATE INDEX "selection_organisation" ON "selection" USING btree ("organisation_id","updated_at");--> statement-breakpoint
CREATE INDEX "device_code_participant" ON "device_code" USING btree ("participant_id","created_at");--> statement-breakpoint
CREATE INDEX "guest_session_participant" ON "guest_session" USING btree ("participant_id");--> statement-breakpoint
CREATE INDEX "invitation_participant" ON "invitation" USING btree ("participant_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "participant_once" ON "participant" USING btree ("selection_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "participant_email_once" ON "participant" USING btree ("selection_id","email");--> statement-breakpoint
CREATE INDEX "participant_user" ON "participant" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "declared_conflict_once" ON "declared_conflict" USING btree ("participant_id","candidate_id");--> statement-breakpoint
CREATE INDEX "declared_conflict_candidate" ON "declared_conflict" USING btree ("candidate_id");--> statement-breakpoint
CREATE UNIQUE INDEX "participant_candidate_once" ON "participant_candidate" USING btree ("participant_id","candidate_id");--> statement-breakpoint
CREATE INDEX "participant_candidate_candidate" ON "participant_candidate" USING btree ("candidate_id");--> statement-breakpoint
CREATE UNIQUE INDEX "participant_group_once" ON "participant_group" USING btree ("participant_id","group_id");--> statement-breakpoint
CREATE INDEX "participant_group_group" ON "participant_group" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "assurance_report_candidate" ON "assurance_report" USING btree ("candidate_id");--> statement-breakpoint
CREATE UNIQUE INDEX "candidate_once" ON "candidate" USING btree ("selection_id","vendor_id");--> statement-breakpoint
CREATE UNIQUE INDEX "candidate_letter_once" ON "candidate" USING btree ("selection_id","letter") WHERE "candidate"."letter" is not null;--> statement-breakpoint
CREATE INDEX "candidate_vendor" ON "candidate" USING btree ("vendor_id");--> statement-breakpoint
CREATE UNIQUE INDEX "candidate_capability_once" ON "candidate_capability" USING btree ("candidate_id","capability");--> statement-breakpoint
CREATE INDEX "candidate_reference_candidate" ON "candidate_reference" USING btree ("candidate_id");--> statement-breakpoint
CREATE UNIQUE INDEX "financial_year_once" ON "financial_year" USING btree ("candidate_id","year");--> statement-breakpoint
CREATE UNIQUE INDEX "reference_answer_once" ON "reference_answer" USING btree ("reference_id","question");--> statement-breakpoint
CREATE UNIQUE INDEX "supplier_fact_once" ON "supplier_fact" USING btree ("candidate_id","fact");--> statement-breakpoint
CREATE UNIQUE INDEX "agreed_score_once" ON "agreed_score" USING btree ("candidate_id","criterion_id");--> statement-breakpoint
CREATE INDEX "agreed_score_criterion" ON "agreed_score" USING btree ("criterion_id");--> statement-breakpoint
CREATE INDEX "criterion_group_position" ON "criterion" USING btree ("group_id","position");--> statement-breakpoint
CREATE INDEX "criterion_group_selection" ON "criterion_group" USING btree ("selection_id","position");--> statement-breakpoint
CREATE INDEX "requirement_selection" ON "requirement" USING btree ("selection_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "requirement_answer_once" ON "requirement_answer" USING btree ("requirement_id","candidate_id");--> statement-breakpoint
CREATE INDEX "requirement_answer_candidate" ON "requirement_answer" USING btree ("candidate_id");--> statement-breakpoint
CREATE UNIQUE INDEX "score_once" ON "score" USING btree ("participant_id","candidate_id","criterion_id");--> statement-breakpoint
CREATE INDEX "score_candidate" ON "score" USING btree ("candidate_id");--> statement-breakpoint
CREATE INDEX "score_criterion" ON "score" USING btree ("criterion_id");--> statement-breakpoint
CREATE UNIQUE INDEX "score_submission_once" ON "score_submission" USING btree ("participant_id","candidate_id","group_id");--> statement-breakpoint
CREATE INDEX "score_submission_candidate" ON "score_submission" USING btree ("candidate_id","group_id");--> statement-breakpoint
CREATE INDEX "score_submission_group" ON "score_submission" USING btree ("group_id");--> statement-breakpoint
CREATE UNIQUE INDEX "scoring_round_once" ON "scoring_round" USING btree ("candidate_id","group_id");--> statement-breakpoint
CREATE INDEX "scoring_round_group" ON "scoring_round" USING btree ("group_id");--> statement-breakpoint
CREATE UNIQUE INDEX "bundle_split_once" ON "bundle_split" USING btree ("bundle_id","line_id");--> statement-breakpoint
CREATE INDEX "catalogue_line_selection" ON "catalogue_line" USING btree ("selection_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "offer_once" ON "offer" USING btree ("candidate_id");--> statement-breakpoint
CREATE INDEX "offer_bundle_version" ON "offer_bundle" USING btree ("offer_version_id");--> statement-breakpoint
CREATE UNIQUE INDEX "offer_line_once" ON "offer_line" USING btree ("offer_version_id","line_id");--> statement-breakpoint
CREATE INDEX "offer_line_line" ON "offer_line" USING btree ("line_id");--> statement-breakpoint
CREATE INDEX "offer_line_bundle" ON "offer_line" USING btree ("bundle_id");--> statement-breakpoint
CREATE UNIQUE INDEX "offer_line_tier_once" ON "offer_line_tier" USING btree ("offer_line_id","from_milli");--> statement-breakpoint
CREATE UNIQUE INDEX "offer_version_once" ON "offer_version" USING btree ("offer_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "plug_once" ON "plug" USING btree ("candidate_id","line_id");--> statement-breakpoint
CREATE INDEX "plug_line" ON "plug" USING btree ("line_id");--> statement-breakpoint
CREATE INDEX "price_list_item_version" ON "price_list_item" USING btree ("offer_version_id","position");--> statement-breakpoint
CREATE INDEX "mail_message_due" ON "mail_message" USING btree ("state","next_attempt_at");--> statement-breakpoint
CREATE INDEX "mail_message_participant" ON "mail_message" USING btree ("participant_id","created_at");--> statement-breakpoint
CREATE INDEX "mail_message_selection" ON "mail_message" USING btree ("selection_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_event_sequence" ON "audit_event" USING btree ("organisation_id","sequence");--> statement-breakpoint
CREATE INDEX "audit_event_selection" ON "audit_event" USING btree ("selection_id","sequence");