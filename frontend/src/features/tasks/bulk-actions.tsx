import { memo, useEffect } from 'react'
import { type Command, CommandIcon, isOffered, keysOf, labelOf } from '../../commands/index.ts'
import { useReplica } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { toasts } from '../../ui/toast.tsx'
import { TASK_COMMANDS, type TaskContext } from '../task/commands.ts'
import { TasksPicker } from '../task/tasks-picker.tsx'
import { PICKED } from '../task-fields/fields.ts'
import { LIST_COMMANDS } from './commands.ts'
import type { ListCommands } from './list-commands.ts'

/** The keys of the priorities are shown as one range. */
const PRIORITY_KEYS = [keysOf(TASK_COMMANDS.priorityUrgent), keysOf(TASK_COMMANDS.priorityLow)].join('–')

/** The list with the last selection: tasks of several workspaces cannot be changed together. */
let selectedIn: ListCommands | null = null

/** Ends the selection in another list of the page, and says so. */
function useOnlySelection(commands: ListCommands, text: string): void {
  useEffect(() => {
    const other = selectedIn?.selection
    selectedIn = commands
    if (other === undefined || other === commands.selection || other.selected().size === 0) return
    other.clear()
    toasts.add({ title: text, id: 'selection' })
  }, [commands, text])
  useEffect(
    () => () => {
      if (selectedIn === commands) selectedIn = null
    },
    [commands],
  )
}

export const BulkActions = memo(function BulkActions(props: {
  commands: ListCommands
  selected: ReadonlySet<number>
  activeRow: () => HTMLElement | null
}) {
  const { commands, selected, activeRow } = props
  const { t } = useTranslation()
  // Re-renders when a task changes.
  useReplica((state) => state.tasks)
  useOnlySelection(commands, t('pickers.oneWorkspace'))
  const targets = () => commands.selection.targets()
  const shown = commands.contextOf([...selected], undefined)
  const button = (command: Command<TaskContext>, onClick?: () => void) => (
    <IconButton
      label={labelOf(command, t, shown)}
      keys={command === TASK_COMMANDS.priority ? [PRIORITY_KEYS] : keysOf(command)}
      icon={<CommandIcon command={command} size={16} />}
      onClick={onClick}
    />
  )
  const atOnce = (command: Command<TaskContext>) =>
    button(command, () => command.run(commands.contextOf(targets(), undefined)))
  const { clear } = LIST_COMMANDS
  return (
    <>
      {atOnce(TASK_COMMANDS.complete)}
      {PICKED.filter((what) => isOffered(TASK_COMMANDS[what], shown)).map((what) => (
        <TasksPicker
          key={what}
          what={what}
          ids={targets}
          on={commands}
          opening={{
            trigger: button(TASK_COMMANDS[what]),
            // The bar goes with the last selected task that is moved elsewhere.
            finalFocus: () => (commands.selection.selected().size === 0 ? activeRow() : null),
          }}
        />
      ))}
      {atOnce(TASK_COMMANDS.delete)}
      <IconButton
        label={clear.title(t)}
        keys={keysOf(clear)}
        icon={<CommandIcon command={clear} size={16} />}
        onClick={() => clear.run({ list: commands })}
        className="max-sm:-order-1"
      />
    </>
  )
})
