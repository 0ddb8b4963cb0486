CREATE TABLE "offer_round" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"selection_id" text collate "C" NOT NULL,
	"number" bigint NOT NULL,
	"message" text collate "C" DEFAULT '' NOT NULL,
	"deadline" text collate "C",
	"is_final" boolean DEFAULT false NOT NULL,
	"opened_by" text collate "C" NOT NULL,
	"closed_at" text collate "C",
	"closed_by" text collate "C" DEFAULT '' NOT NULL,
	"edition" bigint DEFAULT 1 NOT NULL,
	"created_at" text collate "C" NOT NULL,
	CONSTRAINT "offer_round_number_range" CHECK ("offer_round"."number" between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "column_mapping" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"vendor_id" text collate "C" NOT NULL,
	"signature" text collate "C" NOT NULL,
	"content" text collate "C" NOT NULL,
	"updated_by" text collate "C" NOT NULL,
	"updated_at" text collate "C" NOT NULL,
	"edition" bigint DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "offer_draft" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"candidate_id" text collate "C" NOT NULL,
	"variant" text collate "C" DEFAULT '' NOT NULL,
	"source" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"participant_id" text collate "C" NOT NULL,
	"created_by" text collate "C" NOT NULL,
	"content" text collate "C" NOT NULL,
	"is_sealed" boolean NOT NULL,
	"findings" text collate "C" DEFAULT '[]' NOT NULL,
	"file_name" text collate "C" DEFAULT '' NOT NULL,
	"file_hash" text collate "C",
	"request_number" bigint,
	"submitted_at" text collate "C",
	"late" boolean DEFAULT false NOT NULL,
	"content_hash" text collate "C",
	"offer_version_id" text collate "C",
	"edition" bigint DEFAULT 1 NOT NULL,
	"created_at" text collate "C" NOT NULL,
	"updated_at" text collate "C" NOT NULL,
	CONSTRAINT "offer_draft_source_known" CHECK ("offer_draft"."source" in ('vendor_page', 'upload')),
	CONSTRAINT "offer_draft_state_known" CHECK ("offer_draft"."state" in ('draft', 'awaiting_lead', 'accepted', 'discarded'))
);
--> statement-breakpoint
CREATE TABLE "offer_request" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"selection_id" text collate "C" NOT NULL,
	"number" bigint NOT NULL,
	"deadline" text collate "C",
	"message" text collate "C" DEFAULT '' NOT NULL,
	"weights_shown" boolean DEFAULT false NOT NULL,
	"content_hash" text collate "C" NOT NULL,
	"content" text collate "C" NOT NULL,
	"created_by" text collate "C" NOT NULL,
	"created_at" text collate "C" NOT NULL,
	CONSTRAINT "offer_request_number_range" CHECK ("offer_request"."number" between 1 and 10000)
);
--> statement-breakpoint
CREATE TABLE "point_answer" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"offer_version_id" text collate "C" NOT NULL,
	"point_id" text collate "C" NOT NULL,
	"text" text collate "C" DEFAULT '' NOT NULL,
	"sealed" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "request_point" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"selection_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"template_key" text collate "C",
	"name" text collate "C" NOT NULL,
	"help" text collate "C" DEFAULT '' NOT NULL,
	"position" bigint DEFAULT 0 NOT NULL,
	"edition" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "request_point_kind_known" CHECK ("request_point"."kind" in ('contract', 'question'))
);
--> statement-breakpoint
CREATE TABLE "requirement_reply" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"offer_version_id" text collate "C" NOT NULL,
	"requirement_id" text collate "C" NOT NULL,
	"answer" text collate "C" NOT NULL,
	"note" text collate "C" DEFAULT '' NOT NULL,
	"sealed" text collate "C",
	CONSTRAINT "requirement_reply_answer_known" CHECK ("requirement_reply"."answer" in ('meets', 'partly', 'does_not', 'not_answered'))
);
--> statement-breakpoint
CREATE TABLE "vendor_question" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"selection_id" text collate "C" NOT NULL,
	"direction" text collate "C" NOT NULL,
	"candidate_id" text collate "C" NOT NULL,
	"line_id" text collate "C",
	"text" text collate "C" NOT NULL,
	"published_text" text collate "C" DEFAULT '' NOT NULL,
	"asked_by" text collate "C" NOT NULL,
	"answer" text collate "C" DEFAULT '' NOT NULL,
	"answered_by" text collate "C" DEFAULT '' NOT NULL,
	"answered_at" text collate "C",
	"edition" bigint DEFAULT 1 NOT NULL,
	"created_at" text collate "C" NOT NULL,
	CONSTRAINT "vendor_question_direction_known" CHECK ("vendor_question"."direction" in ('from_vendor', 'to_vendor')),
	CONSTRAINT "vendor_question_answered" CHECK (("vendor_question"."answered_at" is null) = ("vendor_question"."answer" = ''))
);
--> statement-breakpoint
CREATE TABLE "basket_item" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"selection_id" text collate "C" NOT NULL,
	"line_id" text collate "C",
	"name" text collate "C" NOT NULL,
	"driver" text collate "C" NOT NULL,
	"period" text collate "C" NOT NULL,
	"quantity_milli" bigint NOT NULL,
	"position" bigint DEFAULT 0 NOT NULL,
	"edition" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "basket_item_driver_known" CHECK ("basket_item"."driver" in ('users', 'servers', 'gb', 'devices', 'fixed')),
	CONSTRAINT "basket_item_period_known" CHECK ("basket_item"."period" in ('month', 'year', 'once')),
	CONSTRAINT "basket_item_quantity_range" CHECK ("basket_item"."quantity_milli" between 0 and 10000000000)
);
--> statement-breakpoint
CREATE TABLE "own_cost" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"selection_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"amount_minor" bigint NOT NULL,
	"period" text collate "C" NOT NULL,
	"source" text collate "C" DEFAULT '' NOT NULL,
	"source_date" text collate "C",
	"position" bigint DEFAULT 0 NOT NULL,
	"edition" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "own_cost_kind_known" CHECK ("own_cost"."kind" in ('running', 'hidden', 'follow_up')),
	CONSTRAINT "own_cost_period_known" CHECK ("own_cost"."period" in ('month', 'year', 'once')),
	CONSTRAINT "own_cost_amount_money" CHECK (cast("own_cost"."amount_minor" as bigint) = "own_cost"."amount_minor" and "own_cost"."amount_minor" between 0 and 10000000000)
);
--> statement-breakpoint
CREATE TABLE "document" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"selection_id" text collate "C" NOT NULL,
	"candidate_id" text collate "C",
	"kind" text collate "C" NOT NULL,
	"subject_id" text collate "C",
	"file_name" text collate "C" NOT NULL,
	"content_hash" text collate "C" NOT NULL,
	"byte_count" bigint NOT NULL,
	"media_type" text collate "C" NOT NULL,
	"note" text collate "C" DEFAULT '' NOT NULL,
	"is_sealed" boolean DEFAULT false NOT NULL,
	"added_by" text collate "C" NOT NULL,
	"added_at" text collate "C" NOT NULL,
	"edition" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "document_kind_known" CHECK ("document"."kind" in ('offer', 'assurance_report', 'accounts', 'contract', 'reference', 'other')),
	CONSTRAINT "document_size_range" CHECK ("document"."byte_count" between 1 and 26214400)
);
--> statement-breakpoint
ALTER TABLE "participant" DROP CONSTRAINT "participant_role_known";--> statement-breakpoint
ALTER TABLE "mail_message" DROP CONSTRAINT "mail_message_kind_known";--> statement-breakpoint
DROP INDEX "offer_once";--> statement-breakpoint
ALTER TABLE "participant" ADD COLUMN "candidate_id" text collate "C";--> statement-breakpoint
ALTER TABLE "offer" ADD COLUMN "variant" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "offer" ADD COLUMN "variant_shown" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "offer_version" ADD COLUMN "financed_months" bigint;--> statement-breakpoint
ALTER TABLE "offer_version" ADD COLUMN "finance_basis_points" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "offer_version" ADD COLUMN "channel" text collate "C" DEFAULT 'typed' NOT NULL;--> statement-breakpoint
ALTER TABLE "offer_version" ADD COLUMN "created_by" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "offer_version" ADD COLUMN "submitted_at" text collate "C";--> statement-breakpoint
ALTER TABLE "offer_version" ADD COLUMN "late" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "offer_version" ADD COLUMN "content_hash" text collate "C";--> statement-breakpoint
ALTER TABLE "offer_version" ADD COLUMN "file_hash" text collate "C";--> statement-breakpoint
ALTER TABLE "offer_version" ADD COLUMN "request_number" bigint;--> statement-breakpoint
ALTER TABLE "offer_version" ADD COLUMN "round_id" text collate "C";--> statement-breakpoint
ALTER TABLE "offer_version" ADD COLUMN "is_final" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "offer_version" ADD COLUMN "withdrawn_at" text collate "C";--> statement-breakpoint
ALTER TABLE "offer_version" ADD COLUMN "withdrawn_by" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "offer_version" ADD COLUMN "withdrawn_reason" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "offer_round" ADD CONSTRAINT "offer_round_selection_id_selection_id_fk" FOREIGN KEY ("selection_id") REFERENCES "public"."selection"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "column_mapping" ADD CONSTRAINT "column_mapping_vendor_id_vendor_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendor"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_draft" ADD CONSTRAINT "offer_draft_candidate_id_candidate_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidate"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_draft" ADD CONSTRAINT "offer_draft_offer_version_id_offer_version_id_fk" FOREIGN KEY ("offer_version_id") REFERENCES "public"."offer_version"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_request" ADD CONSTRAINT "offer_request_selection_id_selection_id_fk" FOREIGN KEY ("selection_id") REFERENCES "public"."selection"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_answer" ADD CONSTRAINT "point_answer_offer_version_id_offer_version_id_fk" FOREIGN KEY ("offer_version_id") REFERENCES "public"."offer_version"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_answer" ADD CONSTRAINT "point_answer_point_id_request_point_id_fk" FOREIGN KEY ("point_id") REFERENCES "public"."request_point"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_point" ADD CONSTRAINT "request_point_selection_id_selection_id_fk" FOREIGN KEY ("selection_id") REFERENCES "public"."selection"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirement_reply" ADD CONSTRAINT "requirement_reply_offer_version_id_offer_version_id_fk" FOREIGN KEY ("offer_version_id") REFERENCES "public"."offer_version"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirement_reply" ADD CONSTRAINT "requirement_reply_requirement_id_requirement_id_fk" FOREIGN KEY ("requirement_id") REFERENCES "public"."requirement"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vendor_question" ADD CONSTRAINT "vendor_question_selection_id_selection_id_fk" FOREIGN KEY ("selection_id") REFERENCES "public"."selection"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vendor_question" ADD CONSTRAINT "vendor_question_candidate_id_candidate_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidate"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vendor_question" ADD CONSTRAINT "vendor_question_line_id_catalogue_line_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."catalogue_line"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "basket_item" ADD CONSTRAINT "basket_item_selection_id_selection_id_fk" FOREIGN KEY ("selection_id") REFERENCES "public"."selection"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "basket_item" ADD CONSTRAINT "basket_item_line_id_catalogue_line_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."catalogue_line"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_cost" ADD CONSTRAINT "own_cost_selection_id_selection_id_fk" FOREIGN KEY ("selection_id") REFERENCES "public"."selection"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_selection_id_selection_id_fk" FOREIGN KEY ("selection_id") REFERENCES "public"."selection"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_candidate_id_candidate_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidate"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "offer_round_once" ON "offer_round" USING btree ("selection_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "column_mapping_once" ON "column_mapping" USING btree ("vendor_id","signature");--> statement-breakpoint
CREATE INDEX "offer_draft_candidate" ON "offer_draft" USING btree ("candidate_id","state");--> statement-breakpoint
CREATE INDEX "offer_draft_file" ON "offer_draft" USING btree ("file_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "offer_request_once" ON "offer_request" USING btree ("selection_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "point_answer_once" ON "point_answer" USING btree ("offer_version_id","point_id");--> statement-breakpoint
CREATE INDEX "point_answer_point" ON "point_answer" USING btree ("point_id");--> statement-breakpoint
CREATE INDEX "request_point_selection" ON "request_point" USING btree ("selection_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "requirement_reply_once" ON "requirement_reply" USING btree ("offer_version_id","requirement_id");--> statement-breakpoint
CREATE INDEX "requirement_reply_requirement" ON "requirement_reply" USING btree ("requirement_id");--> statement-breakpoint
CREATE INDEX "vendor_question_selection" ON "vendor_question" USING btree ("selection_id","created_at");--> statement-breakpoint
CREATE INDEX "vendor_question_candidate" ON "vendor_question" USING btree ("candidate_id");--> statement-breakpoint
CREATE INDEX "basket_item_selection" ON "basket_item" USING btree ("selection_id","position");--> statement-breakpoint
CREATE INDEX "basket_item_line" ON "basket_item" USING btree ("line_id");--> statement-breakpoint
CREATE INDEX "own_cost_selection" ON "own_cost" USING btree ("selection_id","position");--> statement-breakpoint
CREATE INDEX "document_selection" ON "document" USING btree ("selection_id","added_at");--> statement-breakpoint
CREATE INDEX "document_candidate" ON "document" USING btree ("candidate_id");--> statement-breakpoint
CREATE INDEX "document_content" ON "document" USING btree ("content_hash");--> statement-breakpoint
ALTER TABLE "participant" ADD CONSTRAINT "participant_candidate_id_candidate_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidate"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_version" ADD CONSTRAINT "offer_version_round_id_offer_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."offer_round"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "participant_candidate_of" ON "participant" USING btree ("candidate_id");--> statement-breakpoint
CREATE UNIQUE INDEX "offer_once" ON "offer" USING btree ("candidate_id","variant");--> statement-breakpoint
ALTER TABLE "participant" ADD CONSTRAINT "participant_vendor_of" CHECK (("participant"."role" = 'vendor') = ("participant"."candidate_id" is not null));--> statement-breakpoint
ALTER TABLE "participant" ADD CONSTRAINT "participant_role_known" CHECK ("participant"."role" in ('lead', 'evaluator', 'observer', 'vendor'));--> statement-breakpoint
ALTER TABLE "offer_version" ADD CONSTRAINT "offer_version_channel_known" CHECK ("offer_version"."channel" in ('typed', 'file', 'vendor_page', 'selection_file'));--> statement-breakpoint
ALTER TABLE "offer_version" ADD CONSTRAINT "offer_version_financed_range" CHECK ("offer_version"."financed_months" between 1 and 84);--> statement-breakpoint
ALTER TABLE "offer_version" ADD CONSTRAINT "offer_version_finance_rate_range" CHECK ("offer_version"."finance_basis_points" between 0 and 5000);--> statement-breakpoint
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_message_kind_known" CHECK ("mail_message"."kind" in ('invitation', 'reminder', 'device_code', 'conflict_declared', 'opening_asked', 'vendor_invitation', 'vendor_news', 'vendor_receipt', 'vendor_wrote'));