import type { Scope } from '../../../core/auth.ts'
import { DocketError } from '../../../core/errors.ts'
import { restorableLabels } from '../../../labels/crud.ts'
import { notes } from '../../../notes/crud.ts'
import { restorablePreferences } from '../../../preferences/crud.ts'
import { projects } from '../../../projects/crud.ts'
import {
  moveFloatingTasks,
  relabelTasks,
  restorableOccurrences,
  restorableTasks,
} from '../../../tasks/crud.ts'
import { views } from '../../../views/crud.ts'
import type { Restorable } from '../../restorable.ts'

/** All resources whose changes can be taken back, with the scope that this requires. */

const KINDS: readonly [Restorable, Scope][] = [
  [restorableTasks, 'tasks:write'],
  [restorableOccurrences, 'tasks:write'],
  [notes.restorable, 'tasks:write'],
  [projects.restorable, 'projects:write'],
  [restorableLabels(relabelTasks), 'labels:write'],
  [views.restorable, 'views:write'],
  [restorablePreferences(moveFloatingTasks), 'preferences:write'],
]

export interface RestorableKind {
  restorable: Restorable
  scope: Scope
}

const BY_NAME = new Map(KINDS.map(([restorable, scope]) => [restorable.resource, { restorable, scope }]))

/** @throws DocketError CONFLICT for what cannot be taken back, such as keys, whose secrets nobody has any more */
export function restorableKind(resource: string): RestorableKind {
  const kind = BY_NAME.get(resource)
  if (kind !== undefined) return kind
  throw new DocketError('CONFLICT', `Changes to ${resource.replace('_', ' ')}s cannot be undone.`)
}
