import { CommandIcon, isOffered } from '../../commands/index.ts'
import { useReplica } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { DatePicker, RecurrencePicker, ReminderPicker, reminderText } from '../pickers/index.ts'
import { useAskForNotifications } from '../reminders/ask.tsx'
import { TASK_COMMANDS, type TaskContext } from '../task/commands.ts'
import { type OwnPropertyProps, PropertyButton } from './property.tsx'

/** Properties whose pickers are for one task. */

export function Recurrence({ task, on, button }: OwnPropertyProps) {
  const { t } = useTranslation()
  const { id, due, recurrence, recurrence_from } = task
  const context: TaskContext = { ids: [id], at: id, tasks: [task], on }
  return (
    <>
      <RecurrencePicker
        value={{ recurrence, recurrence_from, due }}
        onChange={(next) => {
          const rule = { recurrence: next.recurrence, recurrence_from: next.recurrence_from }
          on.set(due === null && next.due !== null ? { ...rule, due: next.due } : rule, [id])
        }}
        trigger={<PropertyButton {...button} />}
      />
      {isOffered(TASK_COMMANDS.skip, context) && (
        <IconButton
          label={TASK_COMMANDS.skip.title(t)}
          icon={<CommandIcon command={TASK_COMMANDS.skip} size={14} />}
          onClick={() => TASK_COMMANDS.skip.run(context)}
        />
      )}
    </>
  )
}

export function Start({ task, on, button }: OwnPropertyProps) {
  return (
    <DatePicker
      label={button.label}
      value={task.start}
      onChange={(start) => on.set({ start }, [task.id])}
      trigger={<PropertyButton {...button} />}
    />
  )
}

export function Reminders({ task, on, button }: OwnPropertyProps) {
  const zone = useReplica((state) => state.preferences.time_zone)
  const { ask, dialog } = useAskForNotifications()
  const { reminders, due } = task
  return (
    <>
      <ReminderPicker
        value={reminders}
        due={due}
        onChange={(next) => {
          on.set({ reminders: [...next] }, [task.id])
          if (next.length > reminders.length) ask()
        }}
        trigger={
          <PropertyButton {...button}>
            <span className="flex min-w-0 flex-col">
              {reminders.map((reminder) => {
                const text = reminderText(reminder, due, zone)
                return <span key={text}>{text}</span>
              })}
            </span>
          </PropertyButton>
        }
      />
      {dialog}
    </>
  )
}
