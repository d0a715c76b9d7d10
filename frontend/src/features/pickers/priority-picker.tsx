import type { Task } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Chooser } from './chooser.tsx'
import type { PickerProps } from './picker.ts'
import { PRIORITIES, PriorityIcon } from './priority.tsx'

/** Chooses a priority. `value` is undefined if several tasks differ. */
export function PriorityPicker({ value, onChange, ...opening }: PickerProps<Task['priority'] | undefined>) {
  const { t } = useTranslation()
  return (
    <Chooser
      {...opening}
      label={t('tasks.priority')}
      placeholder={t('pickers.findPriority')}
      empty={t('pickers.noneFound')}
      choices={PRIORITIES.map((key) => ({
        key,
        name: t(`tasks.priorities.${key}`),
        icon: <PriorityIcon priority={key} />,
      }))}
      chosen={value === undefined ? [] : [value]}
      onChoose={([key]) => onChange(key)}
    />
  )
}
