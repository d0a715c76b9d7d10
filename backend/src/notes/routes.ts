import { collectionRoutes, type RouteOptions } from '../changelog/store/routes.ts'
import { answer, guarded, type Routes } from '../core/http.ts'
import { linkNext } from '../core/pagination.ts'
import { admitToNote, createNote, listNotes, notes, readNote } from './crud.ts'
import {
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

  collectionRoutes(app, options, {
    scope: 'tasks',
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
  })
}
