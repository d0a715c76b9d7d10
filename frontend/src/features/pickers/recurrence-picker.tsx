import { useState } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Popover } from '../../ui/popover.tsx'
import type { PickerProps } from './picker.ts'
import { type Recurrence, RecurrenceEditor } from './recurrence-editor.tsx'

/** Chooses how a task repeats. A task without a date is given one: `due` in the argument of `onChange`. */
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
