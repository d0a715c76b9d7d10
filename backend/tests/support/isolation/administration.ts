import type { TestService } from '../service.ts'
import type { Declaration } from './declarations.ts'
import { signUp } from './world.ts'

/** What the routes of administrators answer; everybody else is refused. */

/** For administrators only. */
export interface Administration {
  kind: 'admin'
  /** The status for an administrator. */
  status: number
  /** Creates what the request names. */
  target?: (service: TestService) => Promise<Record<string, string>>
  body?: () => object
}

const admin = (status = 200, rest: Partial<Administration> = {}): Declaration => ({
  kind: 'admin',
  status,
  ...rest,
})

const account = async (service: TestService) => ({ account_id: (await signUp(service)).id })
const someEmail = () => `${Math.random().toString(36).slice(2)}@example.com`

async function invitation({ db }: TestService) {
  const { rows } = await db.pool.query<{ id: string }>(
    `INSERT INTO invitations (id, hash, email, created_at, expires_at)
     VALUES (gen_random_uuid(), sha256($1::text::bytea), $1, now(), now() + interval '1 day') RETURNING id`,
    [someEmail()],
  )
  return { invitation_id: rows[0]?.id ?? '' }
}

export const ADMINISTRATION: Record<string, Declaration> = {
  'GET /api/admin/users': admin(),
  'GET /api/admin/users/:account_id': admin(200, { target: account }),
  'PATCH /api/admin/users/:account_id': admin(200, { target: account, body: () => ({ disabled: true }) }),
  'DELETE /api/admin/users/:account_id': admin(204, { target: account }),
  'POST /api/admin/users/:account_id/sign-out': admin(204, { target: account }),
  'POST /api/admin/users/:account_id/reset-factors': admin(204, { target: account }),
  'POST /api/admin/users/:account_id/reset-password': admin(204, { target: account }),
  'GET /api/admin/sign-up': admin(),
  'PUT /api/admin/sign-up': admin(200, { body: () => ({ mode: null }) }),
  'GET /api/admin/invitations': admin(),
  'POST /api/admin/invitations': admin(201, { body: () => ({ email: someEmail() }) }),
  'DELETE /api/admin/invitations/:invitation_id': admin(204, { target: invitation }),
  'GET /api/admin/audit-log': admin(),
  'GET /api/admin/jobs': admin(),
  'GET /api/admin/system': admin(),
  'POST /api/admin/mail/test': admin(),
  'GET /api/admin/providers': admin(),
  // There is none.
  'POST /api/admin/providers/:provider_id/test': admin(404, {
    target: async () => ({ provider_id: 'unknown' }),
  }),
}
