import { statfs } from 'node:fs/promises'
import { DocketError } from '../core/errors.ts'
import { answer, guarded, guardedBody, type Routes } from '../core/http.ts'
import { linkNext } from '../core/pagination.ts'
import { VERSION } from '../core/version.ts'
import { readLanguage } from '../preferences/crud.ts'
import { type AdminOptions, security, tags, who } from './context.ts'
import { act, listActions } from './crud/acts.ts'
import { channelQueue, sizesOf, tablesOf, webhookQueue } from './crud/system.ts'
import { testLetter } from './letters.ts'
import {
  AdminActionListResponse,
  AdminActionQuery,
  actionCursor,
  JobListResponse,
  ProviderPath,
  SignInProviderListResponse,
  SystemResponse,
  TestOutcome,
} from './schemas.ts'

/** How the service is, what runs in it, and what administrators did. */
export function systemRoutes(app: Routes, options: AdminOptions): void {
  const { db, clock, config, mail, jobs, backup, providers, streams } = options

  app.get(
    '/audit-log',
    {
      config: { scope: 'admin' },
      schema: {
        operationId: 'listAdminActions',
        summary: 'List what administrators did, newest first',
        ...{ tags, security },
        querystring: AdminActionQuery,
        response: {
          200: answer('A page of the audit log.', AdminActionListResponse, ['link']),
          ...guarded(),
        },
      },
    },
    async ({ query }, reply) => {
      const { limit, cursor } = query
      const found = await listActions(db.reader, { before: cursor?.before ?? null, limit: limit + 1 })
      const actions = found.slice(0, limit)
      const last = actions.at(-1)
      const next_cursor =
        found.length > limit && last !== undefined ? actionCursor.encode({ before: last.id }) : null
      if (next_cursor !== null) linkNext(reply, { cursor: next_cursor })
      return reply.send({ actions, count: actions.length, next_cursor })
    },
  )

  app.get(
    '/jobs',
    {
      config: { scope: 'admin' },
      schema: {
        operationId: 'listJobs',
        summary: 'List what runs by itself: when it last did, when it will, and what went wrong',
        ...{ tags, security },
        response: {
          200: answer(
            'The jobs of this instance, and the queues of webhooks and notifications.',
            JobListResponse,
          ),
          ...guarded(),
        },
      },
    },
    async (_, reply) =>
      reply.send({
        jobs: await jobs(),
        backup: (await backup?.()) ?? { status: 'off' as const, last: null },
        webhooks: await webhookQueue(db.reader, clock()),
        channels: await channelQueue(db.reader, clock()),
      }),
  )

  app.get(
    '/system',
    {
      config: { scope: 'admin' },
      schema: {
        operationId: 'readSystem',
        summary: 'Read versions, sizes, and the state of database and mail',
        ...{ tags, security },
        response: { 200: answer('The state of the service.', SystemResponse), ...guarded() },
      },
    },
    async (_, reply) => {
      const [sizes, tables, disk] = await Promise.all([
        sizesOf(db.reader),
        tablesOf(db.reader),
        statfs(config.dataDir).catch(() => null),
      ])
      const { held, idle, awaited } = db.usage()
      return reply.send({
        database: {
          status: db.obstacles.current ?? ('up' as const),
          version: sizes.version,
          embedded: config.database.url === undefined,
          size: sizes.size,
          tables,
          connections: { held, idle, awaited },
        },
        quotas: config.database.quotas,
        versions: { docket: VERSION, node: process.versions.node },
        disk: disk && { size: disk.blocks * disk.bsize, free: disk.bavail * disk.bsize },
        users: {
          all: sizes.users,
          disabled: sizes.disabled,
          administrators: sizes.administrators,
          signed_in: sizes.signed_in,
        },
        streams: await streams(),
        uptime: Math.round(process.uptime()),
        mail: {
          status:
            config.mail.smtpUrl !== undefined
              ? ('smtp' as const)
              : mail.available
                ? ('log' as const)
                : ('off' as const),
          from: config.mail.from,
        },
      })
    },
  )

  app.post(
    '/mail/test',
    {
      config: { scope: 'admin', proof: true },
      schema: {
        operationId: 'testMail',
        summary: 'Send a test message to your own address',
        ...{ tags, security },
        response: { 200: answer('Whether the mail server took it.', TestOutcome), ...guardedBody(409) },
      },
    },
    async (request, reply) => {
      if (!mail.available)
        throw new DocketError('CONFLICT', 'This server sends no mail (SMTP_URL is not set).')
      const { by, now } = who(options, request)
      const to = await act(db, by, now, async ({ by: email, record }) => {
        await record('mail.test', null)
        return email
      })
      const account = { id: request.actor.userId }
      const language = await readLanguage(account, db, request.headers['accept-language'])
      const letter = testLetter(to ?? '', config.publicUrl, language)
      const problem = await mail.send(letter).then(
        () => null,
        (error) => {
          // The server's own message may quote the address, or how we sign in there.
          const { code, responseCode } = error as { code?: string; responseCode?: number }
          return [code, responseCode].filter((part) => part !== undefined).join(' ') || 'unknown'
        },
      )
      return reply.send({ ok: problem === null, problem })
    },
  )

  app.get(
    '/providers',
    {
      config: { scope: 'admin' },
      schema: {
        operationId: 'listSignInProviders',
        summary: 'List where users can sign in besides here',
        ...{ tags, security },
        response: {
          200: answer('The providers, and the directory.', SignInProviderListResponse),
          ...guarded(),
        },
      },
    },
    async (_, reply) =>
      reply.send({
        providers: providers.map(({ id, name, kind, address }) => ({ id, name, kind, address })),
        count: providers.length,
      }),
  )

  app.post(
    '/providers/:provider_id/test',
    {
      config: { scope: 'admin', proof: true },
      schema: {
        operationId: 'testSignInProvider',
        summary: 'Ask a provider what it offers, or connect to the directory',
        ...{ tags, security },
        params: ProviderPath,
        response: { 200: answer('Whether it answers as it should.', TestOutcome), ...guardedBody(404) },
      },
    },
    async (request, reply) => {
      const provider = providers.find(({ id }) => id === request.params.provider_id)
      if (provider === undefined) throw new DocketError('NOT_FOUND', 'There is no such provider.')
      const { by, now } = who(options, request)
      await act(db, by, now, ({ record }) => record('provider.test', null, { provider: provider.id }))
      const problem = (await provider.test()) ?? null
      return reply.send({ ok: problem === null, problem })
    },
  )
}
