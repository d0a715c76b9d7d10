import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { ROOT } from '../backend/src/config.ts'
import { argumentsOf, migrateAt } from './checkout.ts'
import { createDatabase, onClient } from './database.ts'
import { interrupted } from './interrupt.ts'
import type { Server } from './processes.ts'
import type { Arrival } from './receiver.ts'
import { seedReminders, titleOf } from './seed-reminders.ts'
import { prepareGround, productionEnv, READY } from './stage.ts'
import { head, row, show } from './tables.ts'
import { cpuOf } from './usage.ts'

/**
 * `npm run bench:reminders`: how late reminders are told and received, and what a service costs that waits for them.
 *   --reminders 10000     reminders that are due while it runs
 *   --minutes 6           over so many minutes: on full ones, as people set them
 *   --even                evenly instead
 *   --users 1000          each with a channel; 60 reminders of each at most, as one channel takes within an hour
 *   --future 100000       reminders that are far away
 *   --quiet 60            seconds for which the CPU of the service is measured when all has been told
 */

const MINUTE = 60_000
/** Milliseconds after the last is due in which all must have arrived. */
const PATIENCE = 5 * MINUTE
/** Milliseconds that the service has to start; and rows that are seeded within one, at least. */
const START = 15_000
const SEEDED_PER_MS = 5
const MOST_EACH = 60

const { values } = parseArgs({
  options: {
    reminders: { type: 'string', default: '10000' },
    minutes: { type: 'string', default: '6' },
    users: { type: 'string', default: '1000' },
    future: { type: 'string', default: '100000' },
    quiet: { type: 'string', default: '60' },
    even: { type: 'boolean', default: false },
  },
})
const count = Number(values.reminders)
const minutes = Number(values.minutes)
const users = Number(values.users)
const future = Number(values.future)
const quiet = Number(values.quiet)
if (count > users * MOST_EACH) throw new Error(`At most ${MOST_EACH} reminders for each user.`)

const signal = interrupted
await using undo = new AsyncDisposableStack()
const { postgres, start } = await prepareGround(signal, undo)
const receiver = await start('receiver', {
  args: [`${import.meta.dirname}/receiver.ts`],
  ...{ env: {}, ready: /listening on (\d+)/ },
})
const env: Record<string, string> = { ...productionEnv(), WEBHOOK_ALLOWED_HOSTS: '127.0.0.1' }
const url = await createDatabase(postgres.url, 'reminders')
await migrateAt(ROOT, url)
const ready = Date.now() + START + (count + future) / SEEDED_PER_MS
const first = values.even ? ready : Math.ceil(ready / MINUTE) * MINUTE
const due = Array.from({ length: count }, (_, place) =>
  values.even ? Math.round(first + (place * minutes * MINUTE) / count) : first + (place % minutes) * MINUTE,
)
await seedReminders(url, {
  ...{ users, due, future, port: receiver.port },
  secret: env.BETTER_AUTH_SECRET ?? '',
})
const service = await start('service', {
  args: await argumentsOf('start', ROOT),
  env: { ...env, DATABASE_URL: url },
  ready: READY,
})
if (Date.now() > first) throw new Error('It took too long to begin: the first were due already.')
await sleep(Math.max(0, first - 1000 - Date.now()), undefined, { signal })

const usage = await measured(service, () => allDelivered(Math.max(...due) + PATIENCE))
const arrivals = (await (await fetch(`http://127.0.0.1:${receiver.port}/`)).json()) as Arrival[]
const told = await onClient(url, async (client) => {
  const { rows } = await client.query<{ task_id: string; user_id: string; late: number }>(
    // `created_at` is when the look for it began.
    'SELECT task_id, user_id, extract(epoch FROM created_at - at)::float8 AS late FROM notifications',
  )
  return rows.map(({ task_id, user_id, late }) => ({ task: `${user_id} ${task_id}`, late }))
})
const came = Map.groupBy(arrivals, ({ title }) => title)
const received = due.flatMap((at, place) => {
  const [arrival] = came.get(titleOf(place)) ?? []
  return arrival === undefined ? [] : [(arrival.at - at) / 1000]
})
const idle = await measured(service, () => sleep(quiet * 1000, undefined, { signal }))

console.log(`${count} reminders of ${users} users over ${minutes} minutes, \
${values.even ? 'evenly' : 'on full minutes'}, and ${future} that are far away\n`)
console.log(head(['Seconds after it was due'], ['p50', 'p95', 'worst', 'lost', 'doubled']))
const tasks = new Set(told.map(({ task }) => task)).size
console.log(row('told', ...lateness(told.map(({ late }) => late)), count - tasks, told.length - tasks))
console.log(row('received', ...lateness(received), count - received.length, arrivals.length - came.size))
console.log(`\n${head(['CPU'], ['service', 'PostgreSQL'])}`)
console.log(row('seconds, while they were due', show(usage.service), show(usage.postgres)))
const share = (seconds: number) => `${((100 * seconds) / idle.seconds).toFixed(2)} %`
console.log(row(`of one core, quiet for ${quiet} s`, share(idle.service), share(idle.postgres)))
if (tasks < count || received.length < count || told.length > tasks || arrivals.length > came.size)
  process.exitCode = 1

/** Seconds, in all and of CPU. */
async function measured({ pid }: Server, work: () => Promise<unknown>) {
  const all = () => [performance.now(), cpuOf(pid), cpuOf(postgres.pid)].map((value) => value / 1000)
  const before = all()
  await work()
  const [seconds = 0, app = 0, database = 0] = all().map((value, place) => value - (before[place] ?? 0))
  return { seconds, service: app, postgres: database }
}

/** Waits until none is left to tell or to deliver, or until `deadline`. */
async function allDelivered(deadline: number): Promise<void> {
  const last = Math.max(...due)
  await sleep(Math.max(0, last - Date.now()), undefined, { signal })
  await onClient(url, async (client) => {
    for (;;) {
      const { rows } = await client.query(
        `SELECT EXISTS (SELECT FROM tasks WHERE tell_at <= $1::timestamptz)
           OR EXISTS (SELECT FROM channel_deliveries WHERE status = 'pending') AS more`,
        [new Date(last).toISOString()],
      )
      if (rows[0]?.more === false || Date.now() > deadline) return
      await sleep(500, undefined, { signal })
    }
  })
}

function lateness(seconds: readonly number[]): string[] {
  const sorted = seconds.toSorted((one, other) => one - other)
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
  return [0.5, 0.95, 1].map((share) => show(at(share)))
}
