import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { accessRoutes } from './accounts/access-routes.ts'
import type { Auth } from './accounts/auth.ts'
import { clientRoutes } from './accounts/client-routes.ts'
import { countGuess } from './accounts/crud/guesses.ts'
import { findStanding } from './accounts/crud/standing.ts'
import { type InBackground, type Mailer, postingBy } from './accounts/mail.ts'
import { METADATA_PATH, oauthRoutes } from './accounts/oauth-routes.ts'
import { proofOf } from './accounts/proof.ts'
import { probesOf } from './accounts/providers/probes.ts'
import { authRoutes, exportRoutes } from './accounts/routes.ts'
import { activityRoutes } from './activity/routes.ts'
import { requireAdministrator } from './admin/crud/acts.ts'
import { adminRoutes, claimRoutes } from './admin/routes.ts'
import { authenticateApi, authenticateMcp } from './app/authentication.ts'
import { createServer } from './app/server.ts'
import { assistantRoutes } from './assistant/routes.ts'
import { createAssistant } from './assistant/service.ts'
import type { BackupHealth } from './backups/schedule.ts'
import { batchRoutes, listWrites } from './batch/routes.ts'
import { acceptDryRuns } from './changelog/changes/dry-run-routes.ts'
import { changeRoutes } from './changelog/changes/routes.ts'
import { historyRoutes } from './changelog/history/routes.ts'
import { acceptIdempotencyKeys } from './changelog/idempotency.ts'
import { type Resources, resourceList } from './changelog/resource.ts'
import { describeSnapshots } from './changelog/snapshots.ts'
import { gateRemovals } from './changelog/write-routes.ts'
import { channelResource } from './channels/resource.ts'
import { channelRoutes } from './channels/routes.ts'
import { vapidKeys } from './channels/vapid.ts'
import type { Config } from './config.ts'
import type { Clock } from './core/clock.ts'
import { destinations } from './core/destinations.ts'
import { guard } from './core/guard.ts'
import type { Routes } from './core/http.ts'
import type { JobRun } from './core/jobs.ts'
import { type Limiters, RateLimiter } from './core/limits.ts'
import { Memberships } from './core/memberships.ts'
import { describeApi } from './core/openapi.ts'
import { LocalPlaces, type Places } from './core/places.ts'
import { Revocation } from './core/revocation.ts'
import type { Subrequests } from './core/subrequests.ts'
import type { Tracing } from './core/tracing.ts'
import { countRoutes } from './counts/routes.ts'
import type { Database } from './database/connection.ts'
import { allEventRoutes, eventRoutes } from './events/routes.ts'
import { Streams } from './events/streams.ts'
import { apiKeyResource } from './keys/resource.ts'
import { keyRoutes } from './keys/routes.ts'
import { labelResource } from './labels/resource.ts'
import { publicLinkRoutes } from './links/public-routes.ts'
import { linkRoutes } from './links/routes.ts'
import { createCallRoute } from './mcp/calls.ts'
import { mcpRoutes, noteOperations, type Operations } from './mcp/routes.ts'
import { createPlacedTools, createTools } from './mcp/server.ts'
import { enter } from './members/crud.ts'
import { noteResource } from './notes/resource.ts'
import { notificationResource } from './notifications/resource.ts'
import { notificationRoutes } from './notifications/routes.ts'
import { tokenRoutes } from './notifications/token-routes.ts'
import { preferencesResource } from './preferences/resource.ts'
import { preferenceRoutes } from './preferences/routes.ts'
import { projectResource } from './projects/resource.ts'
import { quickAddRoutes } from './quick-add/routes.ts'
import { recurrenceRoutes } from './recurrence/routes.ts'
import { createIndexer, type Indexer } from './search/indexing.ts'
import { referenceRoutes } from './system/reference.ts'
import { systemRoutes } from './system/routes.ts'
import { webRoutes } from './system/web.ts'
import { moveFloatingTasks, relabelTasks, releaseTasks } from './tasks/crud/relations.ts'
import { occurrenceResource, taskResource } from './tasks/resource.ts'
import { taskRoutes } from './tasks/routes.ts'
import { transferRoutes } from './transfers/routes.ts'
import { viewResource } from './views/resource.ts'
import { webhookResource } from './webhooks/resource.ts'
import { webhookRoutes } from './webhooks/routes.ts'
import { roleFinder } from './workspaces/crud/roles.ts'
import type { InvitationOptions } from './workspaces/options.ts'
import { memberResource, workspaceResource } from './workspaces/resource.ts'
import { topRoutes, workspaceRoutes } from './workspaces/routes.ts'

