import { RESOURCES } from '../../src/app.ts'
import type { Carrier, Message, Outcome, Target } from '../../src/channels/model/message.ts'
import { type ChannelWorker, startChannelWorker } from '../../src/channels/worker.ts'
import { type Notifier, startNotifier } from '../../src/notifications/clock.ts'
import { composer } from '../../src/notifications/compose.ts'
import type { TestService, TestUser } from './service.ts'

const GOOD: Outcome = { statusCode: 200, error: null, isGone: false, retryAfter: null }

/** What was carried, and where to. */
export interface Carried {
  target: Target
  message: Message
}

/** What tells and delivers, on the clock of the service; what is sent is kept instead. */
export interface TestNotifier {
  carried: Carried[]
  warnings: string[]
  /** What the next attempts lead to; a success if there is nothing. */
  outcomes: (Outcome | Promise<Outcome>)[]
  /** What attempts lead to that are sent there; undefined: as `outcomes` say. */
  answer: (target: Target) => Outcome | Promise<Outcome> | undefined
  /** Called when a message is written, before it is sent. */
  composed: () => void
  /** Looks for everything, and delivers what is due. */
  look(): Promise<void>
  notifier: Notifier
  worker: ChannelWorker
  close(): Promise<void>
}

export function startTestNotifier(
  { db, clock, config }: Pick<TestService, 'db' | 'clock' | 'config'>,
  { perHour = config.notifications.perHour }: { perHour?: number } = {},
): TestNotifier {
  const carried: Carried[] = []
  const warnings: string[] = []
  const outcomes: (Outcome | Promise<Outcome>)[] = []
  const carrier: Carrier = {
    async send(target, message) {
      carried.push({ target, message })
      return (await (tested.answer(target) ?? outcomes.shift())) ?? GOOD
    },
    close: async () => {},
  }
  const log = {
    warn: ({ err }: { err?: Error }, message: string) => void warnings.push(`${message}: ${err?.stack}`),
  }
  const secret = config.auth.secret
  const composing = composer({ db, clock: clock.now, secret, publicUrl: config.publicUrl })
  const compose: typeof composing = async (...about) => {
    const message = await composing(...about)
    tested.composed()
    return message
  }
  const common = { db, clock: clock.now, secret, log, lookEvery: null }
  const worker = startChannelWorker({ ...common, carrier, compose, random: () => 0.5 })
  const notifier = startNotifier({
    ...{ ...common, perHour, resources: RESOURCES },
    told: () => {},
  })
  const tested: TestNotifier = {
    ...{ carried, warnings, outcomes, notifier, worker },
    answer: () => undefined,
    composed: () => {},
    async look() {
      await notifier.look()
      await worker.look()
      await worker.idle()
    },
    async close() {
      await notifier.close()
      await worker.close()
    },
  }
  return tested
}

/** A row of `notifications`. */
export interface Told {
  id: number
  kind: string
  title: string
  text: string
  link: string
  at: string
  late: boolean
  read_at: string | null
  acted: string | null
  task_id: number | null
}

/** What the user was told, oldest first. */
export async function toldTo({ db }: Pick<TestService, 'db'>, { id }: Pick<TestUser, 'id'>): Promise<Told[]> {
  const { rows } = await db.pool.query(
    'SELECT id, kind, title, text, link, at, late, read_at, acted, task_id FROM notifications WHERE user_id = $1 ORDER BY id',
    [id],
  )
  return rows as Told[]
}

/** The user with a token that is valid now: a test moves the clock further than a token lasts. */
export async function withFreshToken(service: TestService, user: TestUser): Promise<TestUser> {
  const token = await service.sign({ sub: user.id, user_id: user.id, email: user.email })
  return {
    ...user,
    token,
    call: (method, path, body, headers = {}) =>
      service.inject({
        method,
        url: `/api/${user.id}${path}`,
        headers: { authorization: `Bearer ${token}`, ...headers },
        ...(body === undefined ? {} : { payload: body as object }),
      }),
  }
}
