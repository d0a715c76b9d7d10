import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { SignJWT } from 'jose'

const MAIN = join(import.meta.dirname, '../../src/main.ts')

/** The service as a process of its own. */
export interface ServiceProcess {
  /** `http://127.0.0.1:<port>` */
  url: string
  port: number
  child: ChildProcess
  /** Everything that it has printed so far. */
  output(): string
  /** Resolves at the first match of `sign` in that. */
  seen(sign: RegExp): Promise<RegExpExecArray>
  /** Resolves with its exit code and output once it has ended. */
  ended: Promise<Ending>
}

export interface Ending {
  code: number | null
  signal: NodeJS.Signals | null
  output: string
}

/**
 * Runs a script of the service; `ready` resolves at the first match of `sign` in what it prints.
 * @param through a command that ends by running the command that follows it
 */
export function run(
  script: string,
  environment: Record<string, string>,
  args: string[] = [],
  through: string[] = [],
) {
  const [program = '', ...rest] = [...through, process.execPath, script, ...args]
  const child = spawn(program, rest, {
    // Empty counts as unset, and keeps a developer's own settings out.
    env: {
      ...process.env,
      DATABASE_URL: '',
      BETTER_AUTH_SECRET: '',
      NODE_ENV: 'development',
      // How long the database takes depends on the machine, not on the service.
      DATABASE_TIMEOUT_MS: '300000',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const waiting = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += stripVTControlCharacters(text)
      for (const look of waiting) look()
    })
  }
  const ended = new Promise<Ending>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ code, signal, output }))
  })
  const seen = (sign: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const match = sign.exec(output)
        if (match === null) return
        waiting.delete(look)
        resolve(match)
      }
      waiting.add(look)
      look()
      void ended.then(() => reject(new Error(`It ended without ${sign}:\n${output}`)), reject)
    })
  return { child, ended, seen, output: () => output }
}

/** Starts the service on a free port, and waits until it serves. */
export async function startProcess(environment: Record<string, string>): Promise<ServiceProcess> {
  const { child, ended, seen, output } = runService({ HOST: '127.0.0.1', PORT: '0', ...environment })
  const [, url = ''] = await seen(/ready at (http:\/\/\S+)/)
  return { url, port: Number(new URL(url).port), child, ended, output, seen }
}

/** Starts the service, whether or not it gets ready. */
export const runService = (environment: Record<string, string>) => run(MAIN, environment)

/**
 * A loopback port on which nothing listens, and which no other test of this run gets. It is below the ephemeral ports
 * that the system assigns to connections. So it is still free when a service returns to it.
 */
export async function freePort(): Promise<number> {
  const port = randomInt(10_000, 32_000)
  return (await isFree(port)) ? port : await freePort()
}

/** Whether nothing listens on the port, and it is now this test's. */
export async function isFree(port: number): Promise<boolean> {
  if (!(await isOurs(port))) return false
  const server = createServer()
  const isFree = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true))
  })
  if (isFree) await new Promise((resolve) => server.close(resolve))
  return isFree
}

/** Whether no other process of this run of the tests has asked for the port. */
async function isOurs(port: number): Promise<boolean> {
  const directory = process.env.TEST_DIRECTORY
  if (directory === undefined) return true
  try {
    await writeFile(join(directory, `port-${port}`), '', { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Signs somebody up and in at the service, with a password. @returns a token of theirs */
export async function signUp(url: string): Promise<string> {
  const post = (path: string, body: object) =>
    fetch(`${url}/api/auth/${path}`, {
      method: 'POST',
      // Node's fetch sends headers of a browser, so it must name an origin as a browser does.
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify(body),
    })
  const account = { email: 'ada@example.com', password: 'correct horse battery' }
  const signedUp = await post('sign-up/email', { name: 'Ada', ...account })
  if (signedUp.status !== 200) throw new Error(`${signedUp.status}: ${await signedUp.text()}`)
  const signedIn = await post('sign-in/email', account)
  const cookie = signedIn.headers.getSetCookie().map((line) => line.split(';')[0])
  const answer = await fetch(`${url}/api/auth/token`, { headers: { cookie: cookie.join('; ') } })
  return ((await answer.json()) as { token: string }).token
}

const SECRET = 'a secret that is only good for tests'
const ISSUER = 'http://docket.test'

/** Settings with which a process accepts the tokens of `tokenFor`. */
export const TRUSTING = {
  BETTER_AUTH_SECRET: SECRET,
  JWT_SECRET_KEY: SECRET,
  BETTER_AUTH_ISSUER: ISSUER,
  BETTER_AUTH_AUDIENCE: ISSUER,
}

/** A token that every process with `TRUSTING` accepts, valid for an hour. */
export function tokenFor(userId: string): Promise<string> {
  return new SignJWT({ user_id: userId })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(userId)
    .setIssuer(ISSUER)
    .setAudience(ISSUER)
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(Buffer.from(SECRET))
}
