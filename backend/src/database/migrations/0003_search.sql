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
ALTER TABLE "search_documents" ADD CONSTRAINT "search_documents_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_state" ADD CONSTRAINT "search_state_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_words" ADD CONSTRAINT "search_words_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "search_documents_words_idx" ON "search_documents" USING gin ("words") WITH (gin_pending_list_limit=256);--> statement-breakpoint
CREATE INDEX "search_words_similar_idx" ON "search_words" USING gin ("user_id","word" gin_trgm_ops) WITH (gin_pending_list_limit=256);