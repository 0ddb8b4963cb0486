CREATE TABLE `basket_item` (
	`id` text PRIMARY KEY NOT NULL,
	`selection_id` text NOT NULL,
	`line_id` text,
	`name` text NOT NULL,
	`driver` text NOT NULL,
	`period` text NOT NULL,
	`quantity_milli` integer NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`edition` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`selection_id`) REFERENCES `selection`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`line_id`) REFERENCES `catalogue_line`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "basket_item_driver_known" CHECK("basket_item"."driver" in ('users', 'servers', 'gb', 'devices', 'fixed')),
	CONSTRAINT "basket_item_period_known" CHECK("basket_item"."period" in ('month', 'year', 'once')),
	CONSTRAINT "basket_item_quantity_range" CHECK("basket_item"."quantity_milli" between 0 and 10000000000)
);
--> statement-breakpoint
CREATE INDEX `basket_item_selection` ON `basket_item` (`selection_id`,`position`);--> statement-breakpoint
CREATE INDEX `basket_item_line` ON `basket_item` (`line_id`);--> statement-breakpoint
CREATE TABLE `own_cost` (
	`id` text PRIMARY KEY NOT NULL,
	`selection_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`period` text NOT NULL,
	`source` text DEFAULT '' NOT NULL,
	`source_date` text,
	`position` integer DEFAULT 0 NOT NULL,
	`edition` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`selection_id`) REFERENCES `selection`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "own_cost_kind_known" CHECK("own_cost"."kind" in ('running', 'hidden', 'follow_up')),
	CONSTRAINT "own_cost_period_known" CHECK("own_cost"."period" in ('month', 'year', 'once')),
	CONSTRAINT "own_cost_amount_money" CHECK(cast("own_cost"."amount_minor" as bigint) = "own_cost"."amount_minor" and "own_cost"."amount_minor" between 0 and 10000000000)
);
--> statement-breakpoint
CREATE INDEX `own_cost_selection` ON `own_cost` (`selection_id`,`position`);--> statement-breakpoint
CREATE TABLE `document` (
	`id` text PRIMARY KEY NOT NULL,
	`selection_id` text NOT NULL,
	`candidate_id` text,
	`kind` text NOT NULL,
	`subject_id` text,
	`file_name` text NOT NULL,
	`content_hash` text NOT NULL,
	`byte_count` integer NOT NULL,
	`media_type` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`is_sealed` integer DEFAULT false NOT NULL,
	`added_by` text NOT NULL,
	`added_at` text NOT NULL,
	`edition` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`selection_id`) REFERENCES `selection`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "document_kind_known" CHECK("document"."kind" in ('offer', 'assurance_report', 'accounts', 'contract', 'reference', 'other')),
	CONSTRAINT "document_size_range" CHECK("document"."byte_count" between 1 and 26214400)
);
--> statement-breakpoint
CREATE INDEX `document_selection` ON `document` (`selection_id`,`added_at`);--> statement-breakpoint
CREATE INDEX `document_candidate` ON `document` (`candidate_id`);--> statement-breakpoint
CREATE INDEX `document_content` ON `document` (`content_hash`);--> statement-breakpoint
CREATE TABLE `offer_round` (
	`id` text PRIMARY KEY NOT NULL,
	`selection_id` text NOT NULL,
	`number` integer NOT NULL,
	`message` text DEFAULT '' NOT NULL,
	`deadline` text,
	`is_final` integer DEFAULT false NOT NULL,
	`opened_by` text NOT NULL,
	`closed_at` text,
	`closed_by` text DEFAULT '' NOT NULL,
	`edition` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`selection_id`) REFERENCES `selection`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "offer_round_number_range" CHECK("offer_round"."number" between 1 and 100)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `offer_round_once` ON `offer_round` (`selection_id`,`number`);--> statement-breakpoint
CREATE TABLE `column_mapping` (
	`id` text PRIMARY KEY NOT NULL,
	`vendor_id` text NOT NULL,
	`signature` text NOT NULL,
	`content` text NOT NULL,
	`updated_by` text NOT NULL,
	`updated_at` text NOT NULL,
	`edition` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`vendor_id`) REFERENCES `vendor`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `column_mapping_once` ON `column_mapping` (`vendor_id`,`signature`);--> statement-breakpoint
CREATE TABLE `offer_draft` (
	`id` text PRIMARY KEY NOT NULL,
	`candidate_id` text NOT NULL,
	`variant` text DEFAULT '' NOT NULL,
	`source` text NOT NULL,
	`state` text NOT NULL,
	`participant_id` text NOT NULL,
	`created_by` text NOT NULL,
	`content` text NOT NULL,
	`is_sealed` integer NOT NULL,
	`findings` text DEFAULT '[]' NOT NULL,
	`file_name` text DEFAULT '' NOT NULL,
	`file_hash` text,
	`request_number` integer,
	`submitted_at` text,
	`late` integer DEFAULT false NOT NULL,
	`content_hash` text,
	`offer_version_id` text,
	`edition` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`offer_version_id`) REFERENCES `offer_version`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "offer_draft_source_known" CHECK("offer_draft"."source" in ('vendor_page', 'upload')),
	CONSTRAINT "offer_draft_state_known" CHECK("offer_draft"."state" in ('draft', 'awaiting_lead', 'accepted', 'discarded'))
);
--> statement-breakpoint
CREATE INDEX `offer_draft_candidate` ON `offer_draft` (`candidate_id`,`state`);--> statement-breakpoint
CREATE INDEX `offer_draft_file` ON `offer_draft` (`file_hash`);--> statement-breakpoint
CREATE TABLE `offer_request` (
	`id` text PRIMARY KEY NOT NULL,
	`selection_id` text NOT NULL,
	`number` integer NOT NULL,
	`deadline` text,
	`message` text DEFAULT '' NOT NULL,
	`weights_shown` integer DEFAULT false NOT NULL,
	`content_hash` text NOT NULL,
	`content` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`selection_id`) REFERENCES `selection`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "offer_request_number_range" CHECK("offer_request"."number" between 1 and 10000)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `offer_request_once` ON `offer_request` (`selection_id`,`number`);--> statement-breakpoint
CREATE TABLE `point_answer` (
	`id` text PRIMARY KEY NOT NULL,
	`offer_version_id` text NOT NULL,
	`point_id` text NOT NULL,
	`text` text DEFAULT '' NOT NULL,
	`sealed` text,
	FOREIGN KEY (`offer_version_id`) REFERENCES `offer_version`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`point_id`) REFERENCES `request_point`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `point_answer_once` ON `point_answer` (`offer_version_id`,`point_id`);--> statement-breakpoint
CREATE INDEX `point_answer_point` ON `point_answer` (`point_id`);--> statement-breakpoint
CREATE TABLE `request_point` (
	`id` text PRIMARY KEY NOT NULL,
	`selection_id` text NOT NULL,
	`kind` text NOT NULL,
	`template_key` text,
	`name` text NOT NULL,
	`help` text DEFAULT '' NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`edition` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`selection_id`) REFERENCES `selection`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "request_point_kind_known" CHECK("request_point"."kind" in ('contract', 'question'))
);
--> statement-breakpoint
CREATE INDEX `request_point_selection` ON `request_point` (`selection_id`,`position`);--> statement-breakpoint
CREATE TABLE `requirement_reply` (
	`id` text PRIMARY KEY NOT NULL,
	`offer_version_id` text NOT NULL,
	`requirement_id` text NOT NULL,
	`answer` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`sealed` text,
	FOREIGN KEY (`offer_version_id`) REFERENCES `offer_version`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`requirement_id`) REFERENCES `requirement`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "requirement_reply_answer_known" CHECK("requirement_reply"."answer" in ('meets', 'partly', 'does_not', 'not_answered'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `requirement_reply_once` ON `requirement_reply` (`offer_version_id`,`requirement_id`);--> statement-breakpoint
CREATE INDEX `requirement_reply_requirement` ON `requirement_reply` (`requirement_id`);--> statement-breakpoint
CREATE TABLE `vendor_question` (
	`id` text PRIMARY KEY NOT NULL,
	`selection_id` text NOT NULL,
	`direction` text NOT NULL,
	`candidate_id` text NOT NULL,
	`line_id` text,
	`text` text NOT NULL,
	`published_text` text DEFAULT '' NOT NULL,
	`asked_by` text NOT NULL,
	`answer` text DEFAULT '' NOT NULL,
	`answered_by` text DEFAULT '' NOT NULL,
	`answered_at` text,
	`edition` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`selection_id`) REFERENCES `selection`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`line_id`) REFERENCES `catalogue_line`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "vendor_question_direction_known" CHECK("vendor_question"."direction" in ('from_vendor', 'to_vendor')),
	CONSTRAINT "vendor_question_answered" CHECK(("vendor_question"."answered_at" is null) = ("vendor_question"."answer" = ''))
);
--> statement-breakpoint
CREATE INDEX `vendor_question_selection` ON `vendor_question` (`selection_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `vendor_question_candidate` ON `vendor_question` (`candidate_id`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_mail_message` (
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
	CONSTRAINT "mail_message_kind_known" CHECK("__new_mail_message"."kind" in ('invitation', 'reminder', 'device_code', 'conflict_declared', 'opening_asked', 'vendor_invitation', 'vendor_news', 'vendor_receipt', 'vendor_wrote')),
	CONSTRAINT "mail_message_state_known" CHECK("__new_mail_message"."state" in ('queued', 'sent', 'failed', 'cancelled'))
);
--> statement-breakpoint
INSERT INTO `__new_mail_message`("id", "organisation_id", "selection_id", "participant_id", "kind", "to_address", "sealed_content", "state", "attempts", "next_attempt_at", "leased_until", "last_error", "sent_at", "created_at") SELECT "id", "organisation_id", "selection_id", "participant_id", "kind", "to_address", "sealed_content", "state", "attempts", "next_attempt_at", "leased_until", "last_error", "sent_at", "created_at" FROM `mail_message`;--> statement-breakpoint
DROP TABLE `mail_message`;--> statement-breakpoint
ALTER TABLE `__new_mail_message` RENAME TO `mail_message`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `mail_message_due` ON `mail_message` (`state`,`next_attempt_at`);--> statement-breakpoint
CREATE INDEX `mail_message_participant` ON `mail_message` (`participant_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `mail_message_selection` ON `mail_message` (`selection_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `__new_participant` (
	`id` text PRIMARY KEY NOT NULL,
	`selection_id` text NOT NULL,
	`user_id` text,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`candidate_id` text,
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
	FOREIGN KEY (`candidate_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "participant_role_known" CHECK("__new_participant"."role" in ('lead', 'evaluator', 'observer', 'vendor')),
	CONSTRAINT "participant_vendor_of" CHECK(("__new_participant"."role" = 'vendor') = ("__new_participant"."candidate_id" is not null)),
	CONSTRAINT "participant_locale_known" CHECK("__new_participant"."locale" in ('en', 'da', 'nb'))
);
--> statement-breakpoint
INSERT INTO `__new_participant`("id", "selection_id", "user_id", "name", "role", "email", "locale", "knows_prices", "all_groups", "all_candidates", "declared_at", "reminded_at", "revoked_at", "edition", "created_at") SELECT "id", "selection_id", "user_id", "name", "role", "email", "locale", "knows_prices", "all_groups", "all_candidates", "declared_at", "reminded_at", "revoked_at", "edition", "created_at" FROM `participant`;--> statement-breakpoint
DROP TABLE `participant`;--> statement-breakpoint
ALTER TABLE `__new_participant` RENAME TO `participant`;--> statement-breakpoint
CREATE UNIQUE INDEX `participant_once` ON `participant` (`selection_id`,`user_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `participant_email_once` ON `participant` (`selection_id`,`email`);--> statement-breakpoint
CREATE INDEX `participant_user` ON `participant` (`user_id`);--> statement-breakpoint
CREATE INDEX `participant_candidate_of` ON `participant` (`candidate_id`);--> statement-breakpoint
DROP INDEX `offer_once`;--> statement-breakpoint
ALTER TABLE `offer` ADD `variant` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `offer` ADD `variant_shown` integer DEFAULT true NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `offer_once` ON `offer` (`candidate_id`,`variant`);--> statement-breakpoint
CREATE TABLE `__new_offer_version` (
	`id` text PRIMARY KEY NOT NULL,
	`offer_id` text NOT NULL,
	`number` integer NOT NULL,
	`received_on` text,
	`valid_until` text,
	`index_basis_points` integer DEFAULT 0 NOT NULL,
	`index_after_months` integer DEFAULT 12 NOT NULL,
	`stated_total_minor` integer,
	`source` text DEFAULT '' NOT NULL,
	`financed_months` integer,
	`finance_basis_points` integer DEFAULT 0 NOT NULL,
	`sealed` text,
	`channel` text DEFAULT 'typed' NOT NULL,
	`created_by` text DEFAULT '' NOT NULL,
	`submitted_at` text,
	`late` integer DEFAULT false NOT NULL,
	`content_hash` text,
	`file_hash` text,
	`request_number` integer,
	`round_id` text,
	`is_final` integer DEFAULT false NOT NULL,
	`withdrawn_at` text,
	`withdrawn_by` text DEFAULT '' NOT NULL,
	`withdrawn_reason` text DEFAULT '' NOT NULL,
	`edition` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`offer_id`) REFERENCES `offer`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`round_id`) REFERENCES `offer_round`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "offer_version_channel_known" CHECK("__new_offer_version"."channel" in ('typed', 'file', 'vendor_page', 'selection_file')),
	CONSTRAINT "offer_version_financed_range" CHECK("__new_offer_version"."financed_months" between 1 and 84),
	CONSTRAINT "offer_version_finance_rate_range" CHECK("__new_offer_version"."finance_basis_points" between 0 and 5000),
	CONSTRAINT "offer_version_number_range" CHECK("__new_offer_version"."number" between 1 and 10000),
	CONSTRAINT "offer_version_index_range" CHECK("__new_offer_version"."index_basis_points" between 0 and 2500),
	CONSTRAINT "offer_version_index_after_range" CHECK("__new_offer_version"."index_after_months" between 1 and 84),
	CONSTRAINT "offer_version_stated_money" CHECK(cast("__new_offer_version"."stated_total_minor" as bigint) = "__new_offer_version"."stated_total_minor" and "__new_offer_version"."stated_total_minor" between 0 and 9007199254740991)
);
--> statement-breakpoint
INSERT INTO `__new_offer_version`("id", "offer_id", "number", "received_on", "valid_until", "index_basis_points", "index_after_months", "stated_total_minor", "source", "sealed", "edition", "created_at") SELECT "id", "offer_id", "number", "received_on", "valid_until", "index_basis_points", "index_after_months", "stated_total_minor", "source", "sealed", "edition", "created_at" FROM `offer_version`;--> statement-breakpoint
DROP TABLE `offer_version`;--> statement-breakpoint
ALTER TABLE `__new_offer_version` RENAME TO `offer_version`;--> statement-breakpoint
CREATE UNIQUE INDEX `offer_version_once` ON `offer_version` (`offer_id`,`number`);