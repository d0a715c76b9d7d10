import { type Resource, scopesFor } from '../changelog/resource.ts'
import { restorableOccurrences, SELECT_OCCURRENCES } from './crud/occurrences.ts'
import { restorableTasks } from './crud/restore.ts'
import { columns } from './crud/rows.ts'
import { isFloating, isInSight, type Snapshot, shown, USUAL } from './model/state.ts'
import { Occurrence, TaskResponse } from './schemas.ts'

export const taskResource: Resource = {
  name: 'task',
  scopes: scopesFor('tasks'),
  schema: TaskResponse,
  tag: { name: 'Tasks', description: 'Tasks, their recurrence and their counts.' },
  rows: { select: `SELECT ${columns('task')} FROM tasks task WHERE user_id = :workspace`, key: ['id'] },
  usual: USUAL,
  show: (snapshot, zone) => shown(snapshot as Snapshot, zone),
  isFloating: (snapshot) => isFloating((snapshot as Snapshot).details),
  isInSight: (actor, task) => isInSight(actor, task as TaskResponse),
  restorable: restorableTasks,
  trash: { table: 'tasks', path: '/tasks/:task_id' },
  sync: 4,
  export: 'tasks',
  isMany: true,
  isSent: true,
}

/** How an occurrence of a recurring task ended. It goes to the trash, and comes back, only with its task. */
export const occurrenceResource: Resource = {
  name: 'occurrence',
  scopes: scopesFor('tasks'),
  schema: Occurrence,
  partOf: 'task',
  rows: { select: SELECT_OCCURRENCES, key: ['task_id', 'id'] },
  restorable: restorableOccurrences,
  sync: 6,
  export: 'occurrences',
  isMany: true,
  isSent: true,
}
