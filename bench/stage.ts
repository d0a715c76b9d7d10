import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { loadConfig, ROOT } from '../backend/src/config.ts'
import { startEmbedded } from '../backend/src/database/embedded.ts'
import { argumentsOf, checkout, migrateAt } from './checkout.ts'
import { createDatabase, named, onClient } from './database.ts'
import type { User } from './dialects.ts'
import { checkOwners, type Peer } from './peer/peer.ts'
import { seedPlain } from './plain.ts'
import { type Load, type Server, startLoad, startServer, UNSET } from './processes.ts'
import { keysOf, seed, seedHolder } from './seed.ts'
import type { Ground, Side } from './sides.ts'

export interface Stage {
  service: Side
  /** The yardsticks, the service as it was before, or the service without telemetry. */
  rivals: Side[]
  load: Load
  /**
   * Gives a service a user with `tasks` tasks, and has it build their search index.
   * @returns seconds until a search finds everything
   */
  addHolder(side: Side, tasks: number): Promise<number>
  /** Starts so many instances of a service on a new database, with the users that it began with. */
  again(side: Side, instances: number): Promise<Side>
}

export interface StageOptions {
  /** Users of each server. */
  users: number
  /** The commit whose service is the rival; the yardsticks if undefined. */
  against?: string | undefined
  /** Whether the service sends traces and metrics; its rival is then the same service without. */
  telemetry?: boolean | undefined
  /** Other services as rivals, beside the Fastify yardstick. */
  peers?: readonly Peer[] | undefined
  /** Settings of the service beside `SETTINGS`: tests must hold on a busy machine too. */
  settings?: Record<string, string> | undefined
  /** Where the service leaves its CPU profile when it ends. */
  profile?: string | undefined
  signal: AbortSignal
}

/** Whether the rival is the service itself, in another state, rather than the yardsticks. */
export const isItsOwnRival = ({ against, telemetry }: Pick<StageOptions, 'against' | 'telemetry'>): boolean =>
  against !== undefined || telemetry === true

/** What differs from the settings of production: all requests come from one address, and few users. */
export const SETTINGS = {
  RATE_LIMIT_USER: '1000000',
  RATE_LIMIT_USER_BURST: '1000000',
  RATE_LIMIT_ADDRESS: '1000000',
  RATE_LIMIT_ADDRESS_BURST: '1000000',
  EVENTS_PER_USER: '1000000',
}

export const READY = /ready at http:\/\/127\.0\.0\.1:(\d+)/

/** How to start a service again, on another database. */
interface Origin {
  root: string
  env: Record<string, string>
  flags: string[]
  /** The database, with its users, that those of its instances are copies of. */
  template: string
  users: User[]
}

export async function prepareGround(signal: AbortSignal, undo: AsyncDisposableStack): Promise<Ground> {
  signal.throwIfAborted()
  const directory = await mkdtemp(join(tmpdir(), 'docket-bench-'))
  undo.defer(() => rm(directory, { recursive: true, force: true }))
  // For root, PostgreSQL runs as another user: if that cannot enter, the data is kept elsewhere, where it would remain.
  await chmod(directory, 0o711)
  const postgres = await startEmbedded({ dataDir: join(directory, 'data') })
  undo.defer(() => postgres.stop())
  signal.throwIfAborted()
  async function start(name: string, options: Omit<Parameters<typeof startServer>[0], 'log'>) {
    const server = await startServer({ ...options, log: join(directory, `${name}.log`) })
    undo.defer(() => server.stop())
    signal.throwIfAborted()
    return server
  }
  return { directory, postgres, start }
}

/** The environment of a service in production, without its database. */
export const productionEnv = (): Record<string, string> => ({
  ...UNSET,
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  PORT: '0',
  BETTER_AUTH_SECRET: randomBytes(32).toString('base64url'),
  BETTER_AUTH_URL: 'http://127.0.0.1:0',
  ...SETTINGS,
})

