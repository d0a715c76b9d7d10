import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { SignJWT } from 'jose'
import { ROOT } from '../../src/config.ts'

const SECRET = 'a secret that is only good for tests'
const ISSUER = 'http://docket.test'

/** The service as `npm start` runs it: a process of its own, which a test can kill. */
export interface ServiceProcess {
  /** Where it serves, without a slash at the end. */
  origin: string
  child: ChildProcess
  /** Resolves when the process is gone. */
  kill(signal: NodeJS.Signals): Promise<void>
}

export async function spawnService(
  databaseUrl: string,
  environment: Record<string, string> = {},
): Promise<ServiceProcess> {
  const child = spawn(process.execPath, ['backend/src/main.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'test',
      NODE_TEST_CONTEXT: undefined,
      PORT: '0',
      HOST: '127.0.0.1',
      DATABASE_URL: databaseUrl,
      BETTER_AUTH_SECRET: SECRET,
      JWT_SECRET_KEY: SECRET,
      BETTER_AUTH_ISSUER: ISSUER,
      BETTER_AUTH_AUDIENCE: ISSUER,
      ...environment,
    },
  })
  const gone = once(child, 'exit')
  const origin = await originOf(child)
  return {
    origin,
    child,
    async kill(signal) {
      child.kill(signal)
      await gone
    },
  }
}

/** A token that every `spawnService` takes, good for an hour. */
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

async function originOf(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('The service has no output.')
  for await (const line of createInterface(child.stdout)) {
    const origin = /ready at (http:\S+)/.exec(line)?.[1]
    if (origin === undefined) continue
    // Nobody reads on; a full pipe would stop it.
    child.stdout.resume()
    return origin
  }
  throw new Error(`The service ended with ${child.exitCode} before it was ready.`)
}
