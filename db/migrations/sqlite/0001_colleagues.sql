CREATE TABLE `declared_conflict` (
	`id` text PRIMARY KEY NOT NULL,
	`participant_id` text NOT NULL,
	`candidate_id` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`declared_at` text NOT NULL,
	FOREIGN KEY (`participant_id`) REFERENCES `participant`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `declared_conflict_once` ON `declared_conflict` (`participant_id`,`candidate_id`);--> statement-breakpoint
CREATE INDEX `declared_conflict_candidate` ON `declared_conflict` (`candidate_id`);--> statement-breakpoint
CREATE TABLE `participant_candidate` (
	`id` text PRIMARY KEY NOT NULL,
	`participant_id` text NOT NULL,
	`candidate_id` text NOT NULL,
	FOREIGN KEY (`participant_id`) REFERENCES `participant`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `participant_candidate_once` ON `participant_candidate` (`participant_id`,`candidate_id`);--> statement-breakpoint
CREATE INDEX `participant_candidate_candidate` ON `participant_candidate` (`candidate_id`);--> statement-breakpoint
CREATE TABLE `participant_group` (
	`id` text PRIMARY KEY NOT NULL,
	`participant_id` text NOT NULL,
	`group_id` text NOT NULL,
	FOREIGN KEY (`participant_id`) REFERENCES `participant`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`group_id`) REFERENCES `criterion_group`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `participant_group_once` ON `participant_group` (`participant_id`,`group_id`);--> statement-breakpoint
CREATE INDEX `participant_group_group` ON `participant_group` (`group_id`);--> statement-breakpoint
CREATE TABLE `mail_message` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`selection_id` text,
	`participant_id` text,
	`kind` text NOT NULL,
	`to_address` text NOT NULL,
	`sealed_content` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_attempt_at` text NOT NULL,
	`leased_until` text,
	`last_error` text DEFAULT '' NOT NULL,
	`sent_at` text,
	`created_at` text NOT NULL,
	CONSTRAINT "mail_message_kind_known" CHECK("mail_message"."kind" in ('invitation', 'reminder', 'device_code', 'conflict_declared', 'opening_asked')),
	CONSTRAINT "mail_message_state_known" CHECK("mail_message"."state" in ('queued', 'sent', 'failed', 'cancelled'))
);
--> statement-breakpoint
CREATE INDEX `mail_message_due` ON `mail_message` (`state`,`next_attempt_at`);--> statement-breakpoint
CREATE INDEX `mail_message_participant` ON `mail_message` (`participant_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `mail_message_selection` ON `mail_message` (`selection_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `device_code` (
	`id` text PRIMARY KEY NOT NULL,
	`participant_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text,
	`created_at` text NOT NULL,
	FOREIGN KEY (`participant_id`) REFERENCES `participant`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `device_code_participant` ON `device_code` (`participant_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `guest_session` (
	`id` text PRIMARY KEY NOT NULL,
	`participant_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`device` text DEFAULT '' NOT NULL,
	`expires_at` text NOT NULL,
	`last_seen_at` text NOT NULL,
	`revoked_at` text,
	`created_at` text NOT NULL,
	FOREIGN KEY (`participant_id`) REFERENCES `participant`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `guest_session_token_hash_unique` ON `guest_session` (`token_hash`);--> statement-breakpoint
CREATE INDEX `guest_session_participant` ON `guest_session` (`participant_id`);--> statement-breakpoint
CREATE TABLE `invitation` (
	`id` text PRIMARY KEY NOT NULL,
	`participant_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`expires_at` text NOT NULL,
	`opened_at` text,
	`device_allowed_until` text,
	`revoked_at` text,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`participant_id`) REFERENCES `participant`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitation_token_hash_unique` ON `invitation` (`token_hash`);--> statement-breakpoint
CREATE INDEX `invitation_participant` ON `invitation` (`participant_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `agreed_score` (
	`id` text PRIMARY KEY NOT NULL,
	`candidate_id` text NOT NULL,
	`criterion_id` text NOT NULL,
	`value` integer NOT NULL,
	`reason` text NOT NULL,
	`agreed_by` text NOT NULL,
	`agreed_at` text NOT NULL,
	`edition` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`criterion_id`) REFERENCES `criterion`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "agreed_score_value_scale" CHECK("agreed_score"."value" in (1, 2, 3, 4, 5))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `agreed_score_once` ON `agreed_score` (`candidate_id`,`criterion_id`);--> statement-breakpoint
CREATE INDEX `agreed_score_criterion` ON `agreed_score` (`criterion_id`);--> statement-breakpoint
CREATE TABLE `score_submission` (
	`id` text PRIMARY KEY NOT NULL,
	`participant_id` text NOT NULL,
	`candidate_id` text NOT NULL,
	`group_id` text NOT NULL,
	`submitted_at` text NOT NULL,
	FOREIGN KEY (`participant_id`) REFERENCES `participant`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`group_id`) REFERENCES `criterion_group`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `score_submission_once` ON `score_submission` (`participant_id`,`candidate_id`,`group_id`);--> statement-breakpoint
CREATE INDEX `score_submission_candidate` ON `score_submission` (`candidate_id`,`group_id`);--> statement-breakpoint
CREATE INDEX `score_submission_group` ON `score_submission` (`group_id`);--> statement-breakpoint
CREATE TABLE `scoring_round` (
	`id` text PRIMARY KEY NOT NULL,
	`candidate_id` text NOT NULL,
	`group_id` text NOT NULL,
	`opened_at` text NOT NULL,
	`opened_by` text NOT NULL,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`group_id`) REFERENCES `criterion_group`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `scoring_round_once` ON `scoring_round` (`candidate_id`,`group_id`);--> statement-breakpoint
CREATE INDEX `scoring_round_group` ON `scoring_round` (`group_id`);--> statement-breakpoint
CREATE TABLE `model_reopening` (
	`id` text PRIMARY KEY NOT NULL,
	`selection_id` text NOT NULL,
	`at` text NOT NULL,
	`by` text NOT NULL,
	`reason` text NOT NULL,
	FOREIGN KEY (`selection_id`) REFERENCES `selection`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `model_reopening_selection` ON `model_reopening` (`selection_id`,`at`);--> statement-breakpoint
CREATE TABLE `selection_key` (
	`selection_id` text PRIMARY KEY NOT NULL,
	`wrapped_key` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`selection_id`) REFERENCES `selection`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_offer_line` (
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
	`sealed` text,
	`edition` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`offer_version_id`) REFERENCES `offer_version`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`line_id`) REFERENCES `catalogue_line`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`included_in_line_id`) REFERENCES `catalogue_line`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bundle_id`) REFERENCES `offer_bundle`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "offer_line_state_known" CHECK("__new_offer_line"."state" in ('priced', 'included', 'bundled', 'not_offered', 'unanswered')),
	CONSTRAINT "offer_line_driver_known" CHECK("__new_offer_line"."driver" in ('users', 'servers', 'gb', 'devices', 'fixed')),
	CONSTRAINT "offer_line_period_known" CHECK("__new_offer_line"."period" in ('month', 'year', 'once')),
	CONSTRAINT "offer_line_price_money" CHECK(cast("__new_offer_line"."unit_price_minor" as bigint) = "__new_offer_line"."unit_price_minor" and "__new_offer_line"."unit_price_minor" between 0 and 10000000000),
	CONSTRAINT "offer_line_quantity_range" CHECK("__new_offer_line"."quantity_milli" between 0 and 10000000000),
	CONSTRAINT "offer_line_minimum_range" CHECK("__new_offer_line"."minimum_milli" between 0 and 10000000000),
	CONSTRAINT "offer_line_one_state" CHECK(("__new_offer_line"."state" = 'priced') = (("__new_offer_line"."unit_price_minor" is not null or "__new_offer_line"."sealed" is not null) and "__new_offer_line"."driver" is not null and "__new_offer_line"."period" is not null) and ("__new_offer_line"."state" = 'included') = ("__new_offer_line"."included_in_line_id" is not null) and ("__new_offer_line"."state" = 'bundled') = ("__new_offer_line"."bundle_id" is not null))
);
--> statement-breakpoint
INSERT INTO `__new_offer_line`("id", "offer_version_id", "line_id", "state", "unit_price_minor", "driver", "quantity_milli", "period", "minimum_milli", "included_in_line_id", "bundle_id", "note", "updated_at", "updated_by", "edition") SELECT "id", "offer_version_id", "line_id", "state", "unit_price_minor", "driver", "quantity_milli", "period", "minimum_milli", "included_in_line_id", "bundle_id", "note", "updated_at", "updated_by", "edition" FROM `offer_line`;--> statement-breakpoint
DROP TABLE `offer_line`;--> statement-breakpoint
ALTER TABLE `__new_offer_line` RENAME TO `offer_line`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `offer_line_once` ON `offer_line` (`offer_version_id`,`line_id`);--> statement-breakpoint
CREATE INDEX `offer_line_line` ON `offer_line` (`line_id`);--> statement-breakpoint
CREATE INDEX `offer_line_bundle` ON `offer_line` (`bundle_id`);--> statement-breakpoint
CREATE TABLE `__new_offer_bundle` (
	`id` text PRIMARY KEY NOT NULL,
	`offer_version_id` text NOT NULL,
	`name` text NOT NULL,
	`amount_minor` integer,
	`split_note` text DEFAULT '' NOT NULL,
	`sealed` text,
	`edition` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`offer_version_id`) REFERENCES `offer_version`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "offer_bundle_amount_or_seal" CHECK(("__new_offer_bundle"."amount_minor" is null) = ("__new_offer_bundle"."sealed" is not null)),
	CONSTRAINT "offer_bundle_amount_money" CHECK(cast("__new_offer_bundle"."amount_minor" as bigint) = "__new_offer_bundle"."amount_minor" and "__new_offer_bundle"."amount_minor" between 0 and 10000000000)
);
--> statement-breakpoint
INSERT INTO `__new_offer_bundle`("id", "offer_version_id", "name", "amount_minor", "split_note", "edition") SELECT "id", "offer_version_id", "name", "amount_minor", "split_note", "edition" FROM `offer_bundle`;--> statement-breakpoint
DROP TABLE `offer_bundle`;--> statement-breakpoint
ALTER TABLE `__new_offer_bundle` RENAME TO `offer_bundle`;--> statement-breakpoint
CREATE INDEX `offer_bundle_version` ON `offer_bundle` (`offer_version_id`);--> statement-breakpoint
CREATE TABLE `__new_price_list_item` (
	`id` text PRIMARY KEY NOT NULL,
	`offer_version_id` text NOT NULL,
	`line_id` text,
	`name` text NOT NULL,
	`unit_price_minor` integer,
	`driver` text NOT NULL,
	`period` text NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`sealed` text,
	`edition` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`offer_version_id`) REFERENCES `offer_version`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`line_id`) REFERENCES `catalogue_line`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "price_list_item_price_or_seal" CHECK(("__new_price_list_item"."unit_price_minor" is null) = ("__new_price_list_item"."sealed" is not null)),
	CONSTRAINT "price_list_item_price_money" CHECK(cast("__new_price_list_item"."unit_price_minor" as bigint) = "__new_price_list_item"."unit_price_minor" and "__new_price_list_item"."unit_price_minor" between 0 and 10000000000),
	CONSTRAINT "price_list_item_driver_known" CHECK("__new_price_list_item"."driver" in ('users', 'servers', 'gb', 'devices', 'fixed')),
	CONSTRAINT "price_list_item_period_known" CHECK("__new_price_list_item"."period" in ('month', 'year', 'once'))
);
--> statement-breakpoint
INSERT INTO `__new_price_list_item`("id", "offer_version_id", "line_id", "name", "unit_price_minor", "driver", "period", "position", "edition") SELECT "id", "offer_version_id", "line_id", "name", "unit_price_minor", "driver", "period", "position", "edition" FROM `price_list_item`;--> statement-breakpoint
DROP TABLE `price_list_item`;--> statement-breakpoint
ALTER TABLE `__new_price_list_item` RENAME TO `price_list_item`;--> statement-breakpoint
CREATE INDEX `price_list_item_version` ON `price_list_item` (`offer_version_id`,`position`);--> statement-breakpoint
ALTER TABLE `candidate_reference` ADD `caller_id` text;--> statement-breakpoint
ALTER TABLE `offer_version` ADD `sealed` text;--> statement-breakpoint
ALTER TABLE `criterion_group` ADD `held_back` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE TABLE `__new_participant` (
	`id` text PRIMARY KEY NOT NULL,
	`selection_id` text NOT NULL,
	`user_id` text,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`email` text,
	`locale` text DEFAULT 'en' NOT NULL,
	`knows_prices` integer DEFAULT false NOT NULL,
	`all_groups` integer DEFAULT true NOT NULL,
	`all_candidates` integer DEFAULT true NOT NULL,
	`declared_at` text,
	`reminded_at` text,
	`revoked_at` text,
	`edition` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`selection_id`) REFERENCES `selection`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "participant_role_known" CHECK("__new_participant"."role" in ('lead', 'evaluator', 'observer')),
	CONSTRAINT "participant_locale_known" CHECK("__new_participant"."locale" in ('en', 'da', 'nb'))
);
--> statement-breakpoint
INSERT INTO `__new_participant`("id", "selection_id", "user_id", "name", "role", "created_at") SELECT "id", "selection_id", "user_id", "name", "role", "created_at" FROM `participant`;--> statement-breakpoint
DROP TABLE `participant`;--> statement-breakpoint
ALTER TABLE `__new_participant` RENAME TO `participant`;--> statement-breakpoint
CREATE UNIQUE INDEX `participant_once` ON `participant` (`selection_id`,`user_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `participant_email_once` ON `participant` (`selection_id`,`email`);--> statement-breakpoint
CREATE INDEX `participant_user` ON `participant` (`user_id`);--> statement-breakpoint
CREATE TABLE `__new_selection` (
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
	`sealing` text DEFAULT 'none' NOT NULL,
	`scorer_names` text DEFAULT 'shown' NOT NULL,
	`scoring_deadline` text,
	`scoring_closed_at` text,
	`scoring_closed_by` text,
	`scoring_waived_reason` text DEFAULT '' NOT NULL,
	`model_locked_at` text,
	`model_locked_by` text,
	`opening_confirmer_id` text,
	`opening_requested_at` text,
	`opening_requested_by` text,
	`prices_opened_at` text,
	`prices_opened_by` text,
	`revision` integer DEFAULT 1 NOT NULL,
	`edition` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "selection_template_known" CHECK("__new_selection"."template" in ('full_outsourcing', 'hosting_only', 'blank')),
	CONSTRAINT "selection_currency_known" CHECK("__new_selection"."currency" in ('DKK', 'NOK', 'SEK', 'EUR', 'USD', 'GBP')),
	CONSTRAINT "selection_target_known" CHECK("__new_selection"."target_type" in (1, 2, 3)),
	CONSTRAINT "selection_wanted_known" CHECK("__new_selection"."wanted_partner_type" in (1, 2, 3)),
	CONSTRAINT "selection_phase_known" CHECK("__new_selection"."phase" in ('prepare', 'longlist', 'shortlist', 'dialogue', 'offers_opened', 'negotiate', 'decide', 'establish', 'operate')),
	CONSTRAINT "selection_formula_known" CHECK("__new_selection"."price_formula" in ('proportional', 'linear_from_lowest', 'min_max', 'fixed_bounds', 'priced_quality')),
	CONSTRAINT "selection_tie_break_known" CHECK("__new_selection"."tie_break" in ('shared', 'lowest_price', 'highest_quality')),
	CONSTRAINT "selection_sealing_known" CHECK("__new_selection"."sealing" in ('none', 'sealed')),
	CONSTRAINT "selection_scorer_names_known" CHECK("__new_selection"."scorer_names" in ('shown', 'hidden')),
	CONSTRAINT "selection_horizon_range" CHECK("__new_selection"."horizon_months" between 12 and 84),
	CONSTRAINT "selection_discount_range" CHECK("__new_selection"."discount_basis_points" between 0 and 5000),
	CONSTRAINT "selection_price_share_range" CHECK("__new_selection"."price_share_tenths" between 0 and 1000),
	CONSTRAINT "selection_slope_range" CHECK("__new_selection"."slope_hundredths" between 1 and 10000),
	CONSTRAINT "selection_users_range" CHECK("__new_selection"."users_milli" between 0 and 10000000000),
	CONSTRAINT "selection_servers_range" CHECK("__new_selection"."servers_milli" between 0 and 10000000000),
	CONSTRAINT "selection_gb_range" CHECK("__new_selection"."gb_milli" between 0 and 10000000000),
	CONSTRAINT "selection_devices_range" CHECK("__new_selection"."devices_milli" between 0 and 10000000000),
	CONSTRAINT "selection_low_bound_money" CHECK(cast("__new_selection"."low_bound_minor" as bigint) = "__new_selection"."low_bound_minor" and "__new_selection"."low_bound_minor" between 0 and 9007199254740991),
	CONSTRAINT "selection_high_bound_money" CHECK(cast("__new_selection"."high_bound_minor" as bigint) = "__new_selection"."high_bound_minor" and "__new_selection"."high_bound_minor" between 0 and 9007199254740991),
	CONSTRAINT "selection_quality_value_money" CHECK(cast("__new_selection"."quality_value_minor" as bigint) = "__new_selection"."quality_value_minor" and "__new_selection"."quality_value_minor" between 0 and 9007199254740991)
);
--> statement-breakpoint
INSERT INTO `__new_selection`("id", "organisation_id", "name", "template", "currency", "horizon_months", "target_type", "wanted_partner_type", "users_milli", "servers_milli", "gb_milli", "devices_milli", "discount_basis_points", "phase", "price_formula", "price_share_tenths", "slope_hundredths", "low_bound_minor", "high_bound_minor", "quality_value_minor", "tie_break", "revision", "edition", "created_at", "updated_at") SELECT "id", "organisation_id", "name", "template", "currency", "horizon_months", "target_type", "wanted_partner_type", "users_milli", "servers_milli", "gb_milli", "devices_milli", "discount_basis_points", "phase", "price_formula", "price_share_tenths", "slope_hundredths", "low_bound_minor", "high_bound_minor", "quality_value_minor", "tie_break", "revision", "edition", "created_at", "updated_at" FROM `selection`;--> statement-breakpoint
DROP TABLE `selection`;--> statement-breakpoint
ALTER TABLE `__new_selection` RENAME TO `selection`;--> statement-breakpoint
CREATE INDEX `selection_organisation` ON `selection` (`organisation_id`,`updated_at`);--> statement-breakpoint
INSERT INTO `score_submission`("id", "participant_id", "candidate_id", "group_id", "submitted_at") SELECT 'sub_' || lower(hex(randomblob(10))), "score"."participant_id", "score"."candidate_id", "criterion"."group_id", max("score"."submitted_at") FROM `score` JOIN `criterion` ON "criterion"."id" = "score"."criterion_id" WHERE "score"."submitted_at" IS NOT NULL GROUP BY "score"."participant_id", "score"."candidate_id", "criterion"."group_id";
