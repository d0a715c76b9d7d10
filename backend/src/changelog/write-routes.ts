import type { FastifyInstance, RouteOptions } from 'fastify'
import { DocketError } from '../core/errors.ts'

/** Which routes write, and how: dry runs and batches depend on it. */

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * `false`: the route writes nothing that the change log records, although its method suggests so. `'alone'`: it
     * cannot be an operation of a batch. Every write goes through `runUnitOfWork` when it is part of a larger unit or a
     * dry run.
     */
    writes?: false | 'alone'
    /** Whether it may remove existing data, as every DELETE does. */
    removes?: boolean
  }
}

export const WRITE_METHODS = ['POST', 'PUT', 'PATCH', 'DELETE'] as const

/**
 * Keeps actors whose deletions the user must confirm from removing anything through the routes that are registered on
 * `app` afterwards. A dry run is allowed: it shows what there is to confirm.
 */
export function gateRemovals(app: FastifyInstance): void {
  app.addHook('preHandler', ({ actor, method, routeOptions, writing }, _, done) => {
    const removes = method === 'DELETE' || routeOptions.config.removes === true
    if (!removes || actor.confirmDeletes !== true || writing?.dryRun === true) return done()
    const detail = 'This key may remove something only after its user has confirmed it.'
    done(new DocketError('AUTH_FORBIDDEN', detail, { members: { confirmation: 'required' } }))
  })
}

export function isWrite({ method, config }: Pick<RouteOptions, 'method' | 'config'>): boolean {
  return config?.writes !== false && [method].flat().some((each) => WRITE_METHODS.includes(each as never))
}
