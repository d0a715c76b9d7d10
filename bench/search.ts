import { randomBytes } from 'node:crypto'
import type { Write } from '../backend/src/database/changes.ts'
import type { Database, Queryable } from '../backend/src/database/connection.ts'
import { createSearch, matchesIn, rankedHits } from '../backend/src/search/crud.ts'
import { createTask } from '../backend/src/tasks/crud.ts'
import { textOf } from './texts.ts'

/** What a search in a large account costs, on a server that has other accounts as well. */

/** One of each kind: how many tasks of 100,000 it finds is part of the report. */
export const QUERIES = {
  'a common word': 'the',
  'a rare word': 'Zahnarzt',
  'a beginning': 'bo',
  'two words': 'milk invoice',
  'two common words': 'to the',
  misspelt: 'invocie',
  'two words, misspelt': 'dentsit passpotr',
  'a script without spaces': '牛乳',
  nothing: 'qqqqxyzz',
}

const insertTasks = `
  INSERT INTO tasks (user_id, id, revision, title, description, complete, created_at, updated_at)
  SELECT $1, id, id, title, nullif(description, ''), id % 3 = 0, now(), now()
  FROM unnest($2::bigint[], $3::text[], $4::text[]) AS task(id, title, description)`
const insertNotes = `
  INSERT INTO notes (user_id, task_id, id, revision, body, actor_kind, actor_id, created_at, updated_at)
  SELECT $1, id, id, id, body, 'session', 'bench', now(), now() FROM unnest($2::bigint[], $3::text[]) AS note(id, body)`

/** Makes a user with so many tasks: a third has a description, every 20th a note. @returns the user's id */
export async function seedAccount({ pool }: Pick<Database, 'pool'>, tasks: number): Promise<string> {
  const id = randomBytes(16).toString('hex')
  await pool.query(
    'INSERT INTO users (id, name, email, revision, last_task_id) VALUES ($1, $2, $3, $4, $4)',
    [id, 'A user of the bench', `${id}@example.com`, tasks],
  )
  for (let done = 0; done < tasks; done += 1000) {
    const ids = Array.from({ length: Math.min(1000, tasks - done) }, (_, index) => done + index + 1)
    const titles = ids.map((seed) => textOf(seed, 3 + (seed % 6)))
    const descriptions = ids.map((seed) => (seed % 3 === 0 ? textOf(seed + 1e6, 5 + (seed % 20)) : ''))
    await pool.query(insertTasks, [id, ids, titles, descriptions])
    const noted = ids.filter((seed) => seed % 20 === 0)
    await pool.query(insertNotes, [id, noted, noted.map((seed) => textOf(seed + 2e6, 20))])
  }
  return id
}

export interface Searched {
  name: string
  /** Of the first page of 100. */
  found: number
  p50: number
  p95: number
}

/** Milliseconds from the query to a page of 100 tasks with all that is to be marked in them. */
export async function measureSearches(
  db: Database,
  reader: Queryable,
  userId: string,
  rounds: number,
): Promise<{ indexing: number; searched: Searched[] }> {
  const search = createSearch(db, reader)
  const page = async (query: string, condition?: string) => {
    const found = await search(userId, query)
    const values: unknown[] = [userId]
    const text = `WITH hit AS MATERIALIZED (${rankedHits(found, values, { limit: 100, condition })})
      SELECT task.id, task.title, task.description FROM hit
      JOIN tasks task ON task.user_id = $1 AND task.id = hit.task_id ORDER BY score DESC, task.id DESC`
    const tasks = await reader.query<{ id: number; title: string; description: string | null }>({
      name: '',
      text,
      values,
    })
    await matchesIn(found, reader, tasks)
    return tasks.length
  }
  const timed = async (work: () => Promise<unknown>) => {
    const start = performance.now()
    await work()
    return performance.now() - start
  }
  const indexing = await timed(() => page('the'))
  await db.pool.query('ANALYZE')
  const filter = 'NOT task.complete AND task.id % 20 = 0'
  const kinds: [name: string, work: () => Promise<number>][] = [
    ...Object.entries(QUERIES).map(([name, query]): [string, () => Promise<number>] => [
      name,
      () => page(query),
    ]),
    ['a common word, filtered', () => page('the', filter)],
    ['two words, filtered', () => page('milk invoice', filter)],
    [
      'a rare word, after a write',
      () => createTask(userId, db, write(userId), TASK).then(() => page('Zahnarzt')),
    ],
  ]
  const taken = new Map<string, number[]>(kinds.map(([name]) => [name, []]))
  // In turn, so that nothing is measured only while its data is at hand.
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, work] of kinds) taken.get(name)?.push(await timed(work))
  }
  const searched: Searched[] = []
  for (const [name, work] of kinds) {
    const times = (taken.get(name) ?? []).toSorted((one, other) => one - other)
    const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN
    searched.push({ name, found: await work(), p50: at(0.5), p95: at(0.95) })
  }
  return { indexing, searched }
}

const TASK = { title: 'Call the Zahnarzt' }
const write = (userId: string): Write => ({
  actor: { userId, kind: 'user', id: userId, scopes: new Set() },
  at: new Date(),
  key: null,
})
