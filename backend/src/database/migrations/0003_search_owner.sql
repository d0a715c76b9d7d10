ALTER TABLE "search_documents" DROP CONSTRAINT "search_documents_user_id_users_id_fk";
--> statement-breakpoint
ALTER TABLE "search_words" DROP CONSTRAINT "search_words_user_id_users_id_fk";
--> statement-breakpoint
ALTER TABLE "search_documents" ADD CONSTRAINT "search_documents_user_id_search_state_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."search_state"("user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_words" ADD CONSTRAINT "search_words_user_id_search_state_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."search_state"("user_id") ON DELETE cascade ON UPDATE no action;