/** Everything that the change log knows, in the order in which documents name it. */
export const RESOURCES = resourceList([
  taskResource,
  occurrenceResource,
  projectResource(releaseTasks),
  labelResource(relabelTasks),
  viewResource,
  noteResource,
  preferencesResource(moveFloatingTasks),
  apiKeyResource,
  webhookResource,
  channelResource,
  notificationResource,
  workspaceResource,
  memberResource,
])

export interface AppOptions {
  config: Config
  db: Database
  /** The service's own accounts; undefined if tokens come from an external issuer. */
  auth: Auth | undefined
  mailer: Mailer
  /** Takes over letters that are sent beside a request; by default, nobody waits for them. */
  inBackground?: InBackground
  clock: Clock
  log: FastifyBaseLogger
  resources?: Resources
  /** Directory of the built web app; without one, `/` only says what the service is. */
  web?: string | undefined
  /** What health says about automatic backups; undefined if there are none. */
  backup?: () => BackupHealth | Promise<BackupHealth>
  tracing?: Tracing | undefined
  /** What runs by itself. */
  jobs?: () => JobRun[] | Promise<JobRun[]>
  /** What keeps the search index; by default one of its own, which works only when somebody searches. */
  indexer?: Indexer
  /** What counts requests and event streams; by default, this process alone. */
  limiters?: Limiters
  places?: Places
  /** Delays responses whose timing could reveal something; by default, it waits for the given milliseconds. */
  pause?: (milliseconds: number) => Promise<unknown>
}