/** Sets up PostgreSQL, the servers and the load generator, runs `work`, and takes everything down again. */
export async function onStage<Result>(
  options: StageOptions,
  work: (stage: Stage) => Promise<Result>,
): Promise<Result> {
  await using undo = new AsyncDisposableStack()
  const ground = await prepareGround(options.signal, undo)
  const { directory, postgres, start } = ground
  const env = { ...productionEnv(), ...options.settings }
  const config = loadConfig({ ...env, DATABASE_URL: postgres.url })
  const origins = new Map<string, Origin>()
  let databases = 0

  /** Fills a database with users, for the checkout at `root`. */
  async function fill(template: string, root: string): Promise<User[]> {
    const url = await createDatabase(postgres.url, template)
    await migrateAt(root, url)
    return await seed(config, url, options.users)
  }

  /** Starts instances of a service on a copy of its database. */
  async function startService(name: string, origin: Origin, instances = 1): Promise<Side> {
    databases += 1
    const databaseUrl = await createDatabase(postgres.url, `copy_${databases}`, origin.template)
    const args = [...origin.flags, ...(await argumentsOf('start', origin.root))]
    const servers: Server[] = []
    for (let count = 0; count < instances; count += 1) {
      const env = { ...origin.env, DATABASE_URL: databaseUrl }
      servers.push(await start(`${name}-${databases}-${count}`, { args, env, ready: READY }))
    }
    origins.set(name, origin)
    const [first, ...others] = servers as [Server, ...Server[]]
    return { ...first, name, others, dialect: 'docket', keys: true, ...at(databaseUrl), users: origin.users }
  }

  const at = (databaseUrl: string) => ({ postgres: postgres.pid, databaseUrl, holder: [] })

  async function startYardstick(name: 'raw' | 'fastify', databaseUrl: string, users: User[]): Promise<Side> {
    const server = await start(name, {
      args: [join(import.meta.dirname, `${name}.ts`)],
      env: {
        NODE_ENV: 'production',
        DATABASE_URL: databaseUrl,
        ISSUER: config.auth.issuer,
        AUDIENCE: config.auth.audience,
        KEYS: keys,
        POOL_SIZE: String(config.database.poolSize),
      },
      ready: /listening on (\d+)/,
    })
    const dialect = name === 'raw' ? 'docket' : 'fastify'
    return { ...server, name, others: [], dialect, keys: false, ...at(databaseUrl), users }
  }

  /** Starts what takes traces and metrics, in a process whose CPU is not counted. */
  async function startCollector(): Promise<Record<string, string>> {
    const args = [join(import.meta.dirname, 'collector.ts')]
    const { port } = await start('collector', { args, env: {}, ready: /listening on (\d+)/ })
    return { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` }
  }

  async function addHolder(side: Side, tasks: number): Promise<number> {
    const user = await seedHolder(config, side.databaseUrl, tasks)
    options.signal.throwIfAborted()
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

  const users = await fill('filled', ROOT)
  const keys = JSON.stringify(await keysOf(named(postgres.url, 'filled')))
  const origin: Origin = {
    root: ROOT,
    env: options.telemetry ? { ...env, ...(await startCollector()) } : env,
    flags: options.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${options.profile}`],
    template: 'filled',
    users,
  }
  const service = await startService('service', origin)

  async function startRivals(): Promise<Side[]> {
    if (options.telemetry) return [await startService('untraced', { ...origin, env, flags: [] })]
    if (options.against !== undefined) {
      const root = await checkout(options.against, directory, undo)
      const users = await fill('filled_before', root)
      return [await startService('before', { root, env, flags: [], template: 'filled_before', users })]
    }
    const plain = await createDatabase(postgres.url, 'plain')
    const fastify = await startYardstick('fastify', plain, await seedPlain(plain, users))
    if (options.peers !== undefined) {
      const peers: Side[] = []
      for (const peer of options.peers) peers.push(await peer.start(ground, users))
      for (const side of peers) await checkOwners(side)
      return [fastify, ...peers]
    }
    return [await startYardstick('raw', await createDatabase(postgres.url, 'raw', 'filled'), users), fastify]
  }

  const rivals = await startRivals()
  const load = startLoad(options.signal)
  undo.defer(() => load.stop())
  options.signal.throwIfAborted()

  const again = async ({ name }: Side, instances: number): Promise<Side> => {
    const known = origins.get(name)
    if (known === undefined) throw new Error(`${name} is no service.`)
    return await startService(name, { ...known, flags: [] }, instances)
  }

  try {
    return await work({ service, rivals, load, addHolder, again })
  } catch (error) {
    if (options.signal.aborted) throw error
    // The logs are deleted with the stage, and say more than a status.
    for (const { name, stop } of [service, ...rivals]) {
      await stop()
      await tellErrors(directory, name)
    }
    throw error
  }
}

/** Prints the last errors that a server logged. */
async function tellErrors(directory: string, name: string): Promise<void> {
  for (const file of await readdir(directory)) {
    if (!file.startsWith(name) || !file.endsWith('.log')) continue
    const lines = (await readFile(join(directory, file), 'utf8')).split('\n')
    const errors = lines.filter((line) => !line.startsWith('{') || line.startsWith('{"level":50'))
    console.error(errors.slice(-3).join('\n'))
  }
}
