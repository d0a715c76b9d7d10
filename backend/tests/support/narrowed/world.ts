import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { RESOURCES } from '../../../src/app.ts'
import { changeColumns, type StoredChange } from '../../../src/changelog/stored-states.ts'
import { KEY_SCOPES, type Scope } from '../../../src/core/scopes.ts'
import type { Answer, TestService, TestUser } from '../service.ts'

/** A user with a key limited to one project; everything outside it contains a word that the key must never see. */
export interface NarrowWorld {
  owner: TestUser
  marker: string
  /** The key's project, and another one. */
  home: number
  away: number
  /** A view of the owner that finds all tasks. */
  view: number
  inside: Places
  outside: Places
  /** Sends a request with the key. */
  by(method: Method, path: string, body?: object, headers?: Record<string, string>): Promise<Answer>
}

/** Ids on one side of the border. */
export interface Places {
  /** The first has notes and subtasks, the last recurs. */
  tasks: number[]
  note: number
  occurrence: number
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD'

/** An id that no task, note or project has. */
export const UNKNOWN = 9_999

/** Creates a key of the user. @returns a function that sends requests with it */
export async function narrowKey(
  service: TestService,
  owner: TestUser,
  project_id: number | null,
  scopes: readonly Scope[] = KEY_SCOPES,
): Promise<NarrowWorld['by']> {
  const made = await owner.call('POST', '/keys', { name: 'Key', scopes, project_id })
  assert.equal(made.statusCode, 201, made.payload)
  const authorization = `Bearer ${made.data.key}`
  return (method, path, body, headers = {}) =>
    service.inject({
      method,
      url: `/api/me${path}`,
      headers: { authorization, ...headers },
      ...(body === undefined ? {} : { payload: body }),
    })
}

export async function createNarrowWorld(service: TestService): Promise<NarrowWorld> {
  const owner = await service.newUser()
  const marker = `secret${randomBytes(4).toString('hex')}`
  const made = async (path: string, body: object): Promise<number> => {
    const answer = await owner.call('POST', path, body)
    assert.equal(answer.statusCode, 201, answer.payload)
    return answer.data.id
  }
  const home = await made('/projects', { name: 'Garden' })
  const away = await made('/projects', { name: marker })
  await made('/labels', { name: 'errand' })

  async function fill(project_id: number | null, text: string, count: number): Promise<Places> {
    const task = (more: object = {}) =>
      made('/tasks', { title: text, description: text, project_id, ...more })
    const first = await task({ labels: ['errand'] })
    const tasks = [first, await task({ parent_id: first }), await task({ parent_id: first })]
    while (tasks.length < count) tasks.push(await task({ blocked_by: [first] }))
    const note = await made(`/tasks/${first}/notes`, { body: text })
    const series = await task({ due: { date: '2026-11-20' }, recurrence: 'FREQ=DAILY' })
    await owner.call('POST', `/tasks/${series}/skip`)
    const { data } = await owner.call('GET', `/tasks/${series}/occurrences`)
    return { tasks: [...tasks, series], note, occurrence: data.occurrences[0].id }
  }

  const inside = await fill(home, 'rake the leaves', 30)
  const outside = await fill(away, marker, 5)
  const loose = await fill(null, marker, 4)
  outside.tasks.splice(1, 0, ...loose.tasks)
  const view = await made('/views', { name: marker, filter: `id >= 1 or title ~ "${marker}"`, sort: 'title' })
  return { owner, marker, home, away, view, inside, outside, by: await narrowKey(service, owner, home) }
}

/** All rows of the user outside the project, except counters of the whole user and labels named `new`. */
export async function rowsOutside(service: TestService, { owner, home }: NarrowWorld): Promise<string[]> {
  const ofTasks = (table: string) =>
    `SELECT '${table} ' || row::text AS row FROM ${table} row WHERE user_id = $1 AND task_id IN (
       SELECT id FROM tasks WHERE user_id = $1 AND project_id IS DISTINCT FROM $2)`
  const all = (table: string, columns = 'row::text') =>
    `SELECT '${table} ' || ${columns} AS row FROM ${table} row WHERE user_id = $1 AND $2::bigint IS NOT NULL`
  const { rows } = await service.db.pool.query<{ row: string }>(
    `SELECT 'tasks ' || row::text AS row FROM tasks row WHERE user_id = $1 AND project_id IS DISTINCT FROM $2
     UNION ALL ${ofTasks('notes')} UNION ALL ${ofTasks('occurrences')}
     UNION ALL ${all('projects')} UNION ALL ${all('labels')} AND name <> 'new' UNION ALL ${all('views')}
     UNION ALL ${all('api_keys', 'id || scopes::text || coalesce(project_id, 0)')}
     UNION ALL SELECT 'user ' || users.name || email || time_zone FROM users JOIN workspaces USING (id) WHERE id = $1
     ORDER BY 1`,
    [owner.id, home],
  )
  return rows.map(({ row }) => row)
}

interface Logged extends StoredChange {
  resource: string
  actor_kind: string
}
type Snapshot = { task_id?: number; details?: { project_id: number | null } | null }

/** What the key wrote, according to the log, to tasks outside its project or to what belongs to them. */
export async function trespasses(service: TestService, { owner, home }: NarrowWorld): Promise<Logged[]> {
  const { rows } = await service.db.pool.query<Logged>(
    `SELECT ${changeColumns('changes')} FROM changes WHERE user_id = $1 ORDER BY changes.revision`,
    [owner.id],
  )
  const projects = new Map<string, number | null>()
  return rows.filter((change) => {
    const { resource, resource_id } = change
    const { before, after } = RESOURCES.statesOf(change) as {
      before: Snapshot | null
      after: Snapshot | null
    }
    const touched: (number | null | undefined)[] = []
    if (resource === 'task') {
      for (const state of [before, after]) if (state !== null) touched.push(state.details?.project_id ?? null)
      if (after !== null) projects.set(resource_id, after.details?.project_id ?? null)
    } else if (resource === 'note' || resource === 'occurrence') {
      touched.push(projects.get(String((after ?? before)?.task_id)))
    }
    return change.actor_kind === 'api_key' && touched.some((project) => project !== home)
  })
}
