import { type ComponentProps, useState } from 'react'
import { useReplica } from '../../data/index.ts'
import { ContextMenuPopup, type Point } from '../../ui/context-menu-popup.tsx'
import { TaskMenuItems } from '../task/task-menu-items.tsx'
import { PICKED } from '../task-fields/fields.ts'
import type { ListCommands } from './list-commands.ts'

const SECTIONS: ComponentProps<typeof TaskMenuItems>['sections'] = [
  ['complete', 'open', 'rename', 'select'],
  // The date is chosen from the menu for putting it off.
  ['snooze', 'remind', ...PICKED.filter((field) => field !== 'due'), 'position'],
  ['skip', 'duplicate', 'copyLink', 'mute', 'transfer'],
  ['delete'],
]

/** The menu for a task, or for all selected tasks if it is one of them. */
export function TaskMenu(props: {
  id: number
  commands: ListCommands
  point: Point
  finalFocus: () => HTMLElement | null
}) {
  const { id, commands, point, finalFocus } = props
  const tasks = useReplica((state) => state.tasks)
  // One that goes, and comes back by an undo, does not bring its menu back.
  const [goneAt, setGoneAt] = useState<Point | null>(null)
  const isGone = !tasks.has(id)
  if (isGone && goneAt !== point) setGoneAt(point)
  if (isGone || goneAt === point) return null
  const ids = commands.isSelected(id) ? commands.selection.targets() : [id]
  return (
    <ContextMenuPopup point={point} finalFocus={finalFocus}>
      <TaskMenuItems context={commands.contextOf(ids, id)} sections={SECTIONS} />
    </ContextMenuPopup>
  )
}
