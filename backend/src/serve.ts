import { lookup } from 'node:dns/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { Registry } from 'prom-client'
import { createAuth } from './accounts/auth.ts'
import { createMailer, tracedMailer } from './accounts/mail.ts'
import { retireUnreadableKeys } from './accounts/signing-keys.ts'
import { firstLink } from './admin/crud/invitations.ts'
import { createApp, RESOURCES } from './app.ts'
import { createBackups } from './backups/schedule.ts'
import { upgrade } from './backups/upgrade.ts'
import { startMeasuring } from './changelog/measuring.ts'
import { type Config, ConfigError, loadConfig, ROOT } from './config.ts'
import { systemClock } from './core/clock.ts'
import { closeGently, listenAt } from './core/connections.ts'
import { Jobs } from './core/jobs.ts'
import { createLog, flushLog } from './core/logging.ts'
import type { Tracing } from './core/tracing.ts'
import { connect, type Database } from './database/connection.ts'
import { isDiskFull, isUnavailable } from './database/failures.ts'
import { sentenceFor } from './database/operator-errors.ts'
import { requireSettings } from './database/requirements.ts'
import { startServer } from './database/server.ts'
import { PRUNE_EVERY, PRUNED, prune } from './pruning.ts'
import { startIndexing } from './search/background.ts'
import { createIndexer } from './search/indexing.ts'
import { collectMetrics } from './system/metrics.ts'
import { destinations } from './webhooks/destinations.ts'
import { createSender } from './webhooks/sender.ts'
import { startWorker, type Worker } from './webhooks/worker.ts'

/** Milliseconds between signal and exit, whatever is still in progress. */
const SHUTDOWN = 9_000
/** Milliseconds that the start waits for a database that is not up yet. */
const DATABASE_MAY_TAKE = 30_000

/** Runs the service until a signal ends it. */
export async function serve(): Promise<void> {
  try {
    const config = loadConfig()
    const log = createLog(config)
    let service: Service | undefined
    // During the start there is nothing to finish: what was started by then ends with the process.
    whenAsked(config, () => void (service === undefined ? process.exit() : stop(service, log)))
    service = await start(config, log)
    service.announce()
  } catch (error) {
    // What the operator can fix is reported as a sentence; anything else is our bug, with its stack.
    const sentence = sentenceFor(error)
    console.error(sentence === undefined ? error : `Docket cannot start. ${sentence}`)
    process.exit(1)
  }
}

/** Calls `stop` once: on a signal, or when the npm process that runs us has ended. */
function whenAsked(config: Config, stop: () => void): void {
  let asked = false
  const ask = () => {
    if (asked) return
    asked = true
    stop()
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, ask)
  if (!config.underNpm) return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) ask()
  }, 250).unref()
}

interface Service {
  /** Tells the user who started it that it is ready. */
  announce(): void
  close(): Promise<void>
}

async function start(config: Config, log: Logger): Promise<Service> {
  const server = await startServer({ config, log: (line) => log.info(line) })
  try {
    const applied = await upgradeWhenUp(server.url, config, log)
    for (const name of applied) log.info({ migration: name }, 'migrated')
    const telemetry = await telemetryOf(config, log)
    const tracing = telemetry?.tracing
    const opened = connect(config.database, server.url, server.isDiskFull)
    const db = telemetry === undefined ? opened : telemetry.database(opened)
    // The settings of its connections differ from those of the migration's connection.
    await requireSettings(db)
    const mailer = tracedMailer(
      createMailer(config, (letter) => log.info({ letter }, 'mail (SMTP_URL is not set)')),
      tracing,
    )
    const background = new Set<Promise<unknown>>()
    const inBackground = (work: Promise<unknown>) => {
      background.add(work)
      work
        .catch((error) => log.error({ err: error }, 'mail was not sent'))
        .finally(() => background.delete(work))
    }
    const ownAccounts = config.auth.publicKeyUrl === undefined
    if (ownAccounts) await retireKeys(db, config, log)
    const auth = ownAccounts ? createAuth({ config, db, mailer, log, inBackground }) : undefined
    const web = join(ROOT, 'frontend/dist')
    const backups = createBackups({ config, url: server.url, clock: systemClock, log })
    const jobs = new Jobs(systemClock)
    for (const name of PRUNED) jobs.expect(name, PRUNE_EVERY)
    const indexer = createIndexer(db, db.finder, log)
    const app = await createApp({
      config,
      db,
      auth,
      mailer,
      jobs,
      indexer,
      clock: systemClock,
      log,
      web,
      tracing,
      ...(backups && { backup: backups.health }),
    })
    const registry =
      config.metricsPort === undefined && telemetry === undefined
        ? undefined
        : collectMetrics(app, db, backups?.metrics)
    if (registry !== undefined) telemetry?.report(registry)
    const stopMetrics = await serveMetrics(registry, config)
    const stopListening = await listen(app, config).catch(refuseListening('PORT, HOST'))
    const webhooks = config.webhooks.worker ? sendWebhooks(config, db, log, tracing) : undefined
    const indexing = startIndexing({ db, indexer, jobs, log })
    const pruning = setInterval(() => {
      void prune(db, config, systemClock(), log, jobs)
    }, PRUNE_EVERY).unref()
    const stopMeasuring = startMeasuring(db, { clock: systemClock, jobs, log })
    backups?.start()
    const first = ownAccounts ? await linkForFirst(db, log) : undefined
    return {
      announce: () => announce(config, app, first),
      async close() {
        clearInterval(pruning)
        stopListening()
        await Promise.all([
          closeGently(app),
          webhooks?.close(),
          indexing.close(),
          backups?.close(),
          stopMeasuring(),
        ])
        await Promise.allSettled(background)
        mailer.close()
        await stopMetrics()
        // A collector that does not answer takes nothing of the time that the database has.
        await Promise.all([telemetry?.close(), db.close().then(() => server.stop())])
      },
    }
  } catch (error) {
    await server.stop()
    throw server.explain(error)
  }
}

