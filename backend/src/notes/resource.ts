import { scopesFor } from '../changelog/resource.ts'
import { storedResource } from '../changelog/store/resource.ts'
import { REBUILD_INDEX } from '../search/crud.ts'
import { LEAST_ROLE } from './authors.ts'
import { notes } from './crud.ts'
import { noteRoutes } from './routes.ts'
import { NoteResponse } from './schemas.ts'

export const noteResource = storedResource(notes, {
  scopes: scopesFor('tasks'),
  role: LEAST_ROLE,
  schema: NoteResponse,
  tag: { name: 'Notes', description: 'Notes on tasks.' },
  path: '/tasks/:task_id/notes/:note_id',
  partOf: 'task',
  // A search index that has not processed the deleted notes yet could no longer find their tasks.
  whenErased: REBUILD_INDEX,
  sync: 5,
  export: 'notes',
  isMany: true,
  routes: noteRoutes,
})
