CREATE TABLE `audit_event` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`selection_id` text,
	`sequence` integer NOT NULL,
	`at` text NOT NULL,
	`actor_id` text NOT NULL,
	`actor_name` text NOT NULL,
	`action` text NOT NULL,
	`subject_id` text NOT NULL,
	`before` text,
	`after` text,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_event_sequence` ON `audit_event` (`organisation_id`,`sequence`);--> statement-breakpoint
CREATE INDEX `audit_event_selection` ON `audit_event` (`selection_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `heartbeat` (
	`id` text PRIMARY KEY NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `installation` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `account_user` ON `account` (`user_id`);--> statement-breakpoint
CREATE TABLE `rate_limit` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`count` integer NOT NULL,
	`last_request` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rate_limit_key_unique` ON `rate_limit` (`key`);--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL,
	`token` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`user_id` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_token_unique` ON `session` (`token`);--> statement-breakpoint
CREATE INDEX `session_user` ON `session` (`user_id`);--> statement-breakpoint
CREATE TABLE `user` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer DEFAULT false NOT NULL,
	`image` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_email_unique` ON `user` (`email`);--> statement-breakpoint
CREATE TABLE `verification` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `verification_identifier` ON `verification` (`identifier`);--> statement-breakpoint
CREATE TABLE `assurance_report` (
	`id` text PRIMARY KEY NOT NULL,
	`candidate_id` text NOT NULL,
	`standard` text NOT NULL,
	`type` text,
	`auditor` text DEFAULT '' NOT NULL,
	`date` text,
	`period_start` text,
	`period_end` text,
	`services` text DEFAULT '' NOT NULL,
	`sites` text DEFAULT '' NOT NULL,
	`qualified` integer DEFAULT false NOT NULL,
	`exceptions` text DEFAULT '' NOT NULL,
	`subservice` text DEFAULT 'not_stated' NOT NULL,
	`bridge_letter_date` text,
	`source` text DEFAULT '' NOT NULL,
	`source_date` text,
	`edition` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "assurance_report_standard_known" CHECK("assurance_report"."standard" in ('isae_3402', 'isae_3000', 'soc_1', 'soc_2', 'iso_27001', 'other')),
	CONSTRAINT "assurance_report_type_known" CHECK("assurance_report"."type" in ('I', 'II')),
	CONSTRAINT "assurance_report_subservice_known" CHECK("assurance_report"."subservice" in ('carve_out', 'inclusive', 'not_stated'))
);
--> statement-breakpoint
CREATE INDEX `assurance_report_candidate` ON `assurance_report` (`candidate_id`);--> statement-breakpoint
CREATE TABLE `candidate` (
	`id` text PRIMARY KEY NOT NULL,
	`selection_id` text NOT NULL,
	`vendor_id` text NOT NULL,
	`letter` text,
	`colour` integer,
	`stage` text NOT NULL,
	`stage_reason` text DEFAULT '' NOT NULL,
	`claimed_partner_type` integer,
	`membership` text DEFAULT 'not_checked' NOT NULL,
	`membership_source` text DEFAULT '' NOT NULL,
	`membership_date` text,
	`edition` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`selection_id`) REFERENCES `selection`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`vendor_id`) REFERENCES `vendor`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "candidate_stage_known" CHECK("candidate"."stage" in ('longlisted', 'prequalified', 'shortlisted', 'negotiating', 'chosen', 'withdrawn', 'rejected')),
	CONSTRAINT "candidate_membership_known" CHECK("candidate"."membership" in ('yes', 'no', 'not_checked')),
	CONSTRAINT "candidate_claimed_known" CHECK("candidate"."claimed_partner_type" in (1, 2, 3)),
	CONSTRAINT "candidate_colour_range" CHECK("candidate"."colour" between 0 and 4)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `candidate_once` ON `candidate` (`selection_id`,`vendor_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `candidate_letter_once` ON `candidate` (`selection_id`,`letter`) WHERE "candidate"."letter" is not null;--> statement-breakpoint
CREATE INDEX `candidate_vendor` ON `candidate` (`vendor_id`);--> statement-breakpoint
CREATE TABLE `candidate_capability` (
	`id` text PRIMARY KEY NOT NULL,
	`candidate_id` text NOT NULL,
	`capability` text NOT NULL,
	`state` text NOT NULL,
	`how` text DEFAULT '' NOT NULL,
	`date` text,
	`edition` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "candidate_capability_state_known" CHECK("candidate_capability"."state" in ('claimed', 'verified', 'absent'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `candidate_capability_once` ON `candidate_capability` (`candidate_id`,`capability`);--> statement-breakpoint
CREATE TABLE `candidate_reference` (
	`id` text PRIMARY KEY NOT NULL,
	`candidate_id` text NOT NULL,
	`customer` text NOT NULL,
	`contact` text DEFAULT '' NOT NULL,
	`found_by` text NOT NULL,
	`similar_size` integer,
	`similar_industry` integer,
	`similar_systems` integer,
	`called_by` text DEFAULT '' NOT NULL,
	`called_on` text,
	`rating` integer,
	`edition` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "candidate_reference_found_known" CHECK("candidate_reference"."found_by" in ('buyer', 'vendor')),
	CONSTRAINT "candidate_reference_rating_range" CHECK("candidate_reference"."rating" between 1 and 5)
);
--> statement-breakpoint
CREATE INDEX `candidate_reference_candidate` ON `candidate_reference` (`candidate_id`);--> statement-breakpoint
CREATE TABLE `financial_year` (
	`id` text PRIMARY KEY NOT NULL,
	`candidate_id` text NOT NULL,
	`year` integer NOT NULL,
	`currency` text NOT NULL,
	`equity_minor` integer,
	`result_minor` integer,
	`total_assets_minor` integer,
	`revenue_minor` integer,
	`share_capital_minor` integer,
	`employees` integer,
	`source` text NOT NULL,
	`source_note` text DEFAULT '' NOT NULL,
	`source_date` text,
	`edition` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "financial_year_currency_known" CHECK("financial_year"."currency" in ('DKK', 'NOK', 'SEK', 'EUR', 'USD', 'GBP')),
	CONSTRAINT "financial_year_source_known" CHECK("financial_year"."source" in ('typed', 'file', 'register')),
	CONSTRAINT "financial_year_range" CHECK("financial_year"."year" between 1900 and 2200),
	CONSTRAINT "financial_year_equity_money" CHECK(cast("financial_year"."equity_minor" as bigint) = "financial_year"."equity_minor" and "financial_year"."equity_minor" between -10000000000000 and 10000000000000),
	CONSTRAINT "financial_year_result_money" CHECK(cast("financial_year"."result_minor" as bigint) = "financial_year"."result_minor" and "financial_year"."result_minor" between -10000000000000 and 10000000000000),
	CONSTRAINT "financial_year_assets_money" CHECK(cast("financial_year"."total_assets_minor" as bigint) = "financial_year"."total_assets_minor" and "financial_year"."total_assets_minor" between 0 and 10000000000000),
	CONSTRAINT "financial_year_revenue_money" CHECK(cast("financial_year"."revenue_minor" as bigint) = "financial_year"."revenue_minor" and "financial_year"."revenue_minor" between -10000000000000 and 10000000000000),
	CONSTRAINT "financial_year_capital_money" CHECK(cast("financial_year"."share_capital_minor" as bigint) = "financial_year"."share_capital_minor" and "financial_year"."share_capital_minor" between 0 and 10000000000000),
	CONSTRAINT "financial_year_employees_range" CHECK("financial_year"."employees" between 0 and 10000000)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `financial_year_once` ON `financial_year` (`candidate_id`,`year`);--> statement-breakpoint
CREATE TABLE `reference_answer` (
	`id` text PRIMARY KEY NOT NULL,
	`reference_id` text NOT NULL,
	`question` text NOT NULL,
	`answer` text NOT NULL,
	FOREIGN KEY (`reference_id`) REFERENCES `candidate_reference`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reference_answer_once` ON `reference_answer` (`reference_id`,`question`);--> statement-breakpoint
CREATE TABLE `supplier_fact` (
	`id` text PRIMARY KEY NOT NULL,
	`candidate_id` text NOT NULL,
	`fact` text NOT NULL,
	`text` text NOT NULL,
	`source` text DEFAULT '' NOT NULL,
	`source_date` text,
	`edition` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "supplier_fact_known" CHECK("supplier_fact"."fact" in ('data_location', 'backup_location', 'data_access', 'subcontractors', 'standards', 'software_rights'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `supplier_fact_once` ON `supplier_fact` (`candidate_id`,`fact`);--> statement-breakpoint
CREATE TABLE `bundle_split` (
	`id` text PRIMARY KEY NOT NULL,
	`bundle_id` text NOT NULL,
	`line_id` text NOT NULL,
	`amount_minor` integer NOT NULL,
	FOREIGN KEY (`bundle_id`) REFERENCES `offer_bundle`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`line_id`) REFERENCES `catalogue_line`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "bundle_split_amount_money" CHECK(cast("bundle_split"."amount_minor" as bigint) = "bundle_split"."amount_minor" and "bundle_split"."amount_minor" between 0 and 10000000000)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bundle_split_once` ON `bundle_split` (`bundle_id`,`line_id`);--> statement-breakpoint
CREATE TABLE `catalogue_line` (
	`id` text PRIMARY KEY NOT NULL,
	`selection_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`category` text DEFAULT '' NOT NULL,
	`template_key` text,
	`stage` text,
	`driver` text NOT NULL,
	`scope` text NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`edition` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`selection_id`) REFERENCES `selection`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "catalogue_line_kind_known" CHECK("catalogue_line"."kind" in ('service', 'establishment', 'exit')),
	CONSTRAINT "catalogue_line_stage_known" CHECK("catalogue_line"."stage" in ('move', 'upgrade', 'improve')),
	CONSTRAINT "catalogue_line_driver_known" CHECK("catalogue_line"."driver" in ('users', 'servers', 'gb', 'devices', 'fixed')),
	CONSTRAINT "catalogue_line_scope_known" CHECK("catalogue_line"."scope" in ('in_scope', 'optional')),
	CONSTRAINT "catalogue_line_stage_of_piece" CHECK(("catalogue_line"."kind" = 'establishment') = ("catalogue_line"."stage" is not null))
);
--> statement-breakpoint
CREATE INDEX `catalogue_line_selection` ON `catalogue_line` (`selection_id`,`position`);--> statement-breakpoint
CREATE TABLE `offer` (
	`id` text PRIMARY KEY NOT NULL,
	`candidate_id` text NOT NULL,
	`currency` text NOT NULL,
	`edition` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "offer_currency_known" CHECK("offer"."currency" in ('DKK', 'NOK', 'SEK', 'EUR', 'USD', 'GBP'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `offer_once` ON `offer` (`candidate_id`);--> statement-breakpoint
CREATE TABLE `offer_bundle` (
	`id` text PRIMARY KEY NOT NULL,
	`offer_version_id` text NOT NULL,
	`name` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`split_note` text DEFAULT '' NOT NULL,
	`edition` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`offer_version_id`) REFERENCES `offer_version`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "offer_bundle_amount_money" CHECK(cast("offer_bundle"."amount_minor" as bigint) = "offer_bundle"."amount_minor" and "offer_bundle"."amount_minor" between 0 and 10000000000)
);
--> statement-breakpoint
CREATE INDEX `offer_bundle_version` ON `offer_bundle` (`offer_version_id`);--> statement-breakpoint
CREATE TABLE `offer_line` (
	`id` text PRIMARY KEY NOT NULL,
	`offer_version_id` text NOT NULL,
	`line_id` text NOT NULL,
	`state` text NOT NULL,
	`unit_price_minor` integer,
	`driver` text,
	`quantity_milli` integer,
	`period` text,
	`minimum_milli` integer,
	`included_in_line_id` text,
	`bundle_id` text,
	`note` text DEFAULT '' NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` text DEFAULT '' NOT NULL,
	`edition` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`offer_version_id`) REFERENCES `offer_version`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`line_id`) REFERENCES `catalogue_line`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`included_in_line_id`) REFERENCES `catalogue_line`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bundle_id`) REFERENCES `offer_bundle`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "offer_line_state_known" CHECK("offer_line"."state" in ('priced', 'included', 'bundled', 'not_offered', 'unanswered')),
	CONSTRAINT "offer_line_driver_known" CHECK("offer_line"."driver" in ('users', 'servers', 'gb', 'devices', 'fixed')),
	CONSTRAINT "offer_line_period_known" CHECK("offer_line"."period" in ('month', 'year', 'once')),
	CONSTRAINT "offer_line_price_money" CHECK(cast("offer_line"."unit_price_minor" as bigint) = "offer_line"."unit_price_minor" and "offer_line"."unit_price_minor" between 0 and 10000000000),
	CONSTRAINT "offer_line_quantity_range" CHECK("offer_line"."quantity_milli" between 0 and 10000000000),
	CONSTRAINT "offer_line_minimum_range" CHECK("offer_line"."minimum_milli" between 0 and 10000000000),
	CONSTRAINT "offer_line_one_state" CHECK(("offer_line"."state" = 'priced') = ("offer_line"."unit_price_minor" is not null and "offer_line"."driver" is not null and "offer_line"."period" is not null) and ("offer_line"."state" = 'included') = ("offer_line"."included_in_line_id" is not null) and ("offer_line"."state" = 'bundled') = ("offer_line"."bundle_id" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `offer_line_once` ON `offer_line` (`offer_version_id`,`line_id`);--> statement-breakpoint
CREATE INDEX `offer_line_line` ON `offer_line` (`line_id`);--> statement-breakpoint
CREATE INDEX `offer_line_bundle` ON `offer_line` (`bundle_id`);--> statement-breakpoint
CREATE TABLE `offer_line_tier` (
	`id` text PRIMARY KEY NOT NULL,
	`offer_line_id` text NOT NULL,
	`from_milli` integer NOT NULL,
	`unit_price_minor` integer NOT NULL,
	FOREIGN KEY (`offer_line_id`) REFERENCES `offer_line`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "offer_line_tier_price_money" CHECK(cast("offer_line_tier"."unit_price_minor" as bigint) = "offer_line_tier"."unit_price_minor" and "offer_line_tier"."unit_price_minor" between 0 and 10000000000),
	CONSTRAINT "offer_line_tier_from_range" CHECK("offer_line_tier"."from_milli" between 0 and 10000000000)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `offer_line_tier_once` ON `offer_line_tier` (`offer_line_id`,`from_milli`);--> statement-breakpoint
CREATE TABLE `offer_version` (
	`id` text PRIMARY KEY NOT NULL,
	`offer_id` text NOT NULL,
	`number` integer NOT NULL,
	`received_on` text,
	`valid_until` text,
	`index_basis_points` integer DEFAULT 0 NOT NULL,
	`index_after_months` integer DEFAULT 12 NOT NULL,
	`stated_total_minor` integer,
	`source` text DEFAULT '' NOT NULL,
	`edition` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`offer_id`) REFERENCES `offer`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "offer_version_number_range" CHECK("offer_version"."number" between 1 and 10000),
	CONSTRAINT "offer_version_index_range" CHECK("offer_version"."index_basis_points" between 0 and 2500),
	CONSTRAINT "offer_version_index_after_range" CHECK("offer_version"."index_after_months" between 1 and 84),
	CONSTRAINT "offer_version_stated_money" CHECK(cast("offer_version"."stated_total_minor" as bigint) = "offer_version"."stated_total_minor" and "offer_version"."stated_total_minor" between 0 and 9007199254740991)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `offer_version_once` ON `offer_version` (`offer_id`,`number`);--> statement-breakpoint
CREATE TABLE `plug` (
	`id` text PRIMARY KEY NOT NULL,
	`candidate_id` text NOT NULL,
	`line_id` text NOT NULL,
	`source` text NOT NULL,
	`low_minor` integer,
	`base_minor` integer,
	`high_minor` integer,
	`note` text DEFAULT '' NOT NULL,
	`made_on` text NOT NULL,
	`made_by` text NOT NULL,
	`edition` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`line_id`) REFERENCES `catalogue_line`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "plug_source_known" CHECK("plug"."source" in ('own_price_list', 'median_of_others', 'highest_of_others', 'estimate')),
	CONSTRAINT "plug_low_money" CHECK(cast("plug"."low_minor" as bigint) = "plug"."low_minor" and "plug"."low_minor" between 0 and 10000000000),
	CONSTRAINT "plug_base_money" CHECK(cast("plug"."base_minor" as bigint) = "plug"."base_minor" and "plug"."base_minor" between 0 and 10000000000),
	CONSTRAINT "plug_high_money" CHECK(cast("plug"."high_minor" as bigint) = "plug"."high_minor" and "plug"."high_minor" between 0 and 10000000000),
	CONSTRAINT "plug_estimate_complete" CHECK(("plug"."source" = 'estimate') = ("plug"."base_minor" is not null and "plug"."low_minor" is not null and "plug"."high_minor" is not null)),
	CONSTRAINT "plug_low_base_high" CHECK("plug"."low_minor" <= "plug"."base_minor" and "plug"."base_minor" <= "plug"."high_minor")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `plug_once` ON `plug` (`candidate_id`,`line_id`);--> statement-breakpoint
CREATE INDEX `plug_line` ON `plug` (`line_id`);--> statement-breakpoint
CREATE TABLE `price_list_item` (
	`id` text PRIMARY KEY NOT NULL,
	`offer_version_id` text NOT NULL,
	`line_id` text,
	`name` text NOT NULL,
	`unit_price_minor` integer NOT NULL,
	`driver` text NOT NULL,
	`period` text NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`edition` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`offer_version_id`) REFERENCES `offer_version`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`line_id`) REFERENCES `catalogue_line`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "price_list_item_price_money" CHECK(cast("price_list_item"."unit_price_minor" as bigint) = "price_list_item"."unit_price_minor" and "price_list_item"."unit_price_minor" between 0 and 10000000000),
	CONSTRAINT "price_list_item_driver_known" CHECK("price_list_item"."driver" in ('users', 'servers', 'gb', 'devices', 'fixed')),
	CONSTRAINT "price_list_item_period_known" CHECK("price_list_item"."period" in ('month', 'year', 'once'))
);
--> statement-breakpoint
CREATE INDEX `price_list_item_version` ON `price_list_item` (`offer_version_id`,`position`);--> statement-breakpoint
CREATE TABLE `member` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "member_role_known" CHECK("member"."role" in ('owner', 'member'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `member_once` ON `member` (`organisation_id`,`user_id`);--> statement-breakpoint
CREATE INDEX `member_user` ON `member` (`user_id`);--> statement-breakpoint
CREATE TABLE `organisation` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`is_sample` integer DEFAULT false NOT NULL,
	`edition` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `criterion` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`name` text NOT NULL,
	`help` text DEFAULT '' NOT NULL,
	`template_key` text,
	`weight` real NOT NULL,
	`purchase` text NOT NULL,
	`feed` text NOT NULL,
	`rubric_1` text DEFAULT '' NOT NULL,
	`rubric_2` text DEFAULT '' NOT NULL,
	`rubric_3` text DEFAULT '' NOT NULL,
	`rubric_4` text DEFAULT '' NOT NULL,
	`rubric_5` text DEFAULT '' NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`edition` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`group_id`) REFERENCES `criterion_group`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "criterion_purchase_known" CHECK("criterion"."purchase" in ('establishment', 'operation', 'both')),
	CONSTRAINT "criterion_feed_known" CHECK("criterion"."feed" in ('people', 'financial_soundness', 'assurance', 'references', 'requirements')),
	CONSTRAINT "criterion_weight_range" CHECK("criterion"."weight" between 0 and 1000000)
);
--> statement-breakpoint
CREATE INDEX `criterion_group_position` ON `criterion` (`group_id`,`position`);--> statement-breakpoint
CREATE TABLE `criterion_group` (
	`id` text PRIMARY KEY NOT NULL,
	`selection_id` text NOT NULL,
	`name` text NOT NULL,
	`template_key` text,
	`weight` real NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`edition` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`selection_id`) REFERENCES `selection`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "criterion_group_weight_range" CHECK("criterion_group"."weight" between 0 and 1000000)
);
--> statement-breakpoint
CREATE INDEX `criterion_group_selection` ON `criterion_group` (`selection_id`,`position`);--> statement-breakpoint
CREATE TABLE `requirement` (
	`id` text PRIMARY KEY NOT NULL,
	`selection_id` text NOT NULL,
	`name` text NOT NULL,
	`template_key` text,
	`level` text NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`edition` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`selection_id`) REFERENCES `selection`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "requirement_level_known" CHECK("requirement"."level" in ('absolute', 'important', 'desirable'))
);
--> statement-breakpoint
CREATE INDEX `requirement_selection` ON `requirement` (`selection_id`,`position`);--> statement-breakpoint
CREATE TABLE `requirement_answer` (
	`id` text PRIMARY KEY NOT NULL,
	`requirement_id` text NOT NULL,
	`candidate_id` text NOT NULL,
	`answer` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`edition` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`requirement_id`) REFERENCES `requirement`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "requirement_answer_known" CHECK("requirement_answer"."answer" in ('meets', 'partly', 'does_not', 'not_answered'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `requirement_answer_once` ON `requirement_answer` (`requirement_id`,`candidate_id`);--> statement-breakpoint
CREATE INDEX `requirement_answer_candidate` ON `requirement_answer` (`candidate_id`);--> statement-breakpoint
CREATE TABLE `score` (
	`id` text PRIMARY KEY NOT NULL,
	`participant_id` text NOT NULL,
	`candidate_id` text NOT NULL,
	`criterion_id` text NOT NULL,
	`value` integer,
	`note` text DEFAULT '' NOT NULL,
	`submitted_at` text,
	`updated_at` text NOT NULL,
	`edition` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`participant_id`) REFERENCES `participant`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`criterion_id`) REFERENCES `criterion`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "score_value_scale" CHECK("score"."value" in (1, 2, 3, 4, 5))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `score_once` ON `score` (`participant_id`,`candidate_id`,`criterion_id`);--> statement-breakpoint
CREATE INDEX `score_candidate` ON `score` (`candidate_id`);--> statement-breakpoint
CREATE INDEX `score_criterion` ON `score` (`criterion_id`);--> statement-breakpoint
CREATE TABLE `exchange_rate` (
	`id` text PRIMARY KEY NOT NULL,
	`selection_id` text NOT NULL,
	`currency` text NOT NULL,
	`rate_millionths` integer NOT NULL,
	`date` text NOT NULL,
	`edition` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`selection_id`) REFERENCES `selection`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "exchange_rate_currency_known" CHECK("exchange_rate"."currency" in ('DKK', 'NOK', 'SEK', 'EUR', 'USD', 'GBP')),
	CONSTRAINT "exchange_rate_range" CHECK("exchange_rate"."rate_millionths" between 1 and 100000000)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `exchange_rate_once` ON `exchange_rate` (`selection_id`,`currency`);--> statement-breakpoint
CREATE TABLE `participant` (
	`id` text PRIMARY KEY NOT NULL,
	`selection_id` text NOT NULL,
	`user_id` text,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`selection_id`) REFERENCES `selection`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "participant_role_known" CHECK("participant"."role" in ('lead', 'evaluator', 'observer'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `participant_once` ON `participant` (`selection_id`,`user_id`);--> statement-breakpoint
CREATE INDEX `participant_user` ON `participant` (`user_id`);--> statement-breakpoint
CREATE TABLE `selection` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`name` text NOT NULL,
	`template` text NOT NULL,
	`currency` text NOT NULL,
	`horizon_months` integer NOT NULL,
	`target_type` integer NOT NULL,
	`wanted_partner_type` integer,
	`users_milli` integer,
	`servers_milli` integer,
	`gb_milli` integer,
	`devices_milli` integer,
	`discount_basis_points` integer DEFAULT 0 NOT NULL,
	`phase` text DEFAULT 'prepare' NOT NULL,
	`price_formula` text DEFAULT 'proportional' NOT NULL,
	`price_share_tenths` integer NOT NULL,
	`slope_hundredths` integer DEFAULT 100 NOT NULL,
	`low_bound_minor` integer,
	`high_bound_minor` integer,
	`quality_value_minor` integer,
	`tie_break` text DEFAULT 'shared' NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`edition` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "selection_template_known" CHECK("selection"."template" in ('full_outsourcing', 'hosting_only', 'blank')),
	CONSTRAINT "selection_currency_known" CHECK("selection"."currency" in ('DKK', 'NOK', 'SEK', 'EUR', 'USD', 'GBP')),
	CONSTRAINT "selection_target_known" CHECK("selection"."target_type" in (1, 2, 3)),
	CONSTRAINT "selection_wanted_known" CHECK("selection"."wanted_partner_type" in (1, 2, 3)),
	CONSTRAINT "selection_phase_known" CHECK("selection"."phase" in ('prepare', 'longlist', 'shortlist', 'dialogue', 'offers_opened', 'negotiate', 'decide', 'establish', 'operate')),
	CONSTRAINT "selection_formula_known" CHECK("selection"."price_formula" in ('proportional', 'linear_from_lowest', 'min_max', 'fixed_bounds', 'priced_quality')),
	CONSTRAINT "selection_tie_break_known" CHECK("selection"."tie_break" in ('shared', 'lowest_price', 'highest_quality')),
	CONSTRAINT "selection_horizon_range" CHECK("selection"."horizon_months" between 12 and 84),
	CONSTRAINT "selection_discount_range" CHECK("selection"."discount_basis_points" between 0 and 5000),
	CONSTRAINT "selection_price_share_range" CHECK("selection"."price_share_tenths" between 0 and 1000),
	CONSTRAINT "selection_slope_range" CHECK("selection"."slope_hundredths" between 1 and 10000),
	CONSTRAINT "selection_users_range" CHECK("selection"."users_milli" between 0 and 10000000000),
	CONSTRAINT "selection_servers_range" CHECK("selection"."servers_milli" between 0 and 10000000000),
	CONSTRAINT "selection_gb_range" CHECK("selection"."gb_milli" between 0 and 10000000000),
	CONSTRAINT "selection_devices_range" CHECK("selection"."devices_milli" between 0 and 10000000000),
	CONSTRAINT "selection_low_bound_money" CHECK(cast("selection"."low_bound_minor" as bigint) = "selection"."low_bound_minor" and "selection"."low_bound_minor" between 0 and 9007199254740991),
	CONSTRAINT "selection_high_bound_money" CHECK(cast("selection"."high_bound_minor" as bigint) = "selection"."high_bound_minor" and "selection"."high_bound_minor" between 0 and 9007199254740991),
	CONSTRAINT "selection_quality_value_money" CHECK(cast("selection"."quality_value_minor" as bigint) = "selection"."quality_value_minor" and "selection"."quality_value_minor" between 0 and 9007199254740991)
);
--> statement-breakpoint
CREATE INDEX `selection_organisation` ON `selection` (`organisation_id`,`updated_at`);--> statement-breakpoint
CREATE TABLE `vendor` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`legal_name` text NOT NULL,
	`country` text NOT NULL,
	`registration_number` text DEFAULT '' NOT NULL,
	`employees` integer,
	`website` text DEFAULT '' NOT NULL,
	`notes` text DEFAULT '' NOT NULL,
	`edition` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "vendor_employees_range" CHECK("vendor"."employees" between 0 and 10000000)
);
--> statement-breakpoint
CREATE INDEX `vendor_organisation` ON `vendor` (`organisation_id`,`legal_name`);