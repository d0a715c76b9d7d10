import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { loadConfig, ROOT } from '../backend/src/config.ts'
import { startEmbedded } from '../backend/src/database/embedded.ts'
import { migrate } from '../backend/src/database/migrate.ts'
import type { User } from './load.ts'
import { type Load, type Server, startLoad, startServer } from './processes.ts'
import { type Crowd, onClient, seed, seedHolder } from './seed.ts'

const run = promisify(execFile)

/** One of the two servers that are compared. */
export interface Side extends Server, Crowd {
  name: 'service' | 'raw' | 'before' | 'untraced'
  /** Whether it accepts idempotency keys. */
  keys: boolean
  /** Process id of its PostgreSQL server. */
  postgres: number
  databaseUrl: string
  /** The user with the large account, once `addHolder` has created them. */
  holder: User[]
}

export interface Stage {
  service: Side
  /** The yardstick, the service as it was before, or the service without telemetry. */
  rival: Side
  load: Load
  /**
   * Gives a service a user with `tasks` tasks, and has it build their search index.
   * @returns seconds until a search finds everything
   */
  addHolder(side: Side, tasks: number): Promise<number>
}

export interface StageOptions {
  /** Users of each kind and server. */
  users: number
  /** The commit whose service is the rival; the yardstick if undefined. */
  against?: string | undefined
  /** Whether the service sends traces and metrics; its rival is then the same service without. */
  telemetry?: boolean | undefined
  /** Where the service leaves its CPU profile when it ends. */
  profile?: string | undefined
  signal: AbortSignal
}

/** Whether the rival is the service itself, in another state, rather than the yardstick. */
export const isItsOwnRival = ({ against, telemetry }: Pick<StageOptions, 'against' | 'telemetry'>): boolean =>
  against !== undefined || telemetry === true

/** Rate limits are on, as they are by default, but too high to be reached. */
const LIMITS = {
  RATE_LIMIT_USER: '1000000',
  RATE_LIMIT_USER_BURST: '1000000',
  RATE_LIMIT_ADDRESS: '1000000',
  RATE_LIMIT_ADDRESS_BURST: '1000000',
  EVENTS_PER_USER: '1000000',
  // Slow machines must be measurable too.
  DATABASE_TIMEOUT_MS: '60000',
}

