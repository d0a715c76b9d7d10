import { IdempotencyHeader } from '../changelog/idempotency.ts'
import { writeOf } from '../changelog/write.ts'
import {
  answer,
  emptyAnswer,
  guarded,
  guardedBody,
  ReadConditions,
  type Routes,
  refuseEmpty,
  WriteConditions,
} from '../core/http.ts'
import { endsInWorkspace } from '../core/memberships.ts'
import { checkReadMatch, etagOf, isNotModified, writePreconditions } from '../core/preconditions.ts'
import { UserPath } from '../core/schemas.ts'
import { assignedRoutes } from './assigned-routes.ts'
import {
  createWorkspace,
  deleteWorkspace,
  editWorkspace,
  listWorkspaces,
  readWorkspace,
} from './crud/workspaces.ts'
import { acceptanceRoutes, invitationRoutes } from './invitation-routes.ts'
import { memberRoutes } from './member-routes.ts'
import type { WorkspaceOptions } from './options.ts'
import { WorkspaceCreate, WorkspaceListResponse, WorkspacePatch, WorkspaceResponse } from './schemas.ts'

const tags = ['Workspaces']

/** `/api/workspaces`, `/api/invitations` and `/api/assigned`: what belongs to no workspace, or to several. */
export function topRoutes(app: Routes, options: WorkspaceOptions): void {
  const { db, clock } = options
  acceptanceRoutes(app, options)
  assignedRoutes(app, options)

  app.get(
    '/workspaces',
    {
      config: { scope: 'account', clients: true },
      schema: {
        operationId: 'listWorkspaces',
        security: [{ bearer: [] }],
        summary: 'List the workspaces that you may enter: your own first, then by name',
        description: 'An OAuth client sees those that it was let into.',
        tags,
        response: { 200: answer('The workspaces.', WorkspaceListResponse), ...guarded() },
      },
    },
    async (request, reply) => {
      const workspaces = await listWorkspaces(request.actor, db.reader)
      return reply.send({ workspaces, count: workspaces.length })
    },
  )

  app.post(
    '/workspaces',
    {
      config: { scope: 'account', writes: false },
      schema: {
        operationId: 'createWorkspace',
        security: [{ bearer: [] }],
        summary: 'Create a workspace to share',
        description:
          'You are its owner. Everything below `/api/{user_id}` is there for it too, with its id as `user_id`.',
        tags,
        headers: IdempotencyHeader,
        body: WorkspaceCreate,
        response: {
          201: answer('The new workspace.', WorkspaceResponse, ['etag', 'location', 'idempotency-replayed']),
          ...guardedBody(409),
        },
      },
    },
    async (request, reply) => {
      const { workspace, replayed } = await createWorkspace(db, writeOf(request, clock), request.body)
      if (replayed) reply.header('idempotency-replayed', 'true')
      reply.code(201).header('etag', etagOf(workspace.revision)).header('location', `/api/${workspace.id}`)
      return reply.send(workspace)
    },
  )
}

/** `/api/{user_id}` itself, its members and invitations. */
export function workspaceRoutes(app: Routes, options: WorkspaceOptions): void {
  const { db, clock } = options
  memberRoutes(app, options)
  invitationRoutes(app, options)

  app.get(
    '',
    {
      config: { scope: 'account', holds: endsInWorkspace, role: 'viewer' },
      schema: {
        operationId: 'readWorkspace',
        summary: 'Read a workspace',
        tags,
        params: UserPath,
        headers: ReadConditions,
        response: {
          200: answer('The workspace.', WorkspaceResponse, ['etag']),
          304: emptyAnswer('Not modified since the ETag that the request names.', ['etag']),
          // An address that cannot be a workspace's is none.
          ...guarded(404, 412),
        },
      },
    },
    async (request, reply) => {
      const workspace = await readWorkspace(request.actor, db.reader)
      checkReadMatch(request.headers, workspace.revision, workspace)
      reply.header('etag', etagOf(workspace.revision))
      if (!isNotModified(request.headers, workspace.revision)) return reply.send(workspace)
      return reply.code(304).send(undefined)
    },
  )

  app.patch(
    '',
    {
      config: { scope: 'account', holds: endsInWorkspace, role: 'admin', writes: 'alone' },
      schema: {
        operationId: 'patchWorkspace',
        summary: 'Rename a shared workspace, or change its time zone',
        description:
          'Changing the time zone changes the instants of floating times: every task with a floating time gets a new revision.',
        tags,
        params: UserPath,
        headers: WriteConditions,
        body: WorkspacePatch,
        response: {
          200: answer('The updated workspace.', WorkspaceResponse, ['etag']),
          ...guardedBody(404, 409, 412),
        },
      },
    },
    async (request, reply) => {
      refuseEmpty(request.body)
      const conditions = writePreconditions(request.headers)
      const workspace = await editWorkspace(db, writeOf(request, clock), request.body, conditions)
      return reply.header('etag', etagOf(workspace.revision)).send(workspace)
    },
  )

  app.delete(
    '',
    {
      // Not by a unit of work, so it cannot be a dry run.
      config: {
        scope: 'account',
        holds: endsInWorkspace,
        role: 'owner',
        writes: false,
        removes: true,
        proof: true,
      },
      schema: {
        operationId: 'deleteWorkspace',
        summary: 'Delete a shared workspace, with everything in it, for all its members and for good',
        tags,
        params: UserPath,
        headers: WriteConditions,
        response: { 204: emptyAnswer('Deleted.'), ...guardedBody(404, 409, 412) },
      },
    },
    async (request, reply) => {
      await deleteWorkspace(db, { actor: request.actor, at: clock() }, writePreconditions(request.headers))
      return reply.code(204).send()
    },
  )
}
