import { beginsWith } from '@docket/grammar/mentions.ts'
import { writeOf } from '../changelog/write.ts'
import { answer, emptyAnswer, guarded, guardedBody, type Routes, WriteConditions } from '../core/http.ts'
import { etagOf, writePreconditions } from '../core/preconditions.ts'
import { UserPath } from '../core/schemas.ts'
import { changeRole, listMembers, removeMember } from './crud/members.ts'
import type { WorkspaceOptions } from './options.ts'
import { MemberListResponse, MemberPatch, MemberPath, MemberQuery, MemberResponse } from './schemas.ts'

const tags = ['Workspaces']

export function memberRoutes(app: Routes, { db, clock }: WorkspaceOptions): void {
  app.get(
    '/members',
    {
      config: { scope: 'tasks:read' },
      schema: {
        operationId: 'listMembers',
        summary: 'List the members, who joined first coming first',
        tags,
        params: UserPath,
        querystring: MemberQuery,
        response: { 200: answer('The members.', MemberListResponse), ...guarded() },
      },
    },
    async (request, reply) => {
      const { q, limit } = request.query
      const all = await listMembers(request.actor, db.reader)
      const found = q === undefined ? all : all.filter(({ name }) => beginsWith(name, q))
      const members = found.slice(0, limit)
      return reply.send({ members, count: members.length, me: request.actor.userId })
    },
  )

  app.patch(
    '/members/:member_id',
    {
      // Who is made an admin can let others in.
      config: { scope: 'account', role: 'admin', writes: 'alone', proof: true },
      schema: {
        operationId: 'patchMember',
        summary: "Change a member's role",
        tags,
        params: MemberPath,
        headers: WriteConditions,
        body: MemberPatch,
        response: {
          200: answer('The updated member.', MemberResponse, ['etag']),
          ...guardedBody(404, 409, 412),
        },
      },
    },
    async (request, reply) => {
      const { params, body, headers } = request
      const conditions = writePreconditions(headers)
      const member = await changeRole(db, writeOf(request, clock), params.member_id, body.role, conditions)
      return reply.header('etag', etagOf(member.revision)).send(member)
    },
  )

  app.delete(
    '/members/:member_id',
    {
      config: { scope: 'account', role: 'viewer', writes: 'alone' },
      schema: {
        operationId: 'removeMember',
        summary: 'Remove a member, or leave (`me`)',
        description:
          'Admins remove others; everybody may leave but the owner. Access ends within two seconds.',
        tags,
        params: MemberPath,
        headers: WriteConditions,
        response: { 204: emptyAnswer('No member any more.'), ...guardedBody(404, 409, 412) },
      },
    },
    async (request, reply) => {
      const { params, headers } = request
      await removeMember(db, writeOf(request, clock), params.member_id, writePreconditions(headers))
      return reply.code(204).send()
    },
  )
}
