import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { compile } from '@fastify/proxy-addr'
import fastify, { type FastifyBaseLogger, type FastifyServerOptions } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Config } from '../config.ts'
import type { Clock } from '../core/clock.ts'
import { OpenConnections, refuseUnfitRequests, serverOptions } from '../core/connections.ts'
import { createClientErrorAnswer, createErrorAnswer, handleErrors } from '../core/error-handler.ts'
import { addHeaders } from '../core/headers.ts'
import { acceptJson } from '../core/http.ts'
import { type Limiters, limitAddresses, withoutPort } from '../core/limits.ts'
import { FrameworkLog, logRequests } from '../core/logging.ts'
import { limitOpenRoutes } from '../core/open-routes.ts'
import type { Subrequests } from '../core/subrequests.ts'
import type { Tracing } from '../core/tracing.ts'
import { refuseUnrouted } from '../core/unrouted.ts'
import type { Database } from '../database/connection.ts'
import { translate } from '../database/failures.ts'

interface ServerOptions {
  config: Config
  db: Database
  clock: Clock
  log: FastifyBaseLogger
  subrequests: Subrequests
  limiters: Limiters
  tracing: Tracing | undefined
}

/** The HTTP server with what every request passes through before its route; the routes are still to come. */
export async function createServer(options: ServerOptions) {
  const { config, db, clock, log, subrequests, limiters, tracing } = options
  const connections = new OpenConnections(config.connections)
  const app = fastify({
    loggerInstance: log,
    logController: new FrameworkLog(),
    genReqId: (request) => subrequests.get(request as IncomingMessage)?.id ?? randomUUID(),
    // For failures before a route is found, such as a malformed URL.
    frameworkErrors: createErrorAnswer({ clock, translate }) as FastifyServerOptions['frameworkErrors'] & {},
    clientErrorHandler: createClientErrorAnswer(clock, connections),
    trustProxy: trusted(config.trustProxy),
    bodyLimit: config.limits.body,
    forceCloseConnections: 'idle',
    // What still comes on open connections is answered: `closeGently` says why.
    return503OnClosing: false,
    requestTimeout: config.connections.request,
    http: serverOptions(config.connections),
    routerOptions: { maxParamLength: 2_100 },
  }).withTypeProvider<ZodTypeProvider>()
  tracing?.watch(app)
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  handleErrors(app, { clock, translate, subrequests, obstacles: db.obstacles })
  acceptJson(app)
  logRequests(app)
  connections.watch(app.server, log)
  await addHeaders(app, config, subrequests)
  refuseUnfitRequests(app, subrequests)
  limitAddresses(app, limiters.address, clock, subrequests)
  refuseUnrouted(app)
  limitOpenRoutes(app, limiters.link, clock)
  // In an object, since an instance that is awaited by itself becomes ready: it could get no more routes.
  return { app }
}

/** `TRUST_PROXY` in Fastify's form; a number says how many hops, counted from this server outwards, are proxies. */
function trusted(setting: Config['trustProxy']) {
  if (setting === false) return false
  if (typeof setting === 'number') return (_: string, hop: number) => hop < setting
  const isNamed = compile(setting)
  return (address: string, hop: number) => isNamed(withoutPort(address), hop)
}
