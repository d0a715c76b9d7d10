import { lookup } from 'node:dns/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Registry } from 'prom-client'
import { createAuth } from '../accounts/auth.ts'
import { createMailer, tracedMailer } from '../accounts/mail.ts'
import { limitedMailer } from '../accounts/mail-limit.ts'
import { type AppOptions, createApp } from '../app.ts'
import { type Config, ROOT } from '../config.ts'
import { systemClock } from '../core/clock.ts'
import { closeGently, listenAt } from '../core/connections.ts'
import { createIndexer } from '../search/indexing.ts'
import { measureRequests } from '../system/metrics.ts'
import type { Base } from './base.ts'
import { refuseListening } from './listening.ts'

/** What answers requests. */
export interface Front {
  /** @returns the port */
  listen(): Promise<number>
  close(): Promise<void>
}

/**
 * @param shared what this process has in common with others
 * @param registry where requests are counted; undefined if nobody asks
 */
export async function createFront(
  { config, db, log, telemetry }: Base,
  shared: Pick<AppOptions, 'jobs' | 'backup' | 'limiters' | 'places' | 'indexer'>,
  registry: Registry | undefined,
): Promise<Front> {
  const tracing = telemetry?.tracing
  const unlimited = createMailer(config, (letter) => log.info({ letter }, 'mail (SMTP_URL is not set)'))
  const mailer = limitedMailer(tracedMailer(unlimited, tracing), { config, db })
  const background = new Set<Promise<unknown>>()
  const inBackground = (work: Promise<unknown>) => {
    background.add(work)
    work
      .catch((error) => log.error({ err: error }, 'mail was not sent'))
      .finally(() => background.delete(work))
  }
  const ownAccounts = config.auth.publicKeyUrl === undefined
  const auth = ownAccounts ? createAuth({ config, db, mailer, log, inBackground }) : undefined
  const web = join(ROOT, 'frontend/dist')
  const { indexer = createIndexer(db, db.finder, log) } = shared
  const app = await createApp({
    ...{ ...shared, config, db, auth, mailer, inBackground, indexer, log, web, tracing },
    clock: systemClock,
  })
  if (registry !== undefined) measureRequests(registry, app)
  let stopListening = () => {}
  return {
    async listen() {
      stopListening = await listen(app, config).catch(refuseListening('PORT, HOST'))
      const address = app.server.address()
      return address !== null && typeof address === 'object' ? address.port : config.port
    },
    async close() {
      stopListening()
      await closeGently(app)
      await indexer.close()
      await Promise.allSettled(background)
      mailer.close()
    },
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
