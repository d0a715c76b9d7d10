import type { FastifyReply } from 'fastify'
import { IdempotencyHeader } from '../changelog/idempotency.ts'
import type { Resources, RouteOptions } from '../changelog/resource.ts'
import { writeOf } from '../changelog/write.ts'
import { answer, guardedBody, type Routes, WriteConditions } from '../core/http.ts'
import { writePreconditions } from '../core/preconditions.ts'
import { TaskPath } from '../tasks/schemas.ts'
import { type Outcome, transferProject, transferTask } from './crud.ts'
import { ProjectPath, ProjectTransfer, TaskTransfer, TransferResponse } from './schemas.ts'

const headers = WriteConditions.extend(IdempotencyHeader.shape)
const response = {
  200: answer('What it is now.', TransferResponse, ['location', 'idempotency-replayed']),
  ...guardedBody(404, 409, 412),
}

/** Who moves something must be able to write in both workspaces, and nothing of it outlasts the request: no proof is asked for. */
const MOVES = { writes: 'alone', removes: true, sendsOut: true, proof: false } as const

/** Moving tasks and projects to another workspace. */
export function transferRoutes(app: Routes, options: RouteOptions & { resources: Resources }): void {
  const { db, clock, resources } = options

  app.post(
    '/tasks/:task_id/transfer',
    {
      config: { scope: 'tasks:write', ...MOVES },
      schema: {
        operationId: 'transferTask',
        summary: 'Move a task to another workspace',
        description:
          'With all below it, notes, occurrences and history. Labels are found there by name, or made; assignees stay if they are members there. It is in the trash here, and until that is emptied, its old address answers 404 with `moved_to`.',
        tags: ['Tasks'],
        params: TaskPath,
        headers,
        body: TaskTransfer,
        response,
      },
    },
    async (request, reply) => {
      const { workspace_id: to, project_id } = request.body
      const conditions = writePreconditions(request.headers)
      const wanted = { id: request.params.task_id, to, project_id, conditions }
      return show(reply, 'tasks', await transferTask(db, writeOf(request, clock), resources, wanted))
    },
  )

  app.post(
    '/projects/:project_id/transfer',
    {
      config: { scope: 'projects:write', ...MOVES },
      schema: {
        operationId: 'transferProject',
        summary: 'Move a project to another workspace',
        description:
          'With its tasks, as they are moved one by one; its public links end. Requires `tasks:write` as well. It is in the trash here, and until that is emptied, its old address answers 404 with `moved_to`.',
        tags: ['Projects'],
        params: ProjectPath,
        headers,
        body: ProjectTransfer,
        response,
      },
    },
    async (request, reply) => {
      const conditions = writePreconditions(request.headers)
      const wanted = { id: request.params.project_id, to: request.body.workspace_id, conditions }
      return show(reply, 'projects', await transferProject(db, writeOf(request, clock), resources, wanted))
    },
  )
}

function show(reply: FastifyReply, collection: string, { result, replayed }: Outcome): TransferResponse {
  if (replayed) reply.header('idempotency-replayed', 'true')
  reply.header('location', `/api/${result.workspace_id}/${collection}/${result.id}`)
  return result
}
