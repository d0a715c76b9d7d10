export type { Actions, Destination, RelativePosition, Trashed } from './actions.ts'
export { dropAheadUnless, openAhead } from './ahead.ts'
export { dayOf, instantOf } from './dates.ts'
export { byPosition } from './order.ts'
export type { ListOptions, ListOptionsPatch } from './preferences-steps.ts'
export {
  ReplicaProvider,
  useActions,
  useReplica,
  useReplicaParts,
  useReplicaState,
  useSyncStatus,
  useToday,
  useUserId,
} from './react.tsx'
export type { SyncStatus } from './replica.ts'
export type { Label, Note, Preferences, Project, State, Task, View } from './state.ts'
export { copyOf } from './task-fields.ts'
export { ancestorsOf, descendantsOf } from './task-steps.ts'
export type { UndoEntry } from './undo.ts'
export { type Failure, newKey } from './writes.ts'
