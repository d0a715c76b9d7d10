import type { Call } from './scenarios.ts'

/** How each server is asked for what a scenario asks Docket for. */

export interface User {
  id: string
  token: string
  /** The id of their first task, where ids count over all users. */
  first?: number
}

export interface Request {
  method: Call['method'] | 'PUT'
  path: string
  headers: string
  body?: string | undefined
}

export type Dialect = (call: Call, user: User) => Request

const bearer = ({ token }: User): string => `authorization: Bearer ${token}\r\n`

/** The user's n-th task, where ids count over all users. */
const globally = (user: User, place: number): number => (user.first ?? 1) + place - 1

/** What the path of a call names. */
function read(path: string): { task: number } | { limit: number } | 'tasks' {
  const task = /^\/tasks\/(\d+)$/.exec(path)?.[1]
  if (task !== undefined) return { task: Number(task) }
  const limit = /^\/tasks\?limit=(\d+)$/.exec(path)?.[1]
  if (limit !== undefined) return { limit: Number(limit) }
  if (path === '/tasks') return 'tasks'
  throw new Error(`No other server has ${path}.`)
}

/** A server whose collection is at `root`, with ids that count over all users, and its lists at `listed(limit)`. */
function collection(
  root: (user: User) => string,
  listed: (limit: number) => string,
  update: 'PATCH' | 'PUT',
) {
  return ({ method, path, body }: Call, user: User): Request => {
    const what = read(path)
    const base = root(user)
    const asked = method === 'PATCH' ? update : method
    const place =
      what === 'tasks' ? '' : 'task' in what ? `/${globally(user, what.task)}` : `?${listed(what.limit)}`
    return { method: asked, path: `${base}${place}`, headers: bearer(user), body }
  }
}

export const DIALECTS = {
  docket: ({ method, path, body }, user) => ({
    method,
    path: `/api/${user.id}${path}`,
    headers: bearer(user),
    body,
  }),
  fastify: collection(
    ({ id }) => `/api/${id}/tasks`,
    (limit) => `limit=${limit}`,
    'PATCH',
  ),
  platformatic: collection(
    () => '/tasks',
    (limit) => `limit=${limit}&orderby.id=desc`,
    'PUT',
  ),
  directus: collection(
    () => '/items/tasks',
    (limit) => `limit=${limit}&sort=-id`,
    'PATCH',
  ),
} satisfies Record<string, Dialect>

export type DialectName = keyof typeof DIALECTS
