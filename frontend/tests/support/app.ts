import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createDocket, type Docket } from '@docket/sdk'
import { accountsIn } from '../../../backend/tests/support/accounts.ts'
import { PASSWORD } from '../../../backend/tests/support/browser.ts'
import { createDatabase } from '../../../backend/tests/support/database.ts'
import { freePort, type ServiceProcess, startProcess } from '../../../backend/tests/support/process.ts'

export { PASSWORD }

export const SECRET = 'a secret that is only good for tests'
const BUILT = join(import.meta.dirname, '../../dist/index.html')
const UNLIMITED = {
  RATE_LIMIT_USER: '100000',
  RATE_LIMIT_USER_BURST: '100000',
  RATE_LIMIT_ADDRESS: '100000',
  RATE_LIMIT_ADDRESS_BURST: '100000',
  RATE_LIMIT_LINKS: '100000',
  RATE_LIMIT_LINKS_BURST: '100000',
  RATE_LIMIT_AUTH: 'off',
}

/** The service as a separate process with its own database, serving the built web app. */
export interface App {
  url: string
  /** For programs that write to it directly, such as `npm run seed`. */
  databaseUrl: string
  /** Makes a new account, by default in the zone of the test's browser, so that the app need not ask. */
  newUser(options?: { timeZone: string | undefined }): Promise<User>
  /** Starts a new session of an existing account. */
  signIn(email: string): Promise<User>
  /** Stops the service; its database stays. */
  stop(): Promise<void>
  /** Starts it again, at the same address. */
  start(): Promise<void>
  /** Stops it and drops its database. */
  close(): Promise<void>
}

export interface User {
  email: string
  /** The cookies of a session, in the form that a browser context takes. */
  cookies: { name: string; value: string; url: string }[]
  /** The typed client, with this user's token; `{user_id}` is `me`. */
  docket: Docket
  /** Runs the operations in batches of a hundred. @returns the answer to each */
  seed(operations: Operation[]): Promise<Seeded[]>
  /** Creates tasks, each given by its title or its fields. @returns their ids */
  seedTasks(tasks: (string | { title: string; [field: string]: unknown })[]): Promise<number[]>
}

export interface Operation {
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below `/api/{user_id}`: `/tasks/7/notes`. */
  path: string
  body?: Record<string, unknown>
}
export type Seeded = { id: number; revision: number; [field: string]: unknown }

/** @param environment settings of the service in addition to those for tests */
export async function startApp(environment: Record<string, string> = {}): Promise<App> {
  if (!existsSync(BUILT)) throw new Error('The web app has not been built: npm run build')
  const database = await createDatabase()
  const settings = {
    DATABASE_URL: database.url,
    BETTER_AUTH_SECRET: SECRET,
    PORT: String(await freePort()),
    LOG_LEVEL: 'warn',
    ...UNLIMITED,
    ...environment,
  }
  const accounts = accountsIn(database.url, SECRET)
  let service: ServiceProcess | undefined = await startProcess(settings)
  const { url } = service

  async function stop(): Promise<void> {
    service?.child.kill('SIGTERM')
    await service?.ended
    service = undefined
  }

  return {
    url,
    stop,
    databaseUrl: database.url,
    async newUser({ timeZone }: { timeZone: string | undefined } = { timeZone: 'Europe/Berlin' }) {
      const email = `ada-${randomBytes(6).toString('hex')}@example.com`
      const session = await accounts.enter(await accounts.create(email))
      const user = await userOf(url, email, [{ ...session, url }])
      if (timeZone !== undefined) {
        await user.docket.api.PATCH('/api/{user_id}/preferences', {
          params: { path: { user_id: 'me' } },
          body: { time_zone: timeZone },
        })
      }
      return user
    },
    signIn: (email) => signIn(url, email),
    async start() {
      service ??= await startProcess(settings)
    },
    async close() {
      await stop()
      await accounts.close()
      await database.drop()
    },
  }
}

/** Starts a new session of the account. */
async function signIn(url: string, email: string): Promise<User> {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password: PASSWORD }),
  })
  if (!answer.ok) throw new Error(`signing in: ${answer.status} ${await answer.text()}`)
  const cookies = answer.headers.getSetCookie().map((line) => {
    const [pair = ''] = line.split(';')
    const [name = '', ...value] = pair.split('=')
    return { name, value: value.join('='), url }
  })
  return await userOf(url, email, cookies)
}

async function userOf(url: string, email: string, cookies: User['cookies']): Promise<User> {
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const withCookie: typeof fetch = (input, init) => fetch(input, { ...init, headers: { cookie } })
  const { token } = (await (await withCookie(`${url}/api/auth/token`)).json()) as { token: string }
  const docket = createDocket({ baseUrl: url, token })

  async function seed(operations: Operation[]): Promise<Seeded[]> {
    const made: Seeded[] = []
    for (let from = 0; from < operations.length; from += 100) {
      const { data } = await docket.api.POST('/api/{user_id}/batch', {
        params: { path: { user_id: 'me' } },
        body: { mode: 'atomic', operations: operations.slice(from, from + 100) },
      })
      if (data === undefined || !('results' in data)) throw new Error('A batch had no results.')
      made.push(...data.results.map(({ body }) => body as Seeded))
    }
    return made
  }

  return {
    email,
    cookies,
    docket,
    seed,
    async seedTasks(tasks) {
      const bodies = tasks.map((task) => (typeof task === 'string' ? { title: task } : task))
      const made = await seed(bodies.map((body) => ({ method: 'POST', path: '/tasks', body })))
      return made.map(({ id }) => id)
    },
  }
}
