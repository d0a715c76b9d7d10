import { memo } from 'react'
import { type Command, useCommands } from '../../commands/index.ts'
import { useIsShared } from '../../data/index.ts'
import { TASK_COMMANDS, type TaskContext } from '../task/commands.ts'
import { LIST_COMMANDS, type ListContext } from './commands.ts'
import type { Keyboard } from './keyboard.ts'
import type { ListCommands } from './list-commands.ts'

const FOR_LIST: readonly Command<ListContext>[] = Object.values(LIST_COMMANDS)
const FOR_TASKS: readonly Command<TaskContext>[] = Object.values(TASK_COMMANDS)
/** In the user's own workspace there is nobody else to assign a task to. */
const FOR_OWN_TASKS = FOR_TASKS.filter((command) => command !== TASK_COMMANDS.assignees)
/** Commands for the active task alone, whatever is selected: `shift` takes the selection along by itself. */
const FOR_ACTIVE: ReadonlySet<Command<TaskContext>> = new Set([
  TASK_COMMANDS.rename,
  TASK_COMMANDS.select,
  TASK_COMMANDS.moveUp,
  TASK_COMMANDS.moveDown,
  TASK_COMMANDS.moveIn,
  TASK_COMMANDS.moveOut,
])

interface ListShortcutsProps {
  commands: ListCommands
  keyboard: Keyboard
}

/**
 * The keys of a list. They work when the focus is in the list, or nowhere in particular. A component of its own, so
 * that scrolling the list does not run through all keys.
 */
export const ListShortcuts = memo(function ListShortcuts({ commands, keyboard }: ListShortcutsProps) {
  const { selection } = commands
  const isShared = useIsShared()
  useCommands(FOR_LIST, {
    contextFor: (command) =>
      // What is selected is given up wherever the focus is.
      command === LIST_COMMANDS.clear || keyboard.take() ? { list: commands } : undefined,
  })
  useCommands(isShared ? FOR_TASKS : FOR_OWN_TASKS, {
    contextFor: (command) => {
      const key = selection.active()
      const active = typeof key === 'number' ? [key] : []
      const isForActive = command === TASK_COMMANDS.open || FOR_ACTIVE.has(command)
      const ids = isForActive ? active : selection.targets()
      // Without any, the key is left to the browser; but a heading can be opened.
      if (ids.length === 0 && command !== TASK_COMMANDS.open) return undefined
      return keyboard.take() ? commands.contextOf(ids, active[0]) : undefined
    },
  })
  return null
})
