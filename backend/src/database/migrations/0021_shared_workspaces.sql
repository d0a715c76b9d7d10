-- Workspaces first, as whoever writes does. Indexes of large tables are built while these can still be read.
ALTER TABLE "workspaces" ADD COLUMN "name" text;
--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "own_revision" bigint DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "quota_workspaces" bigint;
--> statement-breakpoint
CREATE INDEX "workspaces_shared_idx" ON "workspaces" USING btree ("id") WHERE "workspaces"."name" is not null;
--> statement-breakpoint
CREATE INDEX "changes_of_task_idx" ON "changes" USING btree ("user_id",(coalesce("after", "before") ->> 'task_id'),"revision") WHERE "changes"."resource" IN ('note', 'occurrence');
--> statement-breakpoint
CREATE INDEX "notes_id_idx" ON "notes" USING btree ("user_id","id");
--> statement-breakpoint
CREATE TABLE "oauth_workspaces" (
	"user_id" text NOT NULL,
	"client_id" text NOT NULL,
	"workspace_id" text NOT NULL,
	CONSTRAINT "oauth_workspaces_user_id_client_id_workspace_id_pk" PRIMARY KEY("user_id","client_id","workspace_id")
);
--> statement-breakpoint
CREATE TABLE "member_invitations" (
	"workspace_id" text NOT NULL,
	"id" text NOT NULL,
	"role" text NOT NULL,
	"hash" "bytea" NOT NULL,
	"email" text,
	"invited_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"uses_left" integer NOT NULL,
	"sign_ups_left" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "member_invitations_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "member_invitations_hash_key" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"workspace_id" text NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"joined_at" timestamp (3) with time zone NOT NULL,
	"revision" bigint NOT NULL,
	CONSTRAINT "memberships_workspace_id_user_id_pk" PRIMARY KEY("workspace_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "public_links" (
	"workspace_id" text NOT NULL,
	"id" text NOT NULL,
	"hash" "bytea" NOT NULL,
	"project_id" bigint,
	"view_id" bigint,
	"name" text,
	"shows" jsonb NOT NULL,
	"made_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"version" integer NOT NULL,
	CONSTRAINT "public_links_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "public_links_hash_key" UNIQUE("hash"),
	CONSTRAINT "public_links_target" CHECK (num_nonnulls("public_links"."project_id", "public_links"."view_id") = 1)
);
--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "workspace_id" text;
--> statement-breakpoint
ALTER TABLE "oauth_limits" ADD COLUMN "own_workspace" boolean DEFAULT true NOT NULL;
--> statement-breakpoint
ALTER TABLE "changes" ADD COLUMN "actor_user_id" text;
--> statement-breakpoint
ALTER TABLE "notes" ADD COLUMN "author_id" text;
--> statement-breakpoint
ALTER TABLE "notes" ADD COLUMN "mentions" text[] DEFAULT '{}' NOT NULL;
--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "assignees" text[];
--> statement-breakpoint
ALTER TABLE "webhooks" ADD COLUMN "inactive_reason" text;
--> statement-breakpoint
ALTER TABLE "webhooks" ADD COLUMN "created_by" text;
--> statement-breakpoint
ALTER TABLE "oauth_workspaces" ADD CONSTRAINT "oauth_workspaces_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "oauth_workspaces" ADD CONSTRAINT "oauth_workspaces_client_id_oauth_clients_client_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."oauth_clients"("client_id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "oauth_workspaces" ADD CONSTRAINT "oauth_workspaces_membership_fk" FOREIGN KEY ("workspace_id","user_id") REFERENCES "public"."memberships"("workspace_id","user_id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "member_invitations" ADD CONSTRAINT "member_invitations_invited_by_users_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "public_links" ADD CONSTRAINT "public_links_made_by_users_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "oauth_workspaces_client_id_idx" ON "oauth_workspaces" USING btree ("client_id");
--> statement-breakpoint
CREATE INDEX "oauth_workspaces_workspace_id_idx" ON "oauth_workspaces" USING btree ("workspace_id","user_id");
--> statement-breakpoint
CREATE INDEX "memberships_user_id_idx" ON "memberships" USING btree ("user_id");
--> statement-breakpoint
CREATE INDEX "public_links_made_by_idx" ON "public_links" USING btree ("made_by");
--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_membership_fk" FOREIGN KEY ("workspace_id","user_id") REFERENCES "public"."memberships"("workspace_id","user_id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "api_keys_workspace_id_idx" ON "api_keys" USING btree ("workspace_id","user_id");
--> statement-breakpoint
CREATE INDEX "notes_mentions_idx" ON "notes" USING gin ("user_id","mentions") WHERE "notes"."mentions" <> '{}';
--> statement-breakpoint
CREATE INDEX "tasks_assigned_idx" ON "tasks" USING gin ("user_id","assignees") WHERE "tasks"."assignees" IS NOT NULL AND NOT "tasks"."complete";
