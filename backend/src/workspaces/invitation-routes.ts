import { IdempotencyHeader } from '../changelog/idempotency.ts'
import { writeOf } from '../changelog/write.ts'
import type { Actor } from '../core/auth.ts'
import { answer, emptyAnswer, guarded, guardedBody, type Routes } from '../core/http.ts'
import { etagOf } from '../core/preconditions.ts'
import { UserPath } from '../core/schemas.ts'
import { invite, listInvitations, revokeInvitation } from './crud/invitations.ts'
import { accept, decline, type Guest, showInvitation } from './crud/joining.ts'
import type { WorkspaceOptions } from './options.ts'
import {
  InvitationCreate,
  InvitationCreated,
  InvitationListResponse,
  InvitationPath,
  InvitationShown,
  TokenPath,
  WorkspaceResponse,
} from './schemas.ts'

const tags = ['Workspaces']

/** What admins do about invitations. */
export function invitationRoutes(app: Routes, { db, clock, invitations: options }: WorkspaceOptions): void {
  app.get(
    '/invitations',
    {
      config: { scope: 'account', role: 'admin' },
      schema: {
        operationId: 'listMemberInvitations',
        summary: 'List the invitations that can still be accepted, newest first',
        tags,
        params: UserPath,
        response: {
          200: answer('The invitations, without their tokens.', InvitationListResponse),
          ...guarded(),
        },
      },
    },
    async (request, reply) => {
      const invitations = await listInvitations(request.actor.workspaceId, db.reader, clock())
      return reply.send({ invitations, count: invitations.length })
    },
  )

  app.post(
    '/invitations',
    {
      config: { scope: 'account', role: 'admin', writes: 'alone', sendsOut: true },
      schema: {
        operationId: 'createMemberInvitation',
        summary: 'Invite somebody to a shared workspace',
        description:
          'For whoever has the token, or for one e-mail address; then it is mailed as well, if the server sends mail.',
        tags,
        params: UserPath,
        headers: IdempotencyHeader,
        body: InvitationCreate,
        response: {
          201: answer('The invitation, with its token.', InvitationCreated, ['idempotency-replayed']),
          ...guardedBody(409),
        },
      },
    },
    async (request, reply) => {
      const [write, accepts] = [writeOf(request, clock), request.headers['accept-language']]
      const { invitation, replayed } = await invite(db, write, request.body, options, accepts)
      if (replayed) reply.header('idempotency-replayed', 'true')
      return reply.code(201).send(invitation)
    },
  )

  app.delete(
    '/invitations/:invitation_id',
    {
      config: { scope: 'account', role: 'admin', writes: false },
      schema: {
        operationId: 'revokeMemberInvitation',
        summary: 'Revoke an invitation',
        tags,
        params: InvitationPath,
        response: { 204: emptyAnswer('Revoked: nobody can accept it any more.'), ...guardedBody(404) },
      },
    },
    async (request, reply) => {
      await revokeInvitation(db, writeOf(request, clock), request.params.invitation_id)
      return reply.code(204).send()
    },
  )
}

/** What the invited do about theirs. */
export function acceptanceRoutes(app: Routes, { db, clock, invitations }: WorkspaceOptions): void {
  const { addresses } = invitations
  const guestOf = (request: { actor: Actor; params: { token: string } }): Guest => ({
    ...{ token: request.params.token, actor: request.actor },
    ...{ addresses, now: clock() },
  })

  app.get(
    '/invitations/:token',
    {
      config: { scope: 'account' },
      schema: {
        operationId: 'readMemberInvitation',
        security: [{ bearer: [] }],
        summary: 'Read the invitation that you have the token of',
        tags,
        params: TokenPath,
        response: { 200: answer('The invitation.', InvitationShown), ...guarded(404) },
      },
    },
    async (request, reply) => reply.send(await showInvitation(db.reader, guestOf(request))),
  )

  app.post(
    '/invitations/:token/accept',
    {
      config: { scope: 'account', writes: false },
      schema: {
        operationId: 'acceptMemberInvitation',
        security: [{ bearer: [] }],
        summary: 'Become a member',
        description: 'Who is a member already keeps the role that they have.',
        tags,
        params: TokenPath,
        headers: IdempotencyHeader,
        response: {
          200: answer('The workspace.', WorkspaceResponse, ['etag', 'idempotency-replayed']),
          ...guardedBody(404, 409),
        },
      },
    },
    async (request, reply) => {
      const { body, replayed } = await accept(db, writeOf(request, clock), guestOf(request))
      if (replayed) reply.header('idempotency-replayed', 'true')
      return reply.header('etag', etagOf(body.revision)).send(body)
    },
  )

  app.post(
    '/invitations/:token/decline',
    {
      config: { scope: 'account', writes: false },
      schema: {
        operationId: 'declineMemberInvitation',
        security: [{ bearer: [] }],
        summary: 'Decline an invitation',
        description: 'One that names your address ends. One for whoever has its token stays open to others.',
        tags,
        params: TokenPath,
        headers: IdempotencyHeader,
        response: { 204: emptyAnswer('Declined.', ['idempotency-replayed']), ...guardedBody(404, 409) },
      },
    },
    async (request, reply) => {
      const { replayed } = await decline(db, writeOf(request, clock), guestOf(request))
      if (replayed) reply.header('idempotency-replayed', 'true')
      return reply.code(204).send()
    },
  )
}