/** The arguments that a script of npm passes to Node in a checkout of Docket: its flags and the program. */
async function argumentsOf(script: 'start' | 'migrate', root: string): Promise<string[]> {
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const command: string = manifest.scripts[script]
  return command
    .split(' ')
    .slice(1)
    .map((word) => (word.endsWith('.ts') ? join(root, word) : word))
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
  // For root, PostgreSQL runs as another user: if that cannot enter, the data is kept elsewhere, where it would remain.
  await chmod(directory, 0o711)

  /** Starts a separate PostgreSQL server. */
  async function startDatabase(name: string): Promise<{ url: string; pid: number }> {
    proceed()
    const database = await startEmbedded({ dataDir: join(directory, name) })
    undo.defer(() => database.stop())
    proceed()
    return database
  }

  async function start(
    name: Side['name'] | 'collector',
    options: Omit<Parameters<typeof startServer>[0], 'log'>,
  ) {
    const server = await startServer({ ...options, log: join(directory, `${name}.log`) })
    undo.defer(() => server.stop())
    proceed()
    return server
  }

  const database = await startDatabase('data')
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
  const ready = /ready at http:\/\/127\.0\.0\.1:(\d+)/

  /** Starts the yardstick, on the database of the service. */
  async function startRaw(crowd: Crowd): Promise<Side> {
    const args = [join(import.meta.dirname, 'raw.ts')]
    const { issuer, audience } = config.auth
    const server = await start('raw', {
      args,
      env: {
        NODE_ENV: 'production',
        DATABASE_URL: database.url,
        ISSUER: issuer,
        AUDIENCE: audience,
        POOL_SIZE: String(config.database.poolSize),
      },
      ready: /listening on (\d+)/,
    })
    return { ...server, ...crowd, name: 'raw', keys: false, ...at(database) }
  }

  /**
   * Starts the service of another checkout, on a database of its own: its tables may differ, and on one database the two
   * would notify each other.
   */
  async function startOther(name: 'before' | 'untraced', root: string): Promise<Side> {
    const other = await startDatabase(`data-${name}`)
    await run(process.execPath, await argumentsOf('migrate', root), {
      env: { PATH: process.env.PATH, DATABASE_URL: other.url },
    })
    const [crowd] = await seed(config, other.url, 1, options.users)
    const server = await start(name, {
      args: await argumentsOf('start', root),
      env: { ...env, DATABASE_URL: other.url },
      ready,
    })
    return { ...server, ...(crowd as Crowd), name, keys: true, ...at(other) }
  }

  async function startRival(crowd: Crowd | undefined): Promise<Side> {
    if (options.telemetry) return await startOther('untraced', ROOT)
    if (options.against === undefined) return await startRaw(crowd as Crowd)
    return await startOther('before', await checkout(options.against, directory, undo))
  }

  /** Starts what takes traces and metrics, in a process whose CPU is not counted. */
  async function startCollector(): Promise<Record<string, string>> {
    const args = [join(import.meta.dirname, 'collector.ts')]
    const { port } = await start('collector', { args, env: {}, ready: /listening on (\d+)/ })
    return { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` }
  }

  async function addHolder(side: Side, tasks: number): Promise<number> {
    const user = await seedHolder(config, side.databaseUrl, tasks)
    proceed()
    const start = performance.now()
    for (let isComplete = false; !isComplete; ) {
      const response = await fetch(`http://127.0.0.1:${side.port}/api/${user.id}/tasks?q=first&limit=20`, {
        headers: { authorization: `Bearer ${user.token}` },
        signal: options.signal,
      })
      if (!response.ok) throw new Error(`The first search failed: ${await response.text()}`)
      isComplete = ((await response.json()) as { incomplete?: true }).incomplete === undefined
      if (!isComplete) await sleep(100, undefined, { signal: options.signal })
    }
    const seconds = (performance.now() - start) / 1000
    // As autovacuum would do within minutes of so many writes.
    await onClient(side.databaseUrl, (client) => client.query('VACUUM ANALYZE'))
    side.holder = [user]
    return seconds
  }

  const crowds = await seed(config, database.url, isItsOwnRival(options) ? 1 : 2, options.users)
  const [forService, forRaw] = crowds
  const service: Side = {
    ...(await start('service', {
      args: [...profiling(options.profile), ...(await argumentsOf('start', ROOT))],
      env: options.telemetry ? { ...env, ...(await startCollector()) } : env,
      ready,
    })),
    ...(forService as Crowd),
    name: 'service',
    keys: true,
    ...at(database),
  }
  const rival = await startRival(forRaw)
  const load = startLoad(options.signal)
  undo.defer(() => load.stop())
  proceed()

  try {
    return await work({ service, rival, load, addHolder })
  } catch (error) {
    if (options.signal.aborted) throw error
    // The logs are deleted with the stage, and say more than a status.
    await service.stop()
    for (const name of ['service', rival.name]) await tellErrors(join(directory, `${name}.log`))
    throw error
  }
}

/** The members of a side that describe its database. */
const at = ({ url, pid }: { url: string; pid: number }) => ({ postgres: pid, databaseUrl: url, holder: [] })

/** Checks out `commit` below `directory`, with the packages that are installed here. */
async function checkout(commit: string, directory: string, undo: AsyncDisposableStack): Promise<string> {
  const root = join(directory, 'before')
  await run('git', ['worktree', 'add', '--detach', '--quiet', root, commit], { cwd: ROOT })
  undo.defer(async () => void (await run('git', ['worktree', 'remove', '--force', root], { cwd: ROOT })))
  const [present, before] = await Promise.all(
    [ROOT, root].map((folder) => readFile(join(folder, 'package-lock.json'), 'utf8')),
  )
  if (before === present) {
    for (const modules of ['node_modules', 'backend/node_modules']) {
      await symlink(join(ROOT, modules), join(root, modules))
    }
  } else {
    // Its own packages: it may import what is no longer among ours.
    await run(process.execPath, [join(root, 'scripts/setup.mjs')], { cwd: root })
  }
  return root
}

const profiling = (directory: string | undefined): string[] =>
  directory === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${directory}`]

/** Prints the last errors that a server logged. */
async function tellErrors(log: string): Promise<void> {
  const lines = (await readFile(log, 'utf8')).split('\n')
  const errors = lines.filter((line) => !line.startsWith('{') || line.startsWith('{"level":50'))
  console.error(errors.slice(-3).join('\n'))
}
