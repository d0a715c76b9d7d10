ALTER TABLE "search_documents" ADD COLUMN "title_key" text COLLATE "C";
--> statement-breakpoint
CREATE INDEX "search_documents_title_idx" ON "search_documents" USING btree ("user_id","title_key","task_id");
--> statement-breakpoint
-- What an index of before lacks is added as it is read anew, in the background where it is large.
UPDATE "search_state" SET "scanned" = 0;
--> statement-breakpoint
-- The most frequent writes, as functions: PostgreSQL plans their few statements once per connection, and Citus runs a
-- call whole on the node of its first argument (`database/citus.ts`). Instances of another version may call them at
-- the same time: a change that is not for them as well needs a function of another name.

-- Creates a task with nothing but a title, a description, and done or not. No row: there may be no room, or there is no
-- workspace.
CREATE FUNCTION "task_insert"(
	"workspace" text, "title" text, "description" text, "complete" boolean,
	"written_at" timestamptz, "actor_kind" text, "actor_id" text, "after" json,
	-- What the server allows, unless the workspace has its own: tasks, and bytes. Null: as many as they like.
	"most_tasks" bigint, "most_bytes" bigint,
	-- Most bytes that a change adds, and most changes that may follow what was measured.
	"bytes_of_one" bigint, "most_unmeasured" bigint,
	"idempotency_key" text, "fingerprint" bytea
) RETURNS TABLE ("id" bigint, "revision" bigint) LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
	-- Ids count up from 1: below the quota, they say that there is room without counting.
	UPDATE workspaces SET revision = revision + 1, last_task_id = last_task_id + 1
	WHERE id = workspace
		AND last_task_id < coalesce(quota_tasks, most_tasks, 9007199254740991)
		AND (
			coalesce(quota_storage, most_bytes) IS NULL
			OR revision - storage_revision < most_unmeasured
			AND storage_bytes + (revision - storage_revision + 1) * bytes_of_one <= coalesce(quota_storage, most_bytes)
		)
	RETURNING last_task_id, revision INTO task_insert.id, task_insert.revision;
	IF NOT FOUND THEN
		RETURN;
	END IF;

	INSERT INTO tasks (user_id, id, revision, title, description, complete, created_at, updated_at)
	VALUES (workspace, id, revision, title, description, complete, written_at, written_at);

	INSERT INTO changes (user_id, at, actor_kind, actor_id, resource, revision, resource_id, after)
	VALUES (workspace, written_at, actor_kind, actor_id, 'task', revision, id::text, after);

	IF idempotency_key IS NOT NULL THEN
		INSERT INTO idempotency_keys (user_id, key, fingerprint, revision, created_at)
		VALUES (workspace, idempotency_key, fingerprint, revision, written_at);
	END IF;
	RETURN NEXT;
END
$$;
--> statement-breakpoint
-- Edits the title, the description, and done or not, of a task; what changes nothing writes nothing. No row: there is no
-- such task, the preconditions do not hold, or it recurs or is blocked, and there are rules for what was asked.
CREATE FUNCTION "task_update"(
	"workspace" text, "task_id" bigint, "match" bigint[], "none_match" bigint[],
	"new_title" text, "sets_description" boolean, "new_description" text, "new_complete" boolean, "toggles" boolean,
	"written_at" timestamptz, "actor_kind" text, "actor_id" text,
	"idempotency_key" text, "fingerprint" bytea
) RETURNS SETOF "tasks" LANGUAGE plpgsql AS $$
DECLARE
	old tasks;
	new tasks;
	new_revision bigint;
	is_plain boolean;
