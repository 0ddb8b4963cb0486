CREATE TABLE "left_gap" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"candidate_id" text collate "C" NOT NULL,
	"line_id" text collate "C" NOT NULL,
	"reason" text collate "C" NOT NULL,
	"left_on" text collate "C" NOT NULL,
	"left_by" text collate "C" NOT NULL,
	"edition" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "left_gap_reason_said" CHECK ("left_gap"."reason" <> '')
);
--> statement-breakpoint
ALTER TABLE "left_gap" ADD CONSTRAINT "left_gap_candidate_id_candidate_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidate"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "left_gap" ADD CONSTRAINT "left_gap_line_id_catalogue_line_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."catalogue_line"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "left_gap_once" ON "left_gap" USING btree ("candidate_id","line_id");--> statement-breakpoint
CREATE INDEX "left_gap_line" ON "left_gap" USING btree ("line_id");