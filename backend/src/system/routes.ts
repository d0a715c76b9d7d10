import { z } from 'zod'
import { answer, type Routes } from '../core/http.ts'
import { Instant } from '../core/schemas.ts'
import { VERSION } from '../core/version.ts'
import type { Database } from '../database/connection.ts'
import { page } from './pages.ts'

const Health = z
  .strictObject({
    status: z.enum(['ok', 'unavailable']),
    version: z.string(),
    database: z.enum(['up', 'down', 'disk_full', 'read_only']).meta({
      description:
        '`down`: it does not respond. `disk_full`, `read_only`: what can be read is served, but writes fail.',
    }),
    backup: z
      .strictObject({
        status: z.enum(['off', 'waiting', 'ok', 'failed']),
        last: Instant.nullable().meta({ description: 'When the newest automatic backup was begun.' }),
      })
      .meta({
        description:
          '`waiting`: none has been made yet. `failed`: the last attempt failed; the log says why.',
      }),
  })
  .meta({ id: 'Health' })
type Backup = z.output<typeof Health>['backup']
const Liveness = z.strictObject({ status: z.literal('ok') }).meta({ id: 'Liveness' })

const NO_BACKUPS = { status: 'off' as const, last: null }

/** Seconds. */
const RETRY_AFTER = 2

/** The state of the service, for people and machines that monitor it; no token needed. */
export function systemRoutes(
  app: Routes,
  { db, backup }: { db: Database; backup: (() => Backup | Promise<Backup>) | undefined },
): void {
  const tags = ['Service']
  const check = async () => {
    const responds = await db.ping().then(
      () => 'up' as const,
      () => 'down' as const,
    )
    const database = db.obstacles.current ?? responds
    return {
      code: database === 'up' ? 200 : 503,
      body: {
        status: database === 'up' ? 'ok' : 'unavailable',
        version: VERSION,
        database,
        backup: (await backup?.()) ?? NO_BACKUPS,
      },
    } as const
  }

  for (const [url, operationId, summary] of [
    ['/health', 'health', 'Check whether the service and its database are up'],
    ['/health/ready', 'ready', 'Check whether the service is ready to take requests'],
  ] as const) {
    app.get(
      url,
      {
        schema: {
          operationId,
          summary,
          tags,
          security: [],
          response: {
            200: answer('The service and its database are up.', Health),
            503: answer('The database does not respond, or takes no writes.', Health, ['retry-after']),
          },
        },
      },
      async (_, reply) => {
        const { code, body } = await check()
        if (code === 503) reply.header('retry-after', RETRY_AFTER)
        return reply.code(code).send(body)
      },
    )
  }

  app.get(
    '/health/live',
    {
      schema: {
        operationId: 'live',
        summary: 'Check whether the process responds at all',
        tags,
        security: [],
        response: { 200: answer('The process responds.', Liveness) },
      },
    },
    async (_, reply) => reply.send({ status: 'ok' as const }),
  )

  for (const [url, file, type] of [
    ['/errors', 'errors.html', 'text/html; charset=utf-8'],
    ['/docket.css', 'docket.css', 'text/css; charset=utf-8'],
  ] as const) {
    const body = page(file)
    app.get(url, { schema: { hide: true } }, async (_, reply) => reply.type(type).send(body))
  }
}