BEGIN
	-- Taken first, since that locks the workspace, as every writer does: what is read then stays as it is.
	UPDATE workspaces SET revision = revision + 1 WHERE id = workspace RETURNING revision INTO new_revision;
	SELECT * INTO old FROM tasks WHERE user_id = workspace AND id = task_id;

	new := old;
	new.title := coalesce(new_title, old.title);
	new.description := CASE WHEN sets_description THEN new_description ELSE old.description END;
	new.complete := CASE WHEN toggles THEN NOT old.complete ELSE coalesce(new_complete, old.complete) END;
	is_plain := FOUND
		AND (match IS NULL OR old.revision = ANY (match)) AND old.revision <> ALL (none_match)
		AND (
			new.complete = old.complete
			OR old.recurrence IS NULL AND (old.complete OR old.blocked_by IS NULL)
		);

	IF NOT is_plain
		OR (new.title, new.description, new.complete) IS NOT DISTINCT FROM (old.title, old.description, old.complete) THEN
		UPDATE workspaces SET revision = revision - 1 WHERE id = workspace;
		IF NOT is_plain THEN
			RETURN;
		END IF;
	ELSE
		new.revision := new_revision;
		new.updated_at := written_at;
		UPDATE tasks SET title = new.title, description = new.description, complete = new.complete,
			updated_at = new.updated_at, revision = new.revision
		WHERE user_id = workspace AND id = task_id;

		-- The states as the log stores them (`stored-states.ts`).
		INSERT INTO changes (user_id, at, actor_kind, actor_id, resource, revision, resource_id, previous, before, after)
		VALUES (
			workspace, written_at, actor_kind, actor_id, 'task', new.revision, task_id::text, old.revision,
			(
				'{"updated_at":"' || to_char(old.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '"'
				|| CASE WHEN old.title <> new.title THEN ',"title":' || to_json(old.title) ELSE '' END
				|| CASE
					WHEN old.description IS DISTINCT FROM new.description
					THEN ',"description":' || coalesce(to_json(old.description)::text, 'null')
					ELSE ''
				END
				|| CASE WHEN old.complete <> new.complete THEN ',"complete":' || old.complete ELSE '' END
				|| '}'
			)::json,
			(
				'{"created_at":"' || to_char(old.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '"'
				|| ',"title":' || to_json(new.title)
				|| CASE WHEN new.description IS NOT NULL THEN ',"description":' || to_json(new.description) ELSE '' END
				|| CASE WHEN new.complete THEN ',"complete":true' ELSE '' END
				|| CASE WHEN old.details IS NOT NULL THEN ',"details":' || old.details ELSE '' END
				|| '}'
			)::json
		);
	END IF;

	-- Also where nothing had to be changed: a repeat must not find something to do.
	IF idempotency_key IS NOT NULL THEN
		INSERT INTO idempotency_keys (user_id, key, fingerprint, revision, created_at)
		VALUES (workspace, idempotency_key, fingerprint, new.revision, written_at);
	END IF;
	RETURN NEXT new;
END
$$;
--> statement-breakpoint
-- Logs changes of a unit of work, the members of each in six arrays of the same length. `write` is its first revision.
CREATE FUNCTION "unit_log"(
	"workspace" text, "written_at" timestamptz, "actor_kind" text, "actor_id" text, "write" bigint,
	"resources" text[], "ids" text[], "revisions" bigint[], "befores" text[], "afters" text[], "previous" bigint[]
) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO changes
		(user_id, at, actor_kind, actor_id, resource, revision, resource_id, before, after, write, previous)
	SELECT workspace, written_at, actor_kind, actor_id, change.resource, change.revision, change.id, change.before::json,
		change.after::json, nullif(write, change.revision), change.previous
	FROM unnest(resources, ids, revisions, befores, afters, unit_log.previous)
		AS change (resource, id, revision, before, after, previous);
END
$$;
--> statement-breakpoint
-- Ends a unit of work: notes the last revision and id that it took, logs what is left, and stores its idempotency key, if
-- it has one, with the revision that it answers with, or the answer.
CREATE FUNCTION "unit_finish"(
	"workspace" text, "written_at" timestamptz, "actor_kind" text, "actor_id" text, "write" bigint,
	"resources" text[], "ids" text[], "revisions" bigint[], "befores" text[], "afters" text[], "previous" bigint[],
	"last_revision" bigint, "last_task" bigint,
	"idempotency_key" text, "fingerprint" bytea, "answered" bigint, "answer" json
) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	UPDATE workspaces SET revision = last_revision, last_task_id = last_task WHERE id = workspace;
	PERFORM unit_log(
		workspace, written_at, actor_kind, actor_id, write, resources, ids, revisions, befores, afters, previous
	);
	IF idempotency_key IS NOT NULL THEN
		INSERT INTO idempotency_keys (user_id, key, fingerprint, revision, answer, created_at)
		VALUES (workspace, idempotency_key, fingerprint, answered, answer, written_at);
	END IF;
END
$$;
--> statement-breakpoint
-- Brings the search index of a workspace up to date with some of its tasks: `ids` with their words (`vectors`), and those
-- that are gone. The first characters of a lexeme mark whose it is, the rest is the word. A row if it took effect: none
-- if the index is no longer where this step began.
CREATE FUNCTION "search_write"(
	"workspace" text, "old_revision" bigint, "old_scanned" bigint, "new_revision" bigint, "new_scanned" bigint,
	"ids" bigint[], "vectors" tsvector[], "gone" bigint[], "mark_length" integer
) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
	changed_words text[];
	-- How many tasks have each of them now.
	numbers integer[];
	title_keys text[];
BEGIN
	UPDATE search_state SET revision = new_revision, scanned = new_scanned
	WHERE user_id = workspace AND revision = old_revision AND scanned IS NOT DISTINCT FROM old_scanned;
	IF NOT FOUND THEN
		RETURN;
	END IF;

	-- One index lookup per word: a join might read the whole vocabulary, however little has changed.
	SELECT array_agg(changed.word), array_agg(
		changed.change + coalesce((
			SELECT known.tasks FROM search_words known WHERE known.user_id = workspace AND known.word = changed.word
		), 0)
	) INTO changed_words, numbers
	FROM (
		SELECT substr(lexeme, mark_length + 1) AS word, sum(change)::integer AS change FROM (
			SELECT unnest(tsvector_to_array(given.words)) AS lexeme, 1 AS change FROM unnest(vectors) AS given (words)
			UNION ALL
			SELECT unnest(tsvector_to_array(old.words)), -1 FROM search_documents old
			WHERE old.user_id = workspace AND old.task_id = ANY (ids || gone)
		) AS lexemes
		GROUP BY lexeme HAVING sum(change) <> 0
	) AS changed;

	-- A title may be newer than `new_revision`: then the log has a change after it, and the index is not up to date.
	SELECT array_agg((
		SELECT lower(task.title COLLATE "C") FROM tasks task WHERE task.user_id = workspace AND task.id = given.task_id
	) ORDER BY given.place) INTO title_keys
	FROM unnest(ids) WITH ORDINALITY AS given (task_id, place);

	DELETE FROM search_documents WHERE user_id = workspace AND task_id = ANY (gone);
	INSERT INTO search_documents AS document (user_id, task_id, words, title_key)
	SELECT workspace, given.task_id, given.words, given.title_key
	FROM unnest(ids, vectors, title_keys) AS given (task_id, words, title_key)
	ON CONFLICT (user_id, task_id) DO UPDATE SET words = excluded.words, title_key = excluded.title_key
	WHERE document.words <> excluded.words OR document.title_key IS DISTINCT FROM excluded.title_key;

	DELETE FROM search_words
	WHERE user_id = workspace
		AND word = ANY (ARRAY(
			SELECT counted.word FROM unnest(changed_words, numbers) AS counted (word, tasks) WHERE counted.tasks = 0
		));
	INSERT INTO search_words (user_id, word, tasks)
	SELECT workspace, counted.word, counted.tasks FROM unnest(changed_words, numbers) AS counted (word, tasks)
	WHERE counted.tasks > 0
	ON CONFLICT (user_id, word) DO UPDATE SET tasks = excluded.tasks;
	RETURN NEXT workspace;
END
$$;
