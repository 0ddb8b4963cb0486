PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_offer_draft` (
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
	CONSTRAINT "offer_draft_source_known" CHECK("__new_offer_draft"."source" in ('vendor_page', 'upload', 'vendor_file')),
	CONSTRAINT "offer_draft_state_known" CHECK("__new_offer_draft"."state" in ('draft', 'awaiting_lead', 'accepted', 'discarded'))
);
--> statement-breakpoint
INSERT INTO `__new_offer_draft`("id", "candidate_id", "variant", "source", "state", "participant_id", "created_by", "content", "is_sealed", "findings", "file_name", "file_hash", "request_number", "submitted_at", "late", "content_hash", "offer_version_id", "edition", "created_at", "updated_at") SELECT "id", "candidate_id", "variant", "source", "state", "participant_id", "created_by", "content", "is_sealed", "findings", "file_name", "file_hash", "request_number", "submitted_at", "late", "content_hash", "offer_version_id", "edition", "created_at", "updated_at" FROM `offer_draft`;--> statement-breakpoint
DROP TABLE `offer_draft`;--> statement-breakpoint
ALTER TABLE `__new_offer_draft` RENAME TO `offer_draft`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `offer_draft_candidate` ON `offer_draft` (`candidate_id`,`state`);--> statement-breakpoint
CREATE INDEX `offer_draft_file` ON `offer_draft` (`file_hash`);