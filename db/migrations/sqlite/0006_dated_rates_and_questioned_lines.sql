CREATE TABLE `vendor_question_line` (
	`id` text PRIMARY KEY NOT NULL,
	`question_id` text NOT NULL,
	`line_id` text NOT NULL,
	FOREIGN KEY (`question_id`) REFERENCES `vendor_question`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`line_id`) REFERENCES `catalogue_line`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `vendor_question_line_once` ON `vendor_question_line` (`question_id`,`line_id`);--> statement-breakpoint
CREATE INDEX `vendor_question_line_line` ON `vendor_question_line` (`line_id`);--> statement-breakpoint
DROP INDEX `exchange_rate_once`;--> statement-breakpoint
CREATE UNIQUE INDEX `exchange_rate_dated_once` ON `exchange_rate` (`selection_id`,`currency`,`date`);