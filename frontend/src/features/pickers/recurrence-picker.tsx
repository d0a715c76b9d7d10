import type { When } from '@docket/sdk'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../data/index.ts'
import { Popover } from '../../ui/popover.tsx'
import type { PickerProps } from './picker.ts'
import { RecurrenceEditor } from './recurrence-editor.tsx'

export interface Recurrence {
  recurrence: string | null
  recurrence_from: Task['recurrence_from']
  /** The first date: a rule counts from it. */
  due: When | null
}

/** How a task repeats. Choosing a rule for a task without a date gives it one: `due` of what `onChange` gets. */
export function RecurrencePicker({ value, onChange, open, onOpenChange, ...place }: PickerProps<Recurrence>) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const setOpen = (next: boolean) => {
    setOpened(next)
    onOpenChange?.(next)
  }
  return (
    <Popover
      {...place}
      label={t('pickers.recurrence')}
      open={open ?? opened}
      onOpenChange={setOpen}
      className="w-80"
    >
      <RecurrenceEditor
        value={value}
        onChange={(next) => {
          setOpen(false)
          onChange(next)
        }}
      />
    </Popover>
  )
}
