CREATE TABLE `request_receipt` (
	`id` text PRIMARY KEY NOT NULL,
	`asked_by` text NOT NULL,
	`answer` text NOT NULL,
	`answered_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `request_receipt_asker` ON `request_receipt` (`asked_by`,`answered_at`);