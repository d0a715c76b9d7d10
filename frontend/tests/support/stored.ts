import assert from 'node:assert/strict'
import type { User } from './app.ts'
import { eventually } from './eventually.ts'

/** What the service has of a user's tasks, asked over HTTP. */

export type Stored = Awaited<ReturnType<typeof stored>>[number]

/** The user's tasks, in the manual order. */
export async function stored(user: User) {
  const { data } = await user.docket.api.GET('/api/{user_id}/tasks', {
    params: { path: { user_id: 'me' }, query: { sort: 'position', limit: 500 } },
  })
  return data?.tasks ?? []
}

/** Resolves when the tasks at the service are so. */
export const reaches = (user: User, isSo: (tasks: Stored[]) => boolean): Promise<void> =>
  eventually(async () => {
    const tasks = await stored(user)
    assert.ok(isSo(tasks), `The service has ${JSON.stringify(tasks)}.`)
  })

/** Resolves when the task at the service is so. */
export const reachesTask = (user: User, id: number, isSo: (task: Stored) => boolean): Promise<void> =>
  reaches(user, (tasks) => tasks.some((task) => task.id === id && isSo(task)))
