CREATE TABLE "ended_sessions" (
	"id" text PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" text NOT NULL,
	"session_id" text
);
--> statement-breakpoint
ALTER TABLE "channels" ADD COLUMN "session_id" text;
--> statement-breakpoint
-- One that merely expires ends nothing: it is deleted when its time is over.
CREATE OR REPLACE FUNCTION "note_ended_session"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO "ended_sessions" ("user_id", "session_id") SELECT "id", OLD."id" FROM "users" WHERE "id" = OLD."user_id";
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "note_ended_session" AFTER DELETE ON "sessions" FOR EACH ROW
WHEN (OLD."expires_at" > now()) EXECUTE FUNCTION "note_ended_session"();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION "note_new_password"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO "ended_sessions" ("user_id") VALUES (NEW."user_id");
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "note_new_password" AFTER UPDATE OF "password" ON "accounts" FOR EACH ROW
WHEN (OLD."password" IS DISTINCT FROM NEW."password") EXECUTE FUNCTION "note_new_password"();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION "forget_ended_sessions"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM "ended_sessions" WHERE "user_id" = OLD."id";
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "forget_ended_sessions" AFTER DELETE ON "users" FOR EACH ROW EXECUTE FUNCTION "forget_ended_sessions"();
