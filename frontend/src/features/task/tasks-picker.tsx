import type { ReactElement, ReactNode, RefObject } from 'react'
import { keysOf } from '../../commands/keys.ts'
import { type Task, useReplica } from '../../data/index.ts'
import {
  AssigneePicker,
  DatePicker,
  EstimatePicker,
  type FinalFocus,
  LabelPicker,
  PriorityPicker,
  ProjectPicker,
  SnoozeMenu,
} from '../pickers/index.ts'
import type { PickedField } from '../task-fields/fields.ts'
import { TASK_COMMANDS } from './commands.ts'
import { assigneesOf } from './facts.ts'
import { common, shared } from './several.ts'
import type { PickerKind, TaskActions } from './task-actions.ts'

/** Where the picker opens: at a button that opens it, or beside something at once. */
type Opening =
  | {
      trigger: ReactElement
      open?: boolean
      onOpenChange?: (open: boolean) => void
      finalFocus?: FinalFocus
    }
  | {
      anchor: RefObject<Element | null>
      open: true
      onOpenChange: (open: boolean) => void
      finalFocus?: FinalFocus
    }

interface PickerProps {
  tasks: readonly Task[]
  /** The tasks, at the time something is chosen. */
  ids: () => readonly number[]
  on: TaskActions
  opening: Opening
}

/** The picker of each field that can be chosen for several tasks. */
const PICKERS: Record<PickedField, (props: PickerProps) => ReactNode> = {
  due: ({ tasks, ids, on, opening }) => (
    <DatePicker
      {...opening}
      value={common(tasks, ({ due }) => due)}
      onChange={(due) => on.setDue(due, ids())}
      onMove={(to) => on.moveDue(to, ids())}
    />
  ),
  priority: ({ tasks, ids, on, opening }) => (
    <PriorityPicker
      {...opening}
      value={common(tasks, ({ priority }) => priority)}
      onChange={(priority = 'none') => on.set({ priority }, ids())}
    />
  ),
  estimate: ({ tasks, ids, on, opening }) => (
    <EstimatePicker
      {...opening}
      value={common(tasks, ({ estimate }) => estimate)}
      onChange={(estimate = null) => on.set({ estimate }, ids())}
    />
  ),
  project_id: ({ tasks, ids, on, opening }) => (
    <ProjectPicker
      {...opening}
      value={common(tasks, ({ project_id }) => project_id)}
      onChange={(project) => on.setProject(project ?? null, ids())}
    />
  ),
  labels: ({ tasks, ids, on, opening }) => {
    const labels = shared(tasks, (task) => task.labels)
    return <LabelPicker {...opening} value={labels} onChange={(next) => on.setLabels(next, labels, ids())} />
  },
  assignees: ({ tasks, ids, on, opening }) => {
    const assignees = shared(tasks, assigneesOf)
    return (
      <AssigneePicker
        {...opening}
        value={assignees}
        onChange={(next) => on.setAssignees(next, assignees, ids())}
      />
    )
  },
}

interface TasksPickerProps extends Omit<PickerProps, 'tasks'> {
  what: PickerKind
}

/** Chooses something for one or several tasks. What they do not have in common is left open. */
export function TasksPicker({ what, ids, on, opening }: TasksPickerProps) {
  const tasks = useReplica((state) => state.tasks)
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
  return PICKERS[what]({ tasks: ids().flatMap((id) => tasks.get(id) ?? []), ids, on, opening })
}
