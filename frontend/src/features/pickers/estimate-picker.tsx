import { formatMinutes } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Chooser } from './chooser.tsx'
import { estimatesFor, USUAL } from './estimates.ts'
import type { PickerProps } from './picker.ts'

const EXAMPLE = 90

/** Chooses how long tasks will take, in minutes, or types it. `value` is undefined if several tasks differ. */
export function EstimatePicker({ value, onChange, ...opening }: PickerProps<number | null | undefined>) {
  const { t } = useTranslation()
  const choice = (minutes: number) => ({ key: minutes, name: formatMinutes(minutes) })
  const none = { key: 0, name: t('common.none') }
  return (
    <Chooser
      {...opening}
      label={t('tasks.estimate')}
      placeholder={t('pickers.typeEstimate', { example: formatMinutes(EXAMPLE) })}
      empty={t('pickers.noneFound')}
      choices={[...USUAL.map(choice), none]}
      choicesFor={(typed) => estimatesFor(typed).map(choice)}
      chosen={value === undefined ? [] : [value ?? 0]}
      onChoose={([key = 0]) => onChange(key === 0 ? null : key)}
    />
  )
}
