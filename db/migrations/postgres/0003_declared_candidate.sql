CREATE TABLE "declared_candidate" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"participant_id" text collate "C" NOT NULL,
	"candidate_id" text collate "C" NOT NULL,
	"declared_at" text collate "C" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "declared_candidate" ADD CONSTRAINT "declared_candidate_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declared_candidate" ADD CONSTRAINT "declared_candidate_candidate_id_candidate_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidate"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "declared_candidate_once" ON "declared_candidate" USING btree ("participant_id","candidate_id");--> statement-breakpoint
CREATE INDEX "declared_candidate_candidate" ON "declared_candidate" USING btree ("candidate_id");--> statement-breakpoint
INSERT INTO "declared_candidate" ("id", "participant_id", "candidate_id", "declared_at")
SELECT 'dec_' || "participant"."id" || '_' || "candidate"."id", "participant"."id", "candidate"."id", "participant"."declared_at"
FROM "participant" INNER JOIN "candidate" ON "candidate"."selection_id" = "participant"."selection_id"
WHERE "participant"."declared_at" IS NOT NULL AND "candidate"."letter" IS NOT NULL;