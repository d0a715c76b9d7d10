import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { useActions, useReplicaState } from '../../data/index.ts'
import { BlockedDialog } from './blocked-dialog.tsx'
import { useOpenTask } from './open-task.ts'
import { type CommandHost, TaskActions } from './task-actions.ts'
import { useMuting } from './use-muting.ts'

/**
 * What the commands for tasks do outside a list.
 * @returns also the dialog that asks before a task is completed that waits for others, to be rendered
 */
export function useTaskActions(own: Omit<CommandHost, 'openTask' | 'askBlocked' | 'muting'>): {
  on: TaskActions
  dialog: ReactNode
} {
  const actions = useActions()
  const state = useReplicaState()
  const { open: openTask } = useOpenTask()
  const [blocked, setBlocked] = useState<readonly number[]>([])
  const surface: CommandHost = { ...own, openTask, askBlocked: setBlocked, muting: useMuting() }
  const here = useRef(surface)
  useLayoutEffect(() => {
    here.current = surface
  })
  const [on] = useState(() => new TaskActions(actions, state, () => here.current))
  const dialog = (
    <BlockedDialog ids={blocked} onClose={() => setBlocked([])} onConfirm={(ids) => on.complete(ids, true)} />
  )
  return { on, dialog }
}
