import assert from 'node:assert/strict'
import type { Database } from '../../src/database/connection.ts'
import { startTestNotifier, type TestNotifier } from './notifier.ts'
import type { TestService, TestUser } from './service.ts'
import { sent } from './zones.ts'

/** Instances that notify and die on the way, and what they leave in the database. */

/** The same database, of which `change` may replace something. */
export function changed<Changed extends object>(db: Changed, change: Partial<Changed>): Changed {
  return new Proxy(db, {
    get(target, name) {
      if (name in change) return Reflect.get(change, name)
      const value = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

/** What a process that was killed at that moment leaves: nothing happens after it. */
const killed = (): never => {
  throw new Error('The instance is killed.')
}

/** Ends before, or right after, what it tells is committed. */
export const dyingAtTelling = (db: Database, when: 'before' | 'after'): Database =>
  changed(db, {
    async transaction(work, mode) {
      if (when === 'before') killed()
      await db.transaction(work, mode)
      return killed()
    },
  })

/** Ends where it would carry out the statement of this name. */
export const dyingAt = (db: Database, name: string): Database =>
  changed(db, {
    finder: changed(db.finder, {
      query: async (...args) => (args[0].name === name ? killed() : await db.finder.query(...args)),
    }),
  })

/** An instance whose warnings are those of its death. */
export async function runDying(service: TestService, db: Database): Promise<TestNotifier> {
  const dying = startTestNotifier({ ...service, db })
  await dying.look()
  assert.ok(dying.warnings.length > 0, 'it has died')
  assert.ok(
    dying.warnings.every((warning) => warning.includes('is killed')),
    dying.warnings.join('\n'),
  )
  return dying
}

export interface Left {
  notification_id: number | null
  status: string
  attempts: number
  status_code: number | null
  error: string | null
  planned_at: string
  next_attempt_at: string
  retry_until: string
}

/** The deliveries of a user, in order. */
export async function deliveriesOf({ db }: Pick<TestService, 'db'>, { id }: TestUser): Promise<Left[]> {
  const { rows } = await db.pool.query(
    `SELECT notification_id, status, attempts, status_code, error, planned_at, next_attempt_at, retry_until
     FROM channel_deliveries WHERE user_id = $1 ORDER BY channel_id, id`,
    [id],
  )
  return rows as Left[]
}

/** A user's way to be notified. @returns its id */
export async function addChannel(
  service: TestService,
  user: TestUser,
  kind: 'ntfy' | 'webhook' = 'ntfy',
): Promise<number> {
  const url = `https://${kind}.example.com/${user.id}`
  return (await sent(service, user, 'POST', '/channels', { kind, name: 'Phone', url })).data.id
}

/** A task with a reminder that is due in so many milliseconds. @returns its id */
export async function remind(service: TestService, user: TestUser, milliseconds: number): Promise<number> {
  const at = new Date(service.clock.now().getTime() + milliseconds).toISOString()
  return (await sent(service, user, 'POST', '/tasks', { title: 'Call', reminders: [{ at }] })).data.id
}
