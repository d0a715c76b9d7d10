import { randomBytes } from 'node:crypto'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import pino from 'pino'
import { type Auth, createAuth } from '../../src/accounts/auth.ts'
import { createMailer, type Letter } from '../../src/accounts/mail.ts'
import { limitedMailer } from '../../src/accounts/mail-limit.ts'
import { createApp, RESOURCES } from '../../src/app.ts'
import type { Resources } from '../../src/changelog/resource.ts'
import { type Config, loadConfig } from '../../src/config.ts'
import { logOptions } from '../../src/core/logging.ts'
import { connect, type Database } from '../../src/database/connection.ts'
import { TestClock } from './clock.ts'
import { createDatabase } from './database.ts'
import { quickenPasswords } from './passwords.ts'

/** A user of a test, and a way to send requests as that user. */
export interface TestUser {
  id: string
  email: string
  token: string
  /** Sends a request with this user's token; `path` follows `/api/{user_id}`. */
  call(method: Method, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS'
// biome-ignore lint/suspicious/noExplicitAny: tests assert whatever they read of a JSON answer
export type Answer = LightMyRequestResponse & { data: any }

export interface TestService {
  app: FastifyInstance
  auth: Auth
  config: Config
  db: Database
  clock: TestClock
  /** The e-mails that would have been sent. */
  letters: Letter[]
  /** Lines of the log, parsed. */
  logged: Record<string, unknown>[]
  inject(options: InjectOptions): Promise<Answer>
  /** A new user in the database, with a token signed by the service's own key. */
  newUser(name?: string): Promise<TestUser>
  /** Signs a token of the service with these claims; claims not given are valid. */
  sign(claims: Record<string, unknown>): Promise<string>
  /** Settles when work that continues after the answers (mail) is done. */
  settled(): Promise<void>
  close(): Promise<void>
}

/** Whether the answer may be endless. */
const isStream = ({ url }: InjectOptions) => /\/events(\?|$)/.test(String(url))

/** An endless answer is cut off after its first part. */
async function injectStream(app: FastifyInstance, options: InjectOptions): Promise<LightMyRequestResponse> {
  const response = await app.inject({ ...options, payloadAsStream: true })
  let payload = ''
  for await (const chunk of response.stream()) {
    payload += chunk
    if (/event-stream/.test(String(response.headers['content-type']))) break
  }
  response.raw.res.destroy()
  return Object.assign(response, { payload, body: payload, json: () => JSON.parse(payload) })
}

/**
 * The whole service in process, on a database of its own. `environment` overrides its settings.
 * @param through maps the database's URL to the one by which the service reaches it
 * @param options.web the directory of a built web app
 * @param options.resources what the change log knows
 * @param options.realPasswords whether passwords are hashed as they are outside of tests, which is slow
 */
export async function startService(
  environment: Record<string, string> = {},
  through: (url: string) => string = (url) => url,
  {
    realPasswords = false,
    web,
    resources = RESOURCES,
  }: { realPasswords?: boolean; web?: string; resources?: Resources } = {},
): Promise<TestService> {
  const database = await createDatabase()
  const config = loadConfig({
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    BETTER_AUTH_SECRET: 'a secret that is only good for tests',
    RATE_LIMIT_USER: '100000',
    RATE_LIMIT_USER_BURST: '100000',
    RATE_LIMIT_ADDRESS: '100000',
    RATE_LIMIT_ADDRESS_BURST: '100000',
    RATE_LIMIT_LINKS: '100000',
    RATE_LIMIT_LINKS_BURST: '100000',
    RATE_LIMIT_AUTH: 'off',
    // How long the database takes depends on the machine, not on the service.
    DATABASE_TIMEOUT_MS: '300000',
    ...environment,
  })
  const clock = new TestClock()
  const logged: Record<string, unknown>[] = []
  const log = pino(logOptions(config), { write: (line: string) => void logged.push(JSON.parse(line)) })
  const letters: Letter[] = []
  const db = connect(config.database, through(database.url))
  const unlimited = createMailer(config, (letter) => letters.push(letter))
  const mailer = limitedMailer(unlimited, { config, db, now: () => clock.now().getTime() })
  const background = new Set<Promise<unknown>>()
  const inBackground = (work: Promise<unknown>) => void background.add(work)
  const auth = createAuth({ config, db, mailer, log, inBackground })
  if (!realPasswords) await quickenPasswords(auth)
  const ownAccounts = config.auth.publicKeyUrl === undefined
  const app = await createApp({
    config,
    db,
    auth: ownAccounts ? auth : undefined,
    mailer,
    inBackground,
    clock: clock.now,
    log,
    web,
    resources,
    pause: async () => {},
  })
  await app.ready()

  async function inject(options: InjectOptions): Promise<Answer> {
    const response = isStream(options) ? await injectStream(app, options) : await app.inject(options)
    const isJson = /json/.test(String(response.headers['content-type'])) && response.payload !== ''
    return Object.assign(response, { data: isJson ? response.json() : undefined })
  }

  async function settled(): Promise<void> {
    await Promise.allSettled(background)
  }

  async function sign(claims: Record<string, unknown>): Promise<string> {
    const now = Math.floor(clock.now().getTime() / 1000)
    const payload = { iat: now, exp: now + 900, ...claims }
    const { token } = await auth.api.signJWT({ body: { payload } })
    return token
  }

  async function newUser(name = 'user'): Promise<TestUser> {
    const id = randomBytes(16).toString('hex')
    const email = `${name}-${id}@example.com`
    await db.pool.query('INSERT INTO users (id, name, email) VALUES ($1, $2, $3)', [id, name, email])
    const token = await sign({ sub: id, user_id: id, email })
    return {
      id,
      email,
      token,
      call: (method, path, body, headers = {}) =>
        inject({
          method,
          url: `/api/${id}${path}`,
          headers: { authorization: `Bearer ${token}`, ...headers },
          ...(body === undefined ? {} : { payload: body as object }),
        }),
    }
  }

  return {
    app,
    auth,
    config,
    db,
    clock,
    letters,
    logged,
    inject,
    newUser,
    sign,
    settled,
    async close() {
      await app.close()
      await settled()
      mailer.close()
      await db.close()
      await database.drop()
    },
  }
}
