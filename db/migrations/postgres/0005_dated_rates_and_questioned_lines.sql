CREATE TABLE "vendor_question_line" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"question_id" text collate "C" NOT NULL,
	"line_id" text collate "C" NOT NULL
);
--> statement-breakpoint
DROP INDEX "exchange_rate_once";--> statement-breakpoint
ALTER TABLE "vendor_question_line" ADD CONSTRAINT "vendor_question_line_question_id_vendor_question_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."vendor_question"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vendor_question_line" ADD CONSTRAINT "vendor_question_line_line_id_catalogue_line_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."catalogue_line"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "vendor_question_line_once" ON "vendor_question_line" USING btree ("question_id","line_id");--> statement-breakpoint
CREATE INDEX "vendor_question_line_line" ON "vendor_question_line" USING btree ("line_id");--> statement-breakpoint
CREATE UNIQUE INDEX "exchange_rate_dated_once" ON "exchange_rate" USING btree ("selection_id","currency","date");