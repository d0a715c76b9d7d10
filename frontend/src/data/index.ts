export type { Actions, Destination, RelativePosition, Trashed } from './actions.ts'
export { dropAheadUnless, openAhead } from './ahead.ts'
export type { Place } from './database.ts'
export { dayOf, instantOf } from './dates.ts'
export { onWorkspaceForgotten } from './forget.ts'
export { byPosition } from './order.ts'
export type { ListOptions, ListOptionsPatch } from './preferences-steps.ts'
export {
  OwnWorkspace,
  ReplicaProvider,
  useActions,
  useElsewhere,
  useIsShared,
  useMay,
  useOwnReplica,
  usePlace,
  useReplica,
  useReplicaParts,
  useReplicaState,
  useRole,
  useSyncStatus,
  useToday,
  useUndo,
  useUserId,
  useWorkspaceId,
} from './react.tsx'
export type { SyncStatus } from './replica.ts'
export { isAtLeast, ROLES, type Role } from './roles.ts'
export type { Removal } from './shared-replicas.ts'
export type { Label, Note, Notification, Preferences, Project, State, Task, View } from './state.ts'
export { copyOf } from './task-fields.ts'
export { ancestorsOf, descendantsOf } from './task-steps.ts'
export type { UndoEntry } from './undo.ts'
export type { SharedWorkspace } from './workspace-list.ts'
export {
  useFollowWorkspaces,
  useForgetWorkspace,
  useRefreshWorkspaces,
  useRemovals,
  useSharedWorkspaces,
  useSpans,
} from './workspaces.ts'
export { type Failure, newKey, type Summary } from './writes.ts'
