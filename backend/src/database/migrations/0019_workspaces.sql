CREATE TABLE "workspaces" (
	"id" text PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"revision" bigint DEFAULT 0 NOT NULL,
	"last_task_id" bigint DEFAULT 0 NOT NULL,
	"last_conversation_id" bigint DEFAULT 0 NOT NULL,
	"quota_tasks" bigint,
	"quota_keys" bigint,
	"quota_storage" bigint,
	"storage_bytes" bigint DEFAULT 0 NOT NULL,
	"storage_revision" bigint DEFAULT 0 NOT NULL,
	"storage_at" timestamp (3) with time zone,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"preferences" json DEFAULT '{}'::json NOT NULL,
	"preferences_revision" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
-- Each user's own workspace has the user's id.
INSERT INTO "workspaces" ("id", "created_at", "revision", "last_task_id", "last_conversation_id", "quota_tasks", "quota_keys", "quota_storage", "storage_bytes", "storage_revision", "storage_at", "time_zone", "preferences", "preferences_revision")
SELECT "id", "created_at", "revision", "last_task_id", "last_conversation_id", "quota_tasks", "quota_keys", "quota_storage", "storage_bytes", "storage_revision", "storage_at", "time_zone", "preferences", "preferences_revision" FROM "users";
--> statement-breakpoint
ALTER TABLE "assistant_usage" DROP CONSTRAINT "assistant_usage_user_id_users_id_fk";
--> statement-breakpoint
ALTER TABLE "conversations" DROP CONSTRAINT "conversations_user_id_users_id_fk";
--> statement-breakpoint
ALTER TABLE "changes" DROP CONSTRAINT "changes_user_id_users_id_fk";
--> statement-breakpoint
ALTER TABLE "idempotency_keys" DROP CONSTRAINT "idempotency_keys_user_id_users_id_fk";
--> statement-breakpoint
ALTER TABLE "trash" DROP CONSTRAINT "trash_user_id_users_id_fk";
--> statement-breakpoint
ALTER TABLE "search_state" DROP CONSTRAINT "search_state_user_id_users_id_fk";
--> statement-breakpoint
ALTER TABLE "labels" DROP CONSTRAINT "labels_user_id_users_id_fk";
--> statement-breakpoint
ALTER TABLE "notes" DROP CONSTRAINT "notes_user_id_users_id_fk";
--> statement-breakpoint
ALTER TABLE "occurrences" DROP CONSTRAINT "occurrences_user_id_users_id_fk";
--> statement-breakpoint
ALTER TABLE "projects" DROP CONSTRAINT "projects_user_id_users_id_fk";
--> statement-breakpoint
ALTER TABLE "tasks" DROP CONSTRAINT "tasks_user_id_users_id_fk";
--> statement-breakpoint
ALTER TABLE "views" DROP CONSTRAINT "views_user_id_users_id_fk";
--> statement-breakpoint
ALTER TABLE "webhooks" DROP CONSTRAINT "webhooks_user_id_users_id_fk";
--> statement-breakpoint
ALTER TABLE "assistant_usage" ADD CONSTRAINT "assistant_usage_user_id_workspaces_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_user_id_workspaces_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "changes" ADD CONSTRAINT "changes_user_id_workspaces_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_user_id_workspaces_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trash" ADD CONSTRAINT "trash_user_id_workspaces_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_state" ADD CONSTRAINT "search_state_user_id_workspaces_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "labels" ADD CONSTRAINT "labels_user_id_workspaces_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_user_id_workspaces_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "occurrences" ADD CONSTRAINT "occurrences_user_id_workspaces_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_user_id_workspaces_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_user_id_workspaces_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "views" ADD CONSTRAINT "views_user_id_workspaces_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_user_id_workspaces_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "users_disabled_idx" ON "users" USING btree ("id") WHERE "users"."disabled_at" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "users" DROP COLUMN "revision";--> statement-breakpoint
ALTER TABLE "users" DROP COLUMN "last_task_id";--> statement-breakpoint
ALTER TABLE "users" DROP COLUMN "quota_tasks";--> statement-breakpoint
ALTER TABLE "users" DROP COLUMN "quota_keys";--> statement-breakpoint
ALTER TABLE "users" DROP COLUMN "quota_storage";--> statement-breakpoint
ALTER TABLE "users" DROP COLUMN "storage_bytes";--> statement-breakpoint
ALTER TABLE "users" DROP COLUMN "storage_revision";--> statement-breakpoint
ALTER TABLE "users" DROP COLUMN "storage_at";--> statement-breakpoint
ALTER TABLE "users" DROP COLUMN "last_conversation_id";--> statement-breakpoint
ALTER TABLE "users" DROP COLUMN "time_zone";--> statement-breakpoint
ALTER TABLE "users" DROP COLUMN "preferences";--> statement-breakpoint
ALTER TABLE "users" DROP COLUMN "preferences_revision";
--> statement-breakpoint
-- A user and their own workspace come and go together. No foreign key says so: they may be on different nodes.
CREATE OR REPLACE FUNCTION "make_own_workspace"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO "workspaces" ("id") VALUES (NEW."id");
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION "delete_own_workspace"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM "workspaces" WHERE "id" = OLD."id";
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "make_own_workspace" AFTER INSERT ON "users" FOR EACH ROW EXECUTE FUNCTION "make_own_workspace"();
--> statement-breakpoint
CREATE TRIGGER "delete_own_workspace" AFTER DELETE ON "users" FOR EACH ROW EXECUTE FUNCTION "delete_own_workspace"();