/** A database that takes no writes is no reason not to start. */
const linkForFirst = (db: Database, log: Logger): Promise<string | undefined> =>
  firstLink(db, systemClock()).catch((error) => {
    log.warn({ err: error }, 'no link for the first administrator')
    return undefined
  })

/** The operator may have changed the secret, or lost it. */
async function retireKeys(db: Database, { auth }: Config, log: Logger): Promise<void> {
  const retired = await retireUnreadableKeys(db, auth.secret, systemClock())
  if (retired > 0)
    log.warn(
      'the signing keys were made with another secret: they are replaced, and all users must sign in again. ' +
        'Instances that share a database must have the same BETTER_AUTH_SECRET.',
    )
}

/** Not loaded unless it is configured. */
async function telemetryOf(config: Config, log: Logger) {
  if (config.telemetry === undefined) return undefined
  const { startTelemetry } = await import('./telemetry/telemetry.ts')
  return startTelemetry(config.telemetry, log)
}

function sendWebhooks(config: Config, db: Database, log: Logger, tracing: Tracing | undefined): Worker {
  const sender = createSender({
    destinations: destinations({ ...config.webhooks, production: config.production }),
  })
  const { secret } = config.auth
  return startWorker({ db, resources: RESOURCES, clock: systemClock, secret, sender, log, tracing })
}

/** A database that starts at the same time as the service may need a moment. */
async function upgradeWhenUp(url: string, config: Config, log: Logger): Promise<string[]> {
  const deadline = Date.now() + DATABASE_MAY_TAKE
  for (;;) {
    try {
      return await upgrade(url, config, (line) => log.info(line))
    } catch (error) {
      // Space is not freed by waiting.
      if (!isUnavailable(error) || isDiskFull(error) || Date.now() > deadline) throw error
      log.warn({ err: error }, 'waiting for the database')
      await delay(1000)
    }
  }
}

/** `localhost` may be two addresses. */
async function listen(app: FastifyInstance, { host, port }: Config): Promise<() => void> {
  const found = host === 'localhost' ? await lookup(host, { all: true }) : [{ address: host }]
  return await listenAt(
    app,
    found.map(({ address }) => address),
    port,
  )
}

/** Metrics have their own server: the public one never shows them. */
async function serveMetrics(
  registry: Registry | undefined,
  { metricsHost, metricsPort }: Config,
): Promise<() => Promise<void>> {
  if (registry === undefined || metricsPort === undefined) return async () => {}
  const server = createServer(async (request, response) => {
    const found = request.url === '/metrics'
    response.writeHead(found ? 200 : 404, { 'content-type': registry.contentType })
    response.end(found ? await registry.metrics() : '')
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(metricsPort, metricsHost, resolve)
  }).catch(refuseListening('METRICS_PORT, METRICS_HOST'))
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
}

const LISTENING: Record<string, string> = {
  EADDRINUSE: 'another program is already listening there',
  EACCES: 'this user may not listen there',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'there is no such host',
}

function refuseListening(settings: string): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    const reason = LISTENING[error.code ?? '']
    if (reason === undefined) throw error
    throw new ConfigError(`${settings}: ${reason} (${error.message}).`)
  }
}

/** @param first what the link contains that makes the first administrator */
function announce(config: Config, app: FastifyInstance, first: string | undefined): void {
  const address = app.server.address()
  const port = address !== null && typeof address === 'object' ? address.port : config.port
  const url = config.publicUrl.replace(/:0$/, `:${port}`)
  const mail = `
  Mail           its links lead to ${url}: set BETTER_AUTH_URL to the address that your users open`
  const isMailLost = config.mail.smtpUrl !== undefined && config.isPublicUrlGuessed
  const administrator = `
  Administrator  who opens this link within a day: ${url}/claim#${first}`
  console.log(`
  Docket is ready at ${url}

  Documentation  ${url}/docs
  Next step      docs/quickstart.md: from signing up to a completed task with curl${isMailLost ? mail : ''}${first === undefined ? '' : administrator}
`)
}

async function stop(service: Service, log: Logger): Promise<void> {
  log.info('stopping')
  const overdue = setTimeout(() => {
    log.error('stopping took too long')
    // A log that cannot be written must not block the exit.
    void Promise.race([flushLog(log), delay(500)]).then(() => process.exit(1))
  }, SHUTDOWN)
  try {
    await service.close()
    await flushLog(log)
    clearTimeout(overdue)
    process.exit(0)
  } catch (error) {
    console.error(error)
    process.exit(1)
  }
}
