CREATE TABLE `left_gap` (
	`id` text PRIMARY KEY NOT NULL,
	`candidate_id` text NOT NULL,
	`line_id` text NOT NULL,
	`reason` text NOT NULL,
	`left_on` text NOT NULL,
	`left_by` text NOT NULL,
	`edition` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`line_id`) REFERENCES `catalogue_line`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "left_gap_reason_said" CHECK("left_gap"."reason" <> '')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `left_gap_once` ON `left_gap` (`candidate_id`,`line_id`);--> statement-breakpoint
CREATE INDEX `left_gap_line` ON `left_gap` (`line_id`);