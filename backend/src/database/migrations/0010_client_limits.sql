CREATE TABLE "oauth_limits" (
	"user_id" text NOT NULL,
	"client_id" text NOT NULL,
	"project_id" bigint,
	"writes_per_hour" integer,
	"confirm_deletes" boolean NOT NULL,
	CONSTRAINT "oauth_limits_user_id_client_id_pk" PRIMARY KEY("user_id","client_id")
);
--> statement-breakpoint
ALTER TABLE "oauth_limits" ADD CONSTRAINT "oauth_limits_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "oauth_limits" ADD CONSTRAINT "oauth_limits_client_id_oauth_clients_client_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."oauth_clients"("client_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "oauth_limits_client_id_idx" ON "oauth_limits" USING btree ("client_id");