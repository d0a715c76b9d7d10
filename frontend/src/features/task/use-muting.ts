import { useWorkspaceId } from '../../data/index.ts'
import { useMuted } from '../../data/notifications.ts'
import type { CommandHost } from './task-actions.ts'

/** Mutes tasks of the workspace that is shown, or takes that back. */
export function useMuting(): CommandHost['muting'] {
  const workspace_id = useWorkspaceId()
  const { isMuted, toggle } = useMuted()
  return {
    isMuted: (task_id) => isMuted({ workspace_id, task_id }),
    toggle: (task_id) => toggle({ workspace_id, task_id }),
  }
}
