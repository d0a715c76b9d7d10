import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadConfig, ROOT } from '../backend/src/config.ts'
import { startEmbedded } from '../backend/src/database/embedded.ts'
import { migrate } from '../backend/src/database/migrate.ts'
import manifest from '../package.json' with { type: 'json' }
import { type Load, type Server, startLoad, startServer } from './processes.ts'
import { type Crowd, seed } from './seed.ts'

/** One of the two servers that are compared. */
export interface Side extends Server, Crowd {
  name: 'service' | 'raw'
  /** Whether it takes idempotency keys. */
  keys: boolean
}

export interface Stage {
  service: Side
  raw: Side
  load: Load
  databaseUrl: string
  /** Process id of the PostgreSQL server. */
  postgres: number
}

export interface StageOptions {
  /** Users of each kind and server. */
  users: number
  /** Where the service leaves its CPU profile when it ends. */
  profile?: string | undefined
  signal: AbortSignal
}

/** On, as they are for everybody, but too high to be met. */
const LIMITS = {
  RATE_LIMIT_USER: '1000000',
  RATE_LIMIT_USER_BURST: '1000000',
  RATE_LIMIT_ADDRESS: '1000000',
  RATE_LIMIT_ADDRESS_BURST: '1000000',
}

/** What `npm start` gives to Node: its flags, and the program. */
function asStarted(): string[] {
  const { start = '' } = manifest.scripts
  return start
    .split(' ')
    .slice(1)
    .map((word) => (word.endsWith('.ts') ? join(ROOT, word) : word))
}

/** Sets up PostgreSQL, both servers and the load generator, runs `work`, and takes everything down again. */
export async function onStage<Result>(
  options: StageOptions,
  work: (stage: Stage) => Promise<Result>,
): Promise<Result> {
  await using undo = new AsyncDisposableStack()
  const proceed = () => options.signal.throwIfAborted()

  const directory = await mkdtemp(join(tmpdir(), 'docket-bench-'))
  undo.defer(() => rm(directory, { recursive: true, force: true }))
  // For root, PostgreSQL runs as another user: who cannot enter keeps the data elsewhere, where it would stay.
  await chmod(directory, 0o711)
  proceed()
  const database = await startEmbedded({ dataDir: join(directory, 'data') })
  undo.defer(() => database.stop())
  proceed()
  await migrate(database.url)

  const env = {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: '0',
    DATABASE_URL: database.url,
    BETTER_AUTH_SECRET: randomBytes(32).toString('base64url'),
    BETTER_AUTH_URL: 'http://127.0.0.1:0',
    ...LIMITS,
  }
  const config = loadConfig(env)
  const [forService, forRaw] = await seed(config, database.url, 2, options.users)
  if (forService === undefined || forRaw === undefined) throw new Error('Nobody was seeded.')
  proceed()

  const service = await startServer({
    args: [...profiling(options.profile), ...asStarted()],
    env,
    log: join(directory, 'service.log'),
    ready: /ready at http:\/\/127\.0\.0\.1:(\d+)/,
  })
  undo.defer(() => service.stop())
  proceed()
  const raw = await startServer({
    args: [join(import.meta.dirname, 'raw.ts')],
    env: {
      NODE_ENV: 'production',
      DATABASE_URL: database.url,
      ISSUER: config.auth.issuer,
      AUDIENCE: config.auth.audience,
      POOL_SIZE: String(config.database.poolSize),
    },
    log: join(directory, 'raw.log'),
    ready: /listening on (\d+)/,
  })
  undo.defer(() => raw.stop())
  const load = startLoad(options.signal)
  undo.defer(() => load.stop())
  proceed()

  try {
    return await work({
      service: { ...service, ...forService, name: 'service', keys: true },
      raw: { ...raw, ...forRaw, name: 'raw', keys: false },
      load,
      databaseUrl: database.url,
      postgres: database.pid,
    })
  } catch (error) {
    if (options.signal.aborted) throw error
    // The logs end with the stage, and say more than a status.
    await service.stop()
    for (const name of ['service', 'raw']) await tellErrors(join(directory, `${name}.log`))
    throw error
  }
}

const profiling = (directory: string | undefined): string[] =>
  directory === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${directory}`]

/** Prints the last errors that a server logged. */
async function tellErrors(log: string): Promise<void> {
  const lines = (await readFile(log, 'utf8')).split('\n')
  const errors = lines.filter((line) => !line.startsWith('{') || line.startsWith('{"level":50'))
  console.error(errors.slice(-3).join('\n'))
}
