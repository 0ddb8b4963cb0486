CREATE TABLE `declared_candidate` (
	`id` text PRIMARY KEY NOT NULL,
	`participant_id` text NOT NULL,
	`candidate_id` text NOT NULL,
	`declared_at` text NOT NULL,
	FOREIGN KEY (`participant_id`) REFERENCES `participant`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `declared_candidate_once` ON `declared_candidate` (`participant_id`,`candidate_id`);--> statement-breakpoint
CREATE INDEX `declared_candidate_candidate` ON `declared_candidate` (`candidate_id`);--> statement-breakpoint
INSERT INTO `declared_candidate` (`id`, `participant_id`, `candidate_id`, `declared_at`)
SELECT 'dec_' || `participant`.`id` || '_' || `candidate`.`id`, `participant`.`id`, `candidate`.`id`, `participant`.`declared_at`
FROM `participant` INNER JOIN `candidate` ON `candidate`.`selection_id` = `participant`.`selection_id`
WHERE `participant`.`declared_at` IS NOT NULL AND `candidate`.`letter` IS NOT NULL;