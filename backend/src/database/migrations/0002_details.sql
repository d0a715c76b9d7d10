CREATE TABLE "labels" (
	"user_id" text NOT NULL,
	"id" bigint NOT NULL,
	"revision" bigint NOT NULL,
	"name" text NOT NULL,
	"position" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"color" text,
	CONSTRAINT "labels_user_id_id_pk" PRIMARY KEY("user_id","id")
);
--> statement-breakpoint
CREATE TABLE "notes" (
	"user_id" text NOT NULL,
	"task_id" bigint NOT NULL,
	"id" bigint NOT NULL,
	"revision" bigint NOT NULL,
	"body" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "notes_user_id_task_id_id_pk" PRIMARY KEY("user_id","task_id","id")
);
--> statement-breakpoint
CREATE TABLE "occurrences" (
	"user_id" text NOT NULL,
	"task_id" bigint NOT NULL,
	"id" bigint NOT NULL,
	"status" text NOT NULL,
	"due" json NOT NULL,
	"recurrence_id" json NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	CONSTRAINT "occurrences_user_id_task_id_id_pk" PRIMARY KEY("user_id","task_id","id")
);
--> statement-breakpoint
CREATE TABLE "projects" (
	"user_id" text NOT NULL,
	"id" bigint NOT NULL,
	"revision" bigint NOT NULL,
	"name" text NOT NULL,
	"position" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"color" text,
	"archived" boolean DEFAULT false NOT NULL,
	CONSTRAINT "projects_user_id_id_pk" PRIMARY KEY("user_id","id")
);
--> statement-breakpoint
CREATE TABLE "search_documents" (
	"user_id" text NOT NULL,
	"task_id" bigint NOT NULL,
	"words" "tsvector" NOT NULL,
	CONSTRAINT "search_documents_user_id_task_id_pk" PRIMARY KEY("user_id","task_id")
);
--> statement-breakpoint
CREATE TABLE "search_state" (
	"user_id" text PRIMARY KEY NOT NULL,
	"revision" bigint NOT NULL,
	"scanned" bigint
);
--> statement-breakpoint
CREATE TABLE "search_words" (
	"user_id" text NOT NULL,
	"word" text COLLATE "C" NOT NULL,
	"tasks" integer NOT NULL,
	CONSTRAINT "search_words_user_id_word_pk" PRIMARY KEY("user_id","word")
);
--> statement-breakpoint
CREATE TABLE "views" (
	"user_id" text NOT NULL,
	"id" bigint NOT NULL,
	"revision" bigint NOT NULL,
	"name" text NOT NULL,
	"position" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"filter" text NOT NULL,
	"sort" text,
	CONSTRAINT "views_user_id_id_pk" PRIMARY KEY("user_id","id")
);
--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "details" json;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "due_local" timestamp (3);--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "start_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "start_local" timestamp (3);--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "recurrence" text;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "priority" smallint;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "labels" text[];--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "project_id" bigint;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "parent_id" bigint;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "blocked_by" bigint[];--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "position" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "time_zone" text DEFAULT 'UTC' NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "preferences_revision" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "labels" ADD CONSTRAINT "labels_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_user_id_task_id_tasks_user_id_id_fk" FOREIGN KEY ("user_id","task_id") REFERENCES "public"."tasks"("user_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "occurrences" ADD CONSTRAINT "occurrences_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "occurrences" ADD CONSTRAINT "occurrences_user_id_task_id_tasks_user_id_id_fk" FOREIGN KEY ("user_id","task_id") REFERENCES "public"."tasks"("user_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_documents" ADD CONSTRAINT "search_documents_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_state" ADD CONSTRAINT "search_state_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_words" ADD CONSTRAINT "search_words_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "views" ADD CONSTRAINT "views_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "labels_name_key" ON "labels" USING btree ("user_id",lower("name"));--> statement-breakpoint
CREATE INDEX "search_documents_words_idx" ON "search_documents" USING gin ("words") WITH (gin_pending_list_limit=256);--> statement-breakpoint
CREATE INDEX "search_words_similar_idx" ON "search_words" USING gin ("user_id","word" gin_trgm_ops) WITH (gin_pending_list_limit=256);--> statement-breakpoint
CREATE UNIQUE INDEX "views_name_key" ON "views" USING btree ("user_id",lower("name"));--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_user_id_project_id_projects_user_id_id_fk" FOREIGN KEY ("user_id","project_id") REFERENCES "public"."projects"("user_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_user_id_parent_id_tasks_user_id_id_fk" FOREIGN KEY ("user_id","parent_id") REFERENCES "public"."tasks"("user_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tasks_due_idx" ON "tasks" USING btree ("user_id","due_local","id") WHERE "tasks"."due_local" is not null;--> statement-breakpoint
CREATE INDEX "tasks_project_idx" ON "tasks" USING btree ("user_id","project_id","id") WHERE "tasks"."project_id" is not null;--> statement-breakpoint
CREATE INDEX "tasks_parent_idx" ON "tasks" USING btree ("user_id","parent_id","id") WHERE "tasks"."parent_id" is not null;--> statement-breakpoint
CREATE INDEX "tasks_position_idx" ON "tasks" USING btree ("user_id","position" COLLATE "C","id") WHERE "tasks"."position" is not null;--> statement-breakpoint
CREATE INDEX "tasks_blocked_idx" ON "tasks" USING btree ("user_id","id") WHERE "tasks"."blocked_by" is not null;