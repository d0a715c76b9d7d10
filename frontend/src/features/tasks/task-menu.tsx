import type { ComponentProps } from 'react'
import { useReplica } from '../../data/index.ts'
import { TaskMenuItems } from '../task/task-menu-items.tsx'
import { PICKED } from '../task-fields/fields.ts'
import type { ListCommands } from './list-commands.ts'

const SECTIONS: ComponentProps<typeof TaskMenuItems>['sections'] = [
  ['complete', 'open', 'rename', 'select'],
  // The date is chosen from the menu for putting it off.
  ['snooze', ...PICKED.filter((field) => field !== 'due'), 'position'],
  ['skip', 'duplicate', 'copyLink'],
  ['delete'],
]

/** The menu for a task, or for all selected tasks if it is one of them. */
export function TaskMenu({ id, commands }: { id: number; commands: ListCommands }) {
  const tasks = useReplica((state) => state.tasks)
  if (!tasks.has(id)) return null
  const ids = commands.isSelected(id) ? commands.selection.targets() : [id]
  return <TaskMenuItems context={commands.contextOf(ids, id)} sections={SECTIONS} />
}
