import type { Reminder, When } from '@docket/sdk'
import { useState } from 'react'
import { instantOf, useReplica, useToday } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Field, Input } from '../../ui/field.tsx'
import { Popover } from '../../ui/popover.tsx'
import type { PickerProps } from './picker.ts'
import { BEFORE_DAY, BEFORE_TIME, isSame, reminderText } from './reminders.ts'

const MOST = 20

export interface ReminderPickerProps extends PickerProps<readonly Reminder[]> {
  /** The date that "before" reminders count from. */
  due: When | null
}

/** Chooses reminders: some time before the task is due, or at a moment. All are applied when it closes. */
export function ReminderPicker({ value, onChange, due, open, onOpenChange, ...place }: ReminderPickerProps) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const [draft, setDraft] = useState<readonly Reminder[]>()
  const setOpen = (next: boolean) => {
    setOpened(next)
    onOpenChange?.(next)
    if (next || draft === undefined) return
    setDraft(undefined)
    onChange(draft)
  }
  return (
    <Popover
      {...place}
      label={t('pickers.reminders')}
      open={open ?? opened}
      onOpenChange={setOpen}
      className="flex w-72 flex-col gap-3"
    >
      <Reminders value={draft ?? value} onChange={setDraft} due={due} />
    </Popover>
  )
}

interface RemindersProps {
  value: readonly Reminder[]
  onChange: (value: readonly Reminder[]) => void
  due: When | null
}

function Reminders({ value, onChange, due }: RemindersProps) {
  const { t } = useTranslation()
  const zone = useReplica((state) => state.preferences.time_zone)
  const usual = (due === null ? [] : due.time === undefined ? BEFORE_DAY : BEFORE_TIME).map(
    (minutes_before): Reminder => ({ minutes_before }),
  )
  const others = value.filter((reminder) => !usual.some((one) => isSame(one, reminder)))
  const toggle = (reminder: Reminder, on: boolean) =>
    onChange(on ? [...value, reminder] : value.filter((one) => !isSame(one, reminder)))
  return (
    <>
      {due === null && <p className="text-muted">{t('pickers.remind.noDue')}</p>}
      <div className="flex flex-col gap-1">
        {[...usual, ...others].map((reminder) => (
          <Checkbox
            key={JSON.stringify(reminder)}
            checked={value.some((one) => isSame(one, reminder))}
            onCheckedChange={(on) => toggle(reminder, on)}
          >
            {reminderText(reminder, due, zone)}
          </Checkbox>
        ))}
      </div>
      {value.length < MOST && (
        <MomentForm due={due} zone={zone} onAdd={(at) => toggle({ at }, true)} taken={value} />
      )}
    </>
  )
}

/** The time initially proposed for a moment. */
const MORNING = '09:00'

function MomentForm(props: {
  due: When | null
  zone: string
  taken: readonly Reminder[]
  onAdd: (at: string) => void
}) {
  const { due, zone, taken, onAdd } = props
  const { t } = useTranslation()
  const today = useToday()
  const [date, setDate] = useState(due?.date ?? today)
  const [time, setTime] = useState(due?.time ?? MORNING)
  const at = date === '' || time === '' ? null : instantOf({ date, time }, zone)
  return (
    <form
      className="flex flex-col gap-2 border-line border-t pt-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (at !== null && !taken.some((one) => isSame(one, { at }))) onAdd(at)
      }}
    >
      <p className="font-medium">{t('pickers.remind.moment')}</p>
      <div className="flex flex-wrap gap-2">
        <Field label={t('pickers.date')} hideLabel className="min-w-36 flex-1">
          <Input type="date" value={date} onChange={(event) => setDate(event.currentTarget.value)} />
        </Field>
        <Field label={t('pickers.time')} hideLabel className="min-w-24 flex-1 touch:min-w-36">
          <Input type="time" value={time} onChange={(event) => setTime(event.currentTarget.value)} />
        </Field>
      </div>
      <Button type="submit" disabled={at === null} className="self-start">
        {t('pickers.remind.add')}
      </Button>
    </form>
  )
}
