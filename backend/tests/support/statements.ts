import assert from 'node:assert/strict'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import { glob } from 'node:fs/promises'
import { join } from 'node:path'
import { isMainThread, parentPort, Worker } from 'node:worker_threads'
import { PREPARED, type Queryable } from '../../src/database/statement.ts'

/**
 * Every statement that the service prepares, by its name, with its SQL, however that was composed. Statements are
 * prepared when their modules load: call this before any of them is loaded.
 */
export async function collectStatements(): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  const hear = (message: unknown) => {
    const { name, sql } = message as { name: string; sql: string }
    const other = texts.get(name)
    // A connection knows a statement by its name: a second text would never be run.
    if (other !== undefined && other !== sql) throw new Error(`Two statements are named "${name}".`)
    texts.set(name, sql)
  }
  subscribe(PREPARED, hear)
  const source = join(import.meta.dirname, '../../src')
  for await (const file of glob('**/*.ts', { cwd: source, exclude: isNoPartOfTheService })) {
    await import(join(source, file))
  }
  unsubscribe(PREPARED, hear)
  for (const [name, sql] of await composedForARequest()) texts.set(name, sql)
  return texts
}

/** The same, whatever is loaded already: in a thread of its own. */
export async function statementsOfService(): Promise<Map<string, string>> {
  const [texts] = await once(new Worker(import.meta.filename), 'message')
  return texts
}

const FILTER =
  'not complete and (due < today + 7d or priority >= high) and label in (work, home) and not title ~ "draft" and not blocked'

/** Lists whose SQL depends on the request: one of each form. */
async function composedForARequest(): Promise<[name: string, sql: string][]> {
  const { findTasks, findHits } = await import('../../src/tasks/crud/find.ts')
  const { parseFilter } = await import('../../src/filters/model/parser.ts')
  const { parseSort } = await import('../../src/filters/model/sort.ts')
  const { termsOf } = await import('../../src/search/model.ts')
  const people = { me: 'user', members: [] }
  const question = {
    filter: parseFilter(FILTER),
    people,
    sort: parseSort('due,-priority,title'),
    now: new Date(0),
  }
  const sought = termsOf('milk').map((term) => ({ ...term, similar: ['silk'] }))
  const search = { workspaceId: 'workspace', projectId: undefined, sought, isComplete: true, common: false }
  const texts: [string, string][] = []
  /** Of a user who does not exist: the statement is composed all the same. */
  const record = async (name: string, find: (db: Queryable) => Promise<unknown>) => {
    const query: Queryable['query'] = async ({ text }) => {
      texts.push([name, text])
      return []
    }
    await assert.rejects(find({ query }), { code: 'AUTH_INVALID' })
  }
  await record('example: a filter and an order', (db) => findTasks('user', db, question, { limit: 100 }))
  await record('example: a search', (db) => findHits(search, db, question, { limit: 100 }))
  return texts
}

/** Tests, and files that run something as soon as they are loaded. */
const isNoPartOfTheService = (path: string): boolean =>
  /\.test\.ts$|(^|\/)(fixture|testing)\.ts$|^main\.ts$|^cli(\/|$)/.test(path)

if (import.meta.main && !isMainThread) parentPort?.postMessage(await collectStatements())
