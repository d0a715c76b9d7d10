import { useMemo } from 'react'
import { byPosition, useReplica } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { LabelMark } from '../../ui/marks.tsx'
import { Chooser } from './chooser.tsx'
import type { PickerProps } from './picker.ts'

/** Chooses labels by name; the service creates new ones. */
export function LabelPicker({ value, onChange, ...opening }: PickerProps<readonly string[]>) {
  const { t } = useTranslation()
  const labels = useReplica((state) => state.labels)
  const choices = useMemo(() => {
    const known = [...labels.values()].sort(byPosition)
    const names = new Set(known.map(({ name }) => name))
    const others = value.filter((name) => !names.has(name)).map((name) => ({ name, color: null }))
    return [...known, ...others].map(({ name, color }) => ({
      key: name,
      name,
      icon: <LabelMark color={color} />,
    }))
  }, [labels, value])
  return (
    <Chooser
      {...opening}
      multiple
      label={t('tasks.labels')}
      placeholder={t('pickers.findLabel')}
      empty={t('pickers.noneFound')}
      choices={choices}
      chosen={value}
      onChoose={onChange}
      mayCreate={(name) => Array.from(name).length <= 50 && !/[,"\p{Cc}]/u.test(name)}
      onCreate={(name) => onChange([...value, name])}
    />
  )
}
