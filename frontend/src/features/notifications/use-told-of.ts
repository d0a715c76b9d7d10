import { useOtherWorkspaces } from '../../data/every-workspace.tsx'
import { type Notification, useReplica, useSharedWorkspaces, useUserId } from '../../data/index.ts'

/** What is known here of what a notification tells of. */
export interface Told {
  /** What has become of the task; `unknown` also if there is none. */
  task: 'open' | 'done' | 'gone' | 'unknown'
  /** The name of the workspace if it is a shared one and the text does not say it. */
  workspace: string | undefined
}

/** The kinds whose texts name the workspace. */
const NAMED: ReadonlySet<Notification['kind']> = new Set(['assigned', 'invitation', 'overview', 'review'])

/** For a page in the user's own workspace. @returns what is known of what a notification tells of */
export function useToldOf(): (notification: Notification) => Told {
  const userId = useUserId()
  const own = useReplica((state) => state)
  const others = useOtherWorkspaces()
  const names = useSharedWorkspaces()
  return ({ kind, workspace_id, task_id }) => {
    const isOwn = workspace_id === userId
    const state = isOwn ? own : others.find(({ shared }) => shared === workspace_id)?.state
    const isNamed = isOwn || NAMED.has(kind)
    const workspace = isNamed ? undefined : names.find(({ id }) => id === workspace_id)?.name
    if (task_id === null || state?.loaded !== true) return { task: 'unknown', workspace }
    const task = state.tasks.get(task_id)
    if (task === undefined) return { task: 'gone', workspace }
    return { task: task.complete ? 'done' : 'open', workspace }
  }
}
