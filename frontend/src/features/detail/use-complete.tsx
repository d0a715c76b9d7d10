import { type ReactNode, useState } from 'react'
import { type Task, useActions, useReplica } from '../../data/index.ts'
import { BlockedDialog } from '../task/blocked-dialog.tsx'
import { isBlocked } from '../task/facts.ts'

/** Completes or reopens a task; asks first if others should be done before it. */
export function useComplete(task: Task): { toggle: () => void; dialog: ReactNode } {
  const actions = useActions()
  const waits = useReplica((state) => isBlocked(state, task))
  const [asked, setAsked] = useState<readonly number[]>([])
  const toggle = () => {
    if (!task.complete && waits) setAsked([task.id])
    else actions.completeTasks([task.id], !task.complete)
  }
  const dialog = (
    <BlockedDialog
      ids={asked}
      onClose={() => setAsked([])}
      onConfirm={(ids) => actions.completeTasks(ids, true, { force: true })}
    />
  )
  return { toggle, dialog }
}