/** The whole service as a Fastify instance: ready to listen, or to be called in process by `inject`. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { config, db, auth, mailer, clock, log, resources = RESOURCES, pause } = options
  const {
    limiters = {
      user: new RateLimiter(config.limits.user),
      address: new RateLimiter(config.limits.address),
      link: new RateLimiter(config.limits.link),
    },
    places = new LocalPlaces(config.events.perUser, config.events.perInstance),
  } = options
  const subrequests: Subrequests = new WeakMap()
  const { app } = await createServer({
    ...{ config, db, clock, log, subrequests, limiters },
    tracing: options.tracing,
  })
  const tags = resources.all.flatMap(({ tag }) => tag ?? [])
  const document = await describeApi(app, config, { tags, override: describeSnapshots(resources) })

  const revocation = new Revocation((credentials) => findStanding(db.reader, credentials, clock()))
  app.addHook('onClose', async () => revocation.close())
  const streams = new Streams({ db, resources, clock, limits: config.events, places, log, revocation })
  app.decorate('eventStreams', () => streams.size)

  systemRoutes(app, { db, backup: options.backup })
  referenceRoutes(app, document)
  await webRoutes(app, options.web)
  if (auth !== undefined) {
    await app.register(
      async (routes: Routes) =>
        authRoutes(routes, { auth, config, db, clock, mail: mailer.available, pause }),
      {
        prefix: '/api/auth',
      },
    )
  }
  const limiter = limiters.user
  const { indexer = createIndexer(db, db.finder, log) } = options
  const operations: Operations = new Map()
  const tools = createTools(operations)
  const services = { db, clock, limiter, tools: { all: tools, callRoute: createCallRoute(app, subrequests) } }
  const assistant = createAssistant(services, config.assistant)
  app.decorate('assistantMetrics', () => assistant.metrics)
  if (auth !== undefined) {
    await app.register(async (routes: Routes) => oauthRoutes(routes, { auth, config, db }))
  }
  const sharing = { db, clock, invitations: invitationsBy(options) }
  const ofLinks = {
    ...{ db, clock, secret: config.auth.secret, publicUrl: config.publicUrl },
    limiter: limiters.link,
  }
  const publicly = destinations({ ...config.webhooks, production: config.production })
  const ofNotifications = { db, clock, secret: config.auth.secret }
  const guarding = {
    authenticate: authenticateApi(options, revocation),
    memberships: new Memberships(roleFinder(db.reader), revocation),
    verify: revocation.verify.bind(revocation),
    requireProof: proofOf(db.reader, config.auth, clock),
    limiter,
    clock,
    subrequests,
  }
  await app.register(
    async (routes: Routes) => {
      guard(routes, guarding)
      const writes = listWrites(routes)
      acceptDryRuns(routes, { resources })
      gateRemovals(routes)
      acceptIdempotencyKeys(routes)
      noteOperations(routes, operations)
      taskRoutes(routes, { db, clock, indexer, listCache: config.listCache })
      quickAddRoutes(routes, { db, clock })
      recurrenceRoutes(routes, { db })
      for (const resource of inOrderOfPaths(resources)) resource.routes?.(routes, { db, clock })
      preferenceRoutes(routes, { db, clock, moveFloatingTasks })
      countRoutes(routes, { db, clock })
      changeRoutes(routes, { db, resources })
      activityRoutes(routes, { db, resources })
      historyRoutes(routes, { db, clock, resources, trashDays: config.kept.trash, enter })
      transferRoutes(routes, { db, clock, resources })
      batchRoutes(routes, { db, clock, limiter, subrequests, writes })
      eventRoutes(routes, { db, resources, streams })
      keyRoutes(routes, { db, clock, secret: config.auth.secret })
      webhookRoutes(routes, {
        db,
        clock,
        resources,
        secret: config.auth.secret,
        destinations: publicly,
      })
      channelRoutes(routes, {
        ...{ db, clock, config: config.notifications, secret: config.auth.secret },
        checkUrl: (url) => void publicly.check(url),
        pushKey: async () => (await vapidKeys(db.finder, config.auth.secret, clock())).publicKey,
      })
      notificationRoutes(routes, ofNotifications)
      exportRoutes(routes, { db, clock, resources })
      clientRoutes(routes, { db })
      accessRoutes(routes, { db, clock })
      claimRoutes(routes, { db, clock })
      assistantRoutes(routes, { assistant, services, config: config.assistant, revocation })
      workspaceRoutes(routes, sharing)
      linkRoutes(routes, ofLinks)
    },
    { prefix: '/api/:user_id' },
  )
  await app.register(async (routes: Routes) => publicLinkRoutes(routes, ofLinks), { prefix: '/api' })
  await app.register(async (routes: Routes) => tokenRoutes(routes, ofNotifications), { prefix: '/api' })
  await app.register(
    async (routes: Routes) => {
      guard(routes, guarding)
      acceptDryRuns(routes, { resources })
      acceptIdempotencyKeys(routes)
      noteOperations(routes, operations)
      topRoutes(routes, sharing)
      allEventRoutes(routes, { db, resources, streams })
    },
    { prefix: '/api' },
  )
  await app.register(
    async (routes: Routes) => {
      guard(routes, {
        ...guarding,
        requireAdmin: async ({ userId }) => void (await requireAdministrator(db.reader, userId)),
      })
      adminRoutes(routes, {
        ...{ config, db, clock, mail: mailer, backup: options.backup, streams: () => places.taken },
        sendReset: auth && sendReset(auth),
        providers: auth === undefined ? [] : probesOf(config),
        jobs: options.jobs ?? (() => []),
      })
    },
    { prefix: '/api/admin' },
  )
  await app.register(async (routes: Routes) =>
    mcpRoutes(routes, {
      config,
      authenticate: authenticateMcp(options),
      metadataUrl: auth === undefined ? undefined : `${config.publicUrl}${METADATA_PATH}/mcp`,
      limiter,
      clock,
      subrequests,
      tools,
      placedTools: createPlacedTools(operations, tools),
    }),
  )
  app.addHook('onReady', async () => {
    db.obstacles.start(log)
    db.notices?.start(log)
  })
  return app
}

/** The document lists the paths of notes before those of views, and generated clients keep that order. */
const inOrderOfPaths = ({ all }: Resources) =>
  all.toSorted((one, other) => Number(one === viewResource) - Number(other === viewResource))

/** Mails the link by which a user chooses a new password, as if they had asked for it. */
const sendReset = (auth: Auth) => async (email: string) => {
  await auth.api.requestPasswordReset({ body: { email, redirectTo: '/reset-password' } })
}

/** How invitations to workspaces are made, mailed and proven. */
function invitationsBy(options: AppOptions): InvitationOptions {
  const { config, auth, mailer, log, inBackground = () => {} } = options
  const addresses = config.auth.verification === 'required' ? 'verified' : 'unverified'
  return {
    secret: config.auth.secret,
    publicUrl: config.publicUrl,
    // An external issuer's users have none here.
    addresses: auth === undefined ? 'none' : addresses,
    mail: {
      available: mailer.available,
      post: postingBy({ mailer, db: options.db.reader, log, inBackground }),
      count: config.auth.limited ? countGuess : undefined,
    },
  }
}
