ALTER TABLE "api_keys" ADD COLUMN "made_with" text;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "end_noted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "ended_sessions" ADD COLUMN "made_with" text;--> statement-breakpoint
ALTER TABLE "ended_sessions" ADD COLUMN "workspace_id" text;--> statement-breakpoint
ALTER TABLE "channels" ADD COLUMN "made_with" text;--> statement-breakpoint
ALTER TABLE "member_invitations" ADD COLUMN "made_with" text;--> statement-breakpoint
ALTER TABLE "public_links" ADD COLUMN "made_with" text;--> statement-breakpoint
ALTER TABLE "public_links" ADD COLUMN "last_used_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "webhooks" ADD COLUMN "made_with" text;--> statement-breakpoint
-- What a key or a client had made ends with it, whoever ends it. A user who is being deleted takes all of it along.
CREATE OR REPLACE FUNCTION "note_ended_key"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO "ended_sessions" ("user_id", "made_with", "workspace_id")
	SELECT "id", 'api_key:' || OLD."id", OLD."workspace_id" FROM "users" WHERE "id" = OLD."user_id";
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "note_ended_key" AFTER DELETE ON "api_keys" FOR EACH ROW EXECUTE FUNCTION "note_ended_key"();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION "note_ended_client"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO "ended_sessions" ("user_id", "made_with")
	SELECT "id", 'oauth_client:' || OLD."id" FROM "users" WHERE "id" = OLD."user_id";
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "note_ended_client" AFTER DELETE ON "oauth_consents" FOR EACH ROW EXECUTE FUNCTION "note_ended_client"();
