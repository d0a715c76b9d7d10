import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { DocketError } from '../../core/errors.ts'
import { DryRun } from '../dry-run.ts'
import type { Resources } from '../resource.ts'
import { isWrite, WRITE_METHODS } from '../write-routes.ts'
import { previewOf } from './crud.ts'
import { changeSchemas, DryRunQuery } from './schemas.ts'

const DRY_RUN_TYPE = 'application/vnd.docket.dry-run+json'

interface WriteSchema {
  querystring?: z.ZodObject
  response?: Record<string, { content?: object }>
}

/**
 * Gives every writing route that is registered on `app` from now on the parameter `dry_run`, with which it does all its
 * work, but in the end answers what it would have written instead of writing it.
 */
export function acceptDryRuns(app: FastifyInstance, { resources }: { resources: Resources }): void {
  const { DryRunResponse } = changeSchemas(resources)
  app.addHook('onRoute', (route) => {
    const { querystring = z.strictObject({}), response = {} } = (route.schema ?? {}) as WriteSchema
    if (!isWrite(route)) {
      // Such a route refuses `dry_run`: ignoring it would do for real what was meant as a dry run.
      if (WRITE_METHODS.includes(route.method as never)) route.schema = { ...route.schema, querystring }
      return
    }
    const { content, ...rest } = response[200] ?? {
      description: 'With `dry_run=true`: what would be written.',
    }
    const previewed = { [DRY_RUN_TYPE]: { schema: DryRunResponse } }
    route.schema = {
      ...route.schema,
      querystring: querystring.extend(DryRunQuery.shape),
      response: { ...response, 200: { ...rest, content: { ...content, ...previewed } } },
    }
  })

  // Runs before idempotency keys are checked: a dry run uses none.
  app.addHook('preHandler', (request, _, done) => {
    // Where the route has no such parameter, it is a string or absent.
    if ((request.query as { dry_run?: unknown }).dry_run !== true) return done()
    if (request.writing !== null) {
      const msg = 'Only a whole batch can be a dry run: send dry_run with the batch itself.'
      return done(
        new DocketError('VALIDATION_ERROR', msg, {
          errors: [{ loc: ['query', 'dry_run'], msg, type: 'not_here' }],
        }),
      )
    }
    request.writing = { dryRun: true }
    done()
  })

  app.setErrorHandler((error, request, reply) => {
    if (!(error instanceof DryRun)) throw error
    return reply
      .code(200)
      .type(`${DRY_RUN_TYPE}; charset=utf-8`)
      .send(previewOf(error, request.actor, resources))
  })
}
