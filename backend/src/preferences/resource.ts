import { type Resource, scopesFor } from '../changelog/resource.ts'
import {
  type MoveFloatingTasks,
  restorablePreferences,
  type StoredPreferences,
  shownPreferences,
} from './crud.ts'
import { PreferencesResponse } from './schemas.ts'

/** There is one per workspace, which an export shows with the workspace. */
export const preferencesResource = (moveFloatingTasks: MoveFloatingTasks): Resource => ({
  name: 'preferences',
  scopes: scopesFor('preferences'),
  schema: PreferencesResponse,
  tag: { name: 'Preferences', description: 'Preferences of the user, such as the time zone.' },
  rows: {
    select:
      'SELECT 1 AS part, time_zone, preferences AS chosen, preferences_revision AS revision FROM workspaces WHERE id = :workspace',
    key: ['part'],
  },
  show: (snapshot) => ('chosen' in snapshot ? shownPreferences(snapshot as StoredPreferences) : snapshot),
  restorable: restorablePreferences(moveFloatingTasks),
  sync: 0,
  isSent: true,
})
