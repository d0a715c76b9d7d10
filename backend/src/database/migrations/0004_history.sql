CREATE TABLE "trash" (
	"user_id" text NOT NULL,
	"resource" text NOT NULL,
	"resource_id" text NOT NULL,
	"first" bigint NOT NULL,
	"revision" bigint NOT NULL,
	"deleted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "trash_user_id_resource_resource_id_pk" PRIMARY KEY("user_id","resource","resource_id")
);
--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "project_id" bigint;--> statement-breakpoint
ALTER TABLE "changes" ADD COLUMN "write" bigint;--> statement-breakpoint
ALTER TABLE "changes" ADD COLUMN "previous" bigint;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD COLUMN "answer" json;--> statement-breakpoint
ALTER TABLE "trash" ADD CONSTRAINT "trash_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "trash_deleted_at_idx" ON "trash" USING btree ("deleted_at");