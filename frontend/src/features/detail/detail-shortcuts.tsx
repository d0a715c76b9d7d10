import type { RefObject } from 'react'
import { type Command, isOffered, useCommands } from '../../commands/index.ts'
import { TASK_COMMANDS, type TaskContext } from '../task/commands.ts'
import { PICKED } from '../task-fields/fields.ts'

/** The commands of a task in a list whose keys also work in its detail: those that set something. */
const COMMANDS: readonly Command<TaskContext>[] = [
  ...PICKED.map((field) => TASK_COMMANDS[field]),
  TASK_COMMANDS.snooze,
  TASK_COMMANDS.remindHour,
  TASK_COMMANDS.remindEvening,
  TASK_COMMANDS.remindMorning,
  TASK_COMMANDS.mute,
  TASK_COMMANDS.priorityNone,
  TASK_COMMANDS.priorityUrgent,
  TASK_COMMANDS.priorityHigh,
  TASK_COMMANDS.priorityMedium,
  TASK_COMMANDS.priorityLow,
]

interface DetailShortcutsProps {
  context: TaskContext
  /** A child of the panel: the keys work while the focus is in the panel. */
  place: RefObject<HTMLElement | null>
}

export function DetailShortcuts({ context, place }: DetailShortcutsProps) {
  useCommands(COMMANDS, {
    within: place,
    isActive: (command) => isOffered(command, context),
    contextFor: () => (place.current?.parentElement?.contains(document.activeElement) ? context : undefined),
  })
  return null
}
