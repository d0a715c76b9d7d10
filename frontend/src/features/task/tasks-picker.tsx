import type { ReactElement, RefObject } from 'react'
import { keysOf } from '../../commands/keys.ts'
import { useReplica } from '../../data/index.ts'
import {
  DatePicker,
  type FinalFocus,
  LabelPicker,
  PriorityPicker,
  ProjectPicker,
  SnoozeMenu,
} from '../pickers/index.ts'
import { TASK_COMMANDS } from './commands.ts'
import { common, sharedLabels } from './several.ts'
import type { Picked, TaskActions } from './task-actions.ts'

/** Where the picker opens: at a button that opens it, or beside something at once. */
type Opening =
  | { trigger: ReactElement; finalFocus?: FinalFocus }
  | {
      anchor: RefObject<Element | null>
      open: true
      onOpenChange: (open: boolean) => void
      finalFocus?: FinalFocus
    }

interface TasksPickerProps {
  what: Picked
  /** The tasks, at the time something is chosen. */
  ids: () => readonly number[]
  on: TaskActions
  opening: Opening
}

/** Chooses something for one or several tasks. What they do not have in common is left open. */
export function TasksPicker({ what, ids, on, opening }: TasksPickerProps) {
  const tasks = useReplica((state) => state.tasks)
  const chosen = ids().flatMap((id) => tasks.get(id) ?? [])
  if (what === 'snooze') {
    return 'anchor' in opening ? (
      <SnoozeMenu
        anchor={opening.anchor}
        onMove={(to) => on.moveDue(to, ids())}
        onChoose={() => on.pick('due', ids())}
        keys={keysOf(TASK_COMMANDS.due)}
      />
    ) : null
  }
  if (what === 'due') {
    return (
      <DatePicker
        {...opening}
        value={common(chosen, ({ due }) => due)}
        onChange={(due) => on.setDue(due, ids())}
        onMove={(to) => on.moveDue(to, ids())}
      />
    )
  }
  if (what === 'project') {
    return (
      <ProjectPicker
        {...opening}
        value={common(chosen, ({ project_id }) => project_id)}
        onChange={(project) => on.setProject(project ?? null, ids())}
      />
    )
  }
  if (what === 'priority') {
    return (
      <PriorityPicker
        {...opening}
        value={common(chosen, ({ priority }) => priority)}
        onChange={(priority) => on.setPriority(priority ?? 'none', ids())}
      />
    )
  }
  const labels = sharedLabels(chosen)
  return <LabelPicker {...opening} value={labels} onChange={(next) => on.setLabels(next, labels, ids())} />
}
