ALTER TABLE "api_keys" ADD COLUMN "writes_per_hour" integer;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "confirm_deletes" boolean DEFAULT false NOT NULL;