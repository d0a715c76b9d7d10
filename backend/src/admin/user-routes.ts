import type { Actor } from '../core/auth.ts'
import { DocketError } from '../core/errors.ts'
import { answer, emptyAnswer, guarded, guardedBody, type Routes, refuseEmpty } from '../core/http.ts'
import { linkNext } from '../core/pagination.ts'
import { readLanguage } from '../preferences/crud.ts'
import { type AdminOptions, security, tags, who } from './context.ts'
import {
  changeQuotas,
  changeRole,
  disableUser,
  enableUser,
  listUsers,
  noteReset,
  readUser,
  removeUser,
  resetFactors,
  signOutUser,
  type UserRow,
} from './crud/users.ts'
import { factorsLetter } from './letters.ts'
import {
  AdminUser,
  AdminUserListResponse,
  AdminUserPatch,
  AdminUserPath,
  AdminUserQuery,
  userCursor,
} from './schemas.ts'

function shown({ quota_tasks, quota_keys, quota_storage, quota_workspaces, ...user }: UserRow) {
  const quotas = {
    ...{ tasks: quota_tasks, keys: quota_keys },
    ...{ storage: quota_storage, workspaces: quota_workspaces },
  }
  return { ...user, quotas: Object.values(quotas).every((quota) => quota === null) ? null : quotas }
}

/** What would help whoever has got hold of a key to stay. @throws DocketError AUTH_FORBIDDEN */
function refuseKeys({ kind }: Actor, what: string): void {
  if (kind !== 'user') {
    throw new DocketError('AUTH_FORBIDDEN', `${what} by administrators themselves, not by keys.`)
  }
}

/** Accounts: who there is, and what administrators may do with them. */
export function userRoutes(app: Routes, options: AdminOptions): void {
  const { db, sendReset } = options

  app.get(
    '/users',
    {
      config: { scope: 'admin' },
      schema: {
        operationId: 'listUsers',
        summary: 'List users, newest first',
        ...{ tags, security },
        querystring: AdminUserQuery,
        response: { 200: answer('A page of users.', AdminUserListResponse, ['link']), ...guarded() },
      },
    },
    async ({ query }, reply) => {
      const { limit, cursor, q = '', role = null, status } = query
      const disabled = status === undefined ? null : status === 'disabled'
      const page = { q, role, disabled, after: cursor ?? null, limit: limit + 1 }
      const found = await listUsers(db.reader, page)
      const users = found.slice(0, limit).map(shown)
      const last = users.at(-1)
      const next_cursor =
        found.length > limit && last !== undefined
          ? userCursor.encode({ at: last.created_at, id: last.id })
          : null
      if (next_cursor !== null) linkNext(reply, { cursor: next_cursor })
      return reply.send({ users, count: users.length, next_cursor })
    },
  )

  app.get(
    '/users/:account_id',
    {
      config: { scope: 'admin' },
      schema: {
        operationId: 'readUser',
        summary: 'Read a user',
        ...{ tags, security },
        params: AdminUserPath,
        response: { 200: answer('The user.', AdminUser), ...guarded(404) },
      },
    },
    async ({ params }, reply) => reply.send(shown(await readUser(db.reader, params.account_id))),
  )

  app.patch(
    '/users/:account_id',
    {
      config: { scope: 'admin', proof: true },
      schema: {
        operationId: 'patchUser',
        summary: 'Disable or enable a user, or change the role or the quotas',
        description: 'The last administrator stays one (409). A key cannot change roles.',
        ...{ tags, security },
        params: AdminUserPath,
        body: AdminUserPatch,
        response: { 200: answer('The user.', AdminUser), ...guardedBody(404, 409) },
      },
    },
    async (request, reply) => {
      const { account_id } = request.params
      const { role, disabled, quotas } = request.body
      refuseEmpty(request.body)
      const by = who(options, request)
      if (role !== undefined) {
        refuseKeys(request.actor, 'Roles are changed')
        await changeRole(account_id, role, by)
      }
      if (disabled === true) await disableUser(account_id, by)
      if (disabled === false) await enableUser(account_id, by)
      if (quotas !== undefined) await changeQuotas(account_id, quotas, by)
      return reply.send(shown(await readUser(db, account_id)))
    },
  )

  app.delete(
    '/users/:account_id',
    {
      config: { scope: 'admin', proof: true },
      schema: {
        operationId: 'removeUser',
        summary: 'Delete a user and everything of theirs, immediately and permanently',
        ...{ tags, security },
        params: AdminUserPath,
        response: { 204: emptyAnswer('Deleted.'), ...guardedBody(404, 409) },
      },
    },
    async (request, reply) => {
      await removeUser(request.params.account_id, who(options, request))
      return reply.code(204).send()
    },
  )

  app.post(
    '/users/:account_id/sign-out',
    {
      config: { scope: 'admin', proof: true },
      schema: {
        operationId: 'signOutUser',
        summary: 'End every session of a user; keys and connected clients remain',
        ...{ tags, security },
        params: AdminUserPath,
        response: { 204: emptyAnswer('Signed out.'), ...guardedBody(404) },
      },
    },
    async (request, reply) => {
      await signOutUser(request.params.account_id, who(options, request))
      return reply.code(204).send()
    },
  )

  app.post(
    '/users/:account_id/reset-factors',
    {
      config: { scope: 'admin', proof: true },
      schema: {
        operationId: 'resetFactors',
        summary: 'Remove the authenticator app of a user, so that signing in takes no code',
        description:
          'For who has lost the app and the recovery codes, or whose codes cannot be checked any more. Every session of the user ends; passkeys remain. The user is told by mail. A key cannot do this.',
        ...{ tags, security },
        params: AdminUserPath,
        response: { 204: emptyAnswer('Removed, or there was none.'), ...guardedBody(404) },
      },
    },
    async (request, reply) => {
      refuseKeys(request.actor, 'Second factors are removed')
      const email = await resetFactors(request.params.account_id, who(options, request))
      if (email !== undefined && options.mail.available) {
        const account = { id: request.params.account_id }
        const write = async () => {
          const language = await readLanguage(account, options.db, request.headers['accept-language'])
          await options.mail.send(factorsLetter(email, language))
        }
        await write().catch((error) => {
          request.log.warn({ mail: (error as NodeJS.ErrnoException).code }, 'mail was not sent')
        })
      }
      return reply.code(204).send()
    },
  )

  app.post(
    '/users/:account_id/reset-password',
    {
      config: { scope: 'admin', proof: true },
      schema: {
        operationId: 'sendPasswordReset',
        summary: 'Mail a link to a user that resets the password',
        ...{ tags, security },
        params: AdminUserPath,
        response: { 204: emptyAnswer('The mail is on its way.'), ...guardedBody(404, 409) },
      },
    },
    async (request, reply) => {
      if (sendReset === undefined || !options.mail.available) {
        throw new DocketError(
          'CONFLICT',
          'This server sends no mail (SMTP_URL is not set), or has no passwords.',
        )
      }
      await sendReset(await noteReset(request.params.account_id, who(options, request)))
      return reply.code(204).send()
    },
  )
}
