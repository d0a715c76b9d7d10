import type { RouteOptions } from '../changelog/resource.ts'
import { collectionRoutes } from '../changelog/store/collection-routes.ts'
import { answer, guarded, type Routes } from '../core/http.ts'
import { linkNext } from '../core/pagination.ts'
import { UserPath } from '../core/schemas.ts'
import { LEAST_ROLE } from './authors.ts'
import {
  admitToNote,
  createNote,
  editNote,
  listAllNotes,
  listNotes,
  notes,
  readNote,
  removeNote,
} from './crud.ts'
import {
  AllNotesQuery,
  allNotesCursor,
  NoteCreate,
  NoteListQuery,
  NoteListResponse,
  NotePatch,
  NoteResponse,
  noteCursor,
  TaskPath,
} from './schemas.ts'

const path = '/tasks/:task_id/notes'
const tag = 'Notes'

export function noteRoutes(app: Routes, options: RouteOptions): void {
  app.get(
    path,
    {
      config: { scope: 'tasks:read', narrow: true },
      schema: {
        operationId: 'listNotes',
        summary: 'List the notes of a task, oldest first',
        tags: [tag],
        params: TaskPath,
        querystring: NoteListQuery,
        response: { 200: answer('A page of notes.', NoteListResponse, ['link']), ...guarded(404) },
      },
    },
    async (request, reply) => {
      const { actor, params, query } = request
      const { limit, cursor } = query
      // One more than requested shows whether another page follows.
      const page = { after: cursor?.after, limit: limit + 1 }
      const found = await listNotes(actor, options.db.reader, params.task_id, page)
      const shown = found.slice(0, limit)
      const last = found.length > limit ? shown.at(-1) : undefined
      const nextCursor = last === undefined ? null : noteCursor.encode({ after: last.id })
      if (nextCursor !== null) linkNext(reply, { cursor: nextCursor })
      return reply.send({ notes: shown, count: shown.length, next_cursor: nextCursor })
    },
  )

  app.get(
    '/notes',
    {
      config: { scope: 'tasks:read', narrow: true },
      schema: {
        operationId: 'listAllNotes',
        summary: 'List the notes on all tasks, newest first',
        tags: [tag],
        params: UserPath,
        querystring: AllNotesQuery,
        response: { 200: answer('A page of notes.', NoteListResponse, ['link']), ...guarded() },
      },
    },
    async (request, reply) => {
      const { actor, query } = request
      const { mentions, limit, cursor } = query
      const user = mentions === 'me' ? actor.userId : mentions
      const page = { mentions: user, before: cursor?.before, limit: limit + 1 }
      // Those of one project may be few among many.
      const { db } = options
      const found = await db.queue.run(`questions of ${actor.userId}`, () =>
        listAllNotes(actor, db.finder, page),
      )
      const shown = found.slice(0, limit)
      const last = found.length > limit ? shown.at(-1) : undefined
      const nextCursor = last === undefined ? null : allNotesCursor.encode({ before: last.id })
      if (nextCursor !== null) linkNext(reply, { cursor: nextCursor })
      return reply.send({ notes: shown, count: shown.length, next_cursor: nextCursor })
    },
  )

  collectionRoutes(app, options, {
    scope: 'tasks',
    role: LEAST_ROLE,
    one: 'note',
    tag,
    path,
    parameters: TaskPath,
    store: notes,
    schemas: { create: NoteCreate, patch: NotePatch, response: NoteResponse },
    narrow: 'all',
    read: readNote,
    admit: admitToNote,
    create: (unit, input, { task_id = 0 }) => createNote(unit, input, task_id),
    update: editNote,
    remove: removeNote,
  })
}
