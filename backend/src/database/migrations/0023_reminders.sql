-- On Citus, a table is distributed with what it refers to: channels come before their deliveries below.
CREATE TABLE "channel_deliveries" (
	"user_id" text NOT NULL,
	"channel_id" bigint NOT NULL,
	"id" bigint NOT NULL,
	"notification_id" bigint,
	"status" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"planned_at" timestamp (3) with time zone NOT NULL,
	"next_attempt_at" timestamp (3) with time zone NOT NULL,
	"retry_until" timestamp (3) with time zone NOT NULL,
	"status_code" smallint,
	"error" text,
	"duration_ms" integer,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "channel_deliveries_user_id_channel_id_id_pk" PRIMARY KEY("user_id","channel_id","id")
);
--> statement-breakpoint
CREATE TABLE "channels" (
	"user_id" text NOT NULL,
	"id" bigint NOT NULL,
	"revision" bigint NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"url" text,
	"active" boolean NOT NULL,
	"inactive_reason" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"secret" text,
	"endpoint_hash" text,
	"last_delivery_id" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "channels_user_id_id_pk" PRIMARY KEY("user_id","id")
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"user_id" text NOT NULL,
	"id" bigint NOT NULL,
	"revision" bigint NOT NULL,
	"kind" text NOT NULL,
	"workspace_id" text NOT NULL,
	"task_id" bigint,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"link" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"late" boolean NOT NULL,
	"read_at" timestamp (3) with time zone,
	"acted" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"source" text NOT NULL,
	"times" json,
	CONSTRAINT "notifications_user_id_id_pk" PRIMARY KEY("user_id","id")
);
--> statement-breakpoint
CREATE TABLE "snoozes" (
	"user_id" text NOT NULL,
	"workspace_id" text NOT NULL,
	"task_id" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"repeated" smallint,
	"times" json NOT NULL,
	CONSTRAINT "snoozes_user_id_workspace_id_task_id_pk" PRIMARY KEY("user_id","workspace_id","task_id")
);
--> statement-breakpoint
CREATE TABLE "push_keys" (
	"id" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"public_key" text NOT NULL,
	"private_key" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "push_keys_one" CHECK ("push_keys"."id" = 1)
);
--> statement-breakpoint
ALTER TABLE "member_invitations" ADD COLUMN "told" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "tell_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "told_revision" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "overview_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "channels" ADD CONSTRAINT "channels_user_id_workspaces_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_deliveries" ADD CONSTRAINT "channel_deliveries_user_id_channel_id_channels_user_id_id_fk" FOREIGN KEY ("user_id","channel_id") REFERENCES "public"."channels"("user_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user_id_workspaces_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snoozes" ADD CONSTRAINT "snoozes_user_id_workspaces_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "channel_deliveries_notification_key" ON "channel_deliveries" USING btree ("user_id","channel_id","notification_id");--> statement-breakpoint
CREATE INDEX "channel_deliveries_pending_idx" ON "channel_deliveries" USING btree ("next_attempt_at") WHERE "channel_deliveries"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "channel_deliveries_created_at_idx" ON "channel_deliveries" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "channels_endpoint_key" ON "channels" USING btree ("user_id","endpoint_hash") WHERE "channels"."endpoint_hash" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "notifications_source_key" ON "notifications" USING btree ("user_id","source");--> statement-breakpoint
CREATE INDEX "notifications_unread_idx" ON "notifications" USING btree ("user_id","id") WHERE "notifications"."read_at" IS NULL;--> statement-breakpoint
CREATE INDEX "notifications_created_at_idx" ON "notifications" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "snoozes_at_idx" ON "snoozes" USING btree ("at");--> statement-breakpoint
CREATE INDEX "member_invitations_untold_idx" ON "member_invitations" USING btree ("created_at") WHERE NOT "member_invitations"."told";--> statement-breakpoint
CREATE INDEX "tasks_tell_at_idx" ON "tasks" USING btree ("tell_at") WHERE "tasks"."tell_at" is not null;--> statement-breakpoint
CREATE INDEX "workspaces_overview_at_idx" ON "workspaces" USING btree ("overview_at") WHERE "workspaces"."overview_at" is not null;--> statement-breakpoint
-- Nothing of before is told.
UPDATE "workspaces" SET "told_revision" = "revision" WHERE "name" IS NOT NULL;--> statement-breakpoint
UPDATE "member_invitations" SET "told" = true;--> statement-breakpoint
-- From here on: the service then finds when that is.
UPDATE "tasks" SET "tell_at" = now()
WHERE NOT "complete" AND ("due_local" IS NOT NULL OR json_array_length("details"->'reminders') > 0);
