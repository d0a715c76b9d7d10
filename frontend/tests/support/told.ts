import { after } from 'node:test'
import { RESOURCES } from '../../../backend/src/app.ts'
import { loadConfig } from '../../../backend/src/config.ts'
import { connect } from '../../../backend/src/database/connection.ts'
import { startNotifier } from '../../../backend/src/notifications/clock.ts'
import { composer } from '../../../backend/src/notifications/compose.ts'
import { type App, SECRET, type User } from './app.ts'

const MINUTE = 60_000

function connectTo(app: App) {
  const settings = { DATABASE_URL: app.databaseUrl, BETTER_AUTH_SECRET: SECRET }
  return connect(loadConfig(settings).database, app.databaseUrl)
}

/** Writes what channels deliver, as the service does. @param publicUrl where users open it */
export function startComposing(app: App, publicUrl: string) {
  const db = connectTo(app)
  after(() => db.close())
  return composer({ db, clock: () => new Date(), secret: SECRET, publicUrl })
}

/** Tells users of the service what is due, at once. */
export function startTelling(app: App) {
  const db = connectTo(app)
  const notifier = startNotifier({
    db,
    clock: () => new Date(Date.now() + MINUTE),
    told: () => undefined,
    lookEvery: null,
    resources: RESOURCES,
    secret: SECRET,
    addressesConfirmed: false,
    perHour: 1000,
    log: { warn: (context) => console.error(context) },
  })
  after(async () => {
    await notifier.close()
    await db.close()
  })

  /** Adds tasks with reminders that are due, and tells of them. @returns their ids */
  return async function remind(user: User, ...titles: string[]): Promise<number[]> {
    const at = new Date(Date.now() + MINUTE / 2).toISOString()
    const ids = await user.seedTasks(titles.map((title) => ({ title, reminders: [{ at }] })))
    await notifier.look()
    return ids
  }
}
