CREATE TABLE "request_receipt" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"asked_by" text collate "C" NOT NULL,
	"answer" text collate "C" NOT NULL,
	"answered_at" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE INDEX "request_receipt_asker" ON "request_receipt" USING btree ("asked_by","answered_at");