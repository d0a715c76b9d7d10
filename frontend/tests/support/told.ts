import assert from 'node:assert/strict'
import { after } from 'node:test'
import { RESOURCES } from '../../../backend/src/app.ts'
import type { Message } from '../../../backend/src/channels/model/message.ts'
import { loadConfig } from '../../../backend/src/config.ts'
import { connect } from '../../../backend/src/database/connection.ts'
import { startNotifier } from '../../../backend/src/notifications/clock.ts'
import { composer } from '../../../backend/src/notifications/compose.ts'
import { type App, SECRET, type User } from './app.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

function connectTo(app: App) {
  const settings = { DATABASE_URL: app.databaseUrl, BETTER_AUTH_SECRET: SECRET }
  return connect(loadConfig(settings).database, app.databaseUrl)
}

/** Writes what channels deliver, as the service does. @param publicUrl where users open it */
function startComposing(app: App, publicUrl: string) {
  const db = connectTo(app)
  after(() => db.close())
  return composer({ db, clock: () => new Date(), secret: SECRET, publicUrl })
}

type Titled = Parameters<User['seedTasks']>[0][number]

/**
 * Tells users of the service what is due, at once.
 * @param ahead milliseconds by which the clock is that decides what is due: until then, a window tells nothing by itself
 */
export function startTelling(app: App, ahead = MINUTE) {
  const db = connectTo(app)
  const notifier = startNotifier({
    db,
    clock: () => new Date(Date.now() + ahead),
    told: () => undefined,
    lookEvery: null,
    resources: RESOURCES,
    secret: SECRET,
    perHour: 1000,
    log: { warn: (context) => console.error(context) },
  })
  after(async () => {
    await notifier.close()
    await db.close()
  })

  /** Adds tasks with reminders that are due, and tells of them. @returns their ids */
  return async function remind(user: User, ...tasks: Titled[]): Promise<number[]> {
    const at = new Date(Date.now() + ahead / 2).toISOString()
    const ids = await user.seedTasks(
      tasks.map((task) => ({ ...(typeof task === 'string' ? { title: task } : task), reminders: [{ at }] })),
    )
    await notifier.look()
    return ids
  }
}

/** @param publicUrl where users open the service */
export function startReminding(app: App, publicUrl: string) {
  const remind = startTelling(app, HOUR)
  const compose = startComposing(app, publicUrl)

  /** Reminds of a task that is new. @returns what the service pushes then */
  return async function reminderFor(user: User, of: Titled): Promise<{ task: number; message: Message }> {
    const [task = 0] = await remind(user, of)
    const params = { path: { user_id: 'me' } }
    const { data } = await user.docket.api.GET('/api/{user_id}/notifications', { params })
    const told = data?.notifications.find(({ task_id }) => task_id === task)
    assert.ok(told !== undefined)
    const message = await compose(told.workspace_id, { channel_id: 1, notification_id: told.id })
    assert.ok(message !== undefined)
    return { task, message }
  }
}
