import type { Clock } from '../core/clock.ts'
import { emptyAnswer, guardedBody, type Routes } from '../core/http.ts'
import { addressOf } from '../core/limits.ts'
import { UserPath } from '../core/schemas.ts'
import type { Database } from '../database/connection.ts'
import { type AdminOptions, tags } from './context.ts'
import { claimAdministration } from './crud/invitations.ts'
import { AdminClaim } from './schemas.ts'
import { signUpRoutes } from './sign-up-routes.ts'
import { systemRoutes } from './system-routes.ts'
import { userRoutes } from './user-routes.ts'

/** Everything under `/api/admin`: for administrators, and never about anybody's tasks. */
export function adminRoutes(app: Routes, options: AdminOptions): void {
  userRoutes(app, options)
  signUpRoutes(app, options)
  systemRoutes(app, options)
}

/** `POST /api/{user_id}/administration`: how the first administrator becomes one. */
export function claimRoutes(app: Routes, { db, clock }: { db: Database; clock: Clock }): void {
  app.post(
    '/administration',
    {
      config: { scope: 'account', writes: false, proof: true },
      schema: {
        operationId: 'claimAdministration',
        summary: 'Become the first administrator, by the link that the service prints when it starts',
        tags,
        params: UserPath,
        body: AdminClaim,
        response: { 204: emptyAnswer('You are the administrator.'), ...guardedBody(409) },
      },
    },
    async (request, reply) => {
      const address = addressOf(request)
      await claimAdministration(request.actor.userId, request.body.token, { db, address, now: clock() })
      return reply.code(204).send()
    },
  )
}
