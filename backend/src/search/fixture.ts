import type { TestService, TestUser } from '../../tests/support/service.ts'
import { createSearch, type Matches, matchesIn, rankedHits, type Search } from './crud.ts'
import { createIndexer } from './indexing.ts'

/** Searches as the list of tasks does, for the tests here. */

export interface Hit {
  id: number
  title: string
  description: string | null
  score: number
}

export function searching({ db }: TestService) {
  const searchOnce = createSearch(createIndexer(db, db.reader), db.reader)

  /** Searches again until all tasks are indexed. */
  async function search(...asked: Parameters<typeof searchOnce>): Promise<Search> {
    for (;;) {
      const search = await searchOnce(...asked)
      if (search.isComplete) return search
    }
  }

  async function hits(
    user: TestUser,
    query: string,
    options: Partial<Parameters<typeof rankedHits>[2]> & { values?: unknown[] } = {},
  ): Promise<Hit[]> {
    const values = [user.id, ...(options.values ?? [])]
    const sql = rankedHits(await search(user.id, query), values, { limit: 500, ...options })
    const text = `SELECT task.id, task.title, task.description, score FROM (${sql}) AS hit
      JOIN tasks task ON task.user_id = $1 AND task.id = hit.task_id ORDER BY score DESC, task.id DESC`
    return await db.reader.query<Hit>({ name: '', text, values })
  }

  return {
    search,
    hits,
    /** Writes tasks `item 1`, `item 2`, … that are not in the log. */
    async imported(user: TestUser, count: number): Promise<void> {
      await db.pool.query(
        `WITH owner AS (UPDATE workspaces SET revision = $2, last_task_id = $2 WHERE id = $1)
         INSERT INTO tasks (user_id, id, revision, title, created_at, updated_at)
         SELECT $1, n, n, 'item ' || n, now(), now() FROM generate_series(1, $2::int) n`,
        [user.id, count],
      )
    },
    /** The number of tasks in the index. */
    async size(user: TestUser): Promise<number> {
      const { rows } = await db.pool.query(
        'SELECT count(*)::int AS size FROM search_documents WHERE user_id = $1',
        [user.id],
      )
      return rows[0].size
    },
    /** The titles of what is found, best first. */
    async titles(user: TestUser, query: string): Promise<string[]> {
      return (await hits(user, query)).map(({ title }) => title)
    },
    async matches(user: TestUser, query: string): Promise<Matches[]> {
      return await matchesIn(await search(user.id, query), db.reader, await hits(user, query))
    },
    /** Writes a note as its own resource does: with the next revision, and in the log. */
    async note(user: TestUser, taskId: number, body: string): Promise<void> {
      await db.pool.query(
        `WITH owner AS (UPDATE workspaces SET revision = revision + 1 WHERE id = $1 RETURNING revision),
         note AS (
           INSERT INTO notes (user_id, task_id, id, revision, body, actor_kind, actor_id, created_at, updated_at)
           SELECT $1, $2::bigint, revision, revision, $3, 'session', 'test', now(), now() FROM owner RETURNING *
         )
         INSERT INTO changes (user_id, revision, at, actor_kind, actor_id, resource, resource_id, before, after)
         SELECT $1, revision, now(), 'session', 'test', 'note', id, NULL, json_build_object('task_id', task_id, 'body', body)
         FROM note`,
        [user.id, taskId, body],
      )
    },
    async removeNotes(user: TestUser, taskId: number): Promise<void> {
      await db.pool.query(
        `WITH owner AS (UPDATE workspaces SET revision = revision + 1 WHERE id = $1 RETURNING revision),
         note AS (DELETE FROM notes WHERE user_id = $1 AND task_id = $2 RETURNING *)
         INSERT INTO changes (user_id, revision, at, actor_kind, actor_id, resource, resource_id, before, after)
         SELECT $1, owner.revision, now(), 'session', 'test', 'note', id, json_build_object('task_id', task_id), NULL
         FROM note, owner`,
        [user.id, taskId],
      )
    },
    /** The words of a user's own workspace in the vocabulary, each with the number of tasks. */
    async vocabulary(user: TestUser): Promise<Record<string, number>> {
      const { rows } = await db.pool.query<{ word: string; tasks: number }>(
        'SELECT word, tasks FROM search_words WHERE user_id = $1 ORDER BY word',
        [user.id],
      )
      return Object.fromEntries(rows.map(({ word, tasks }) => [word, tasks]))
    },
  }
}
