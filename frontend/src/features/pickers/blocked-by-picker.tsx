import { useMemo } from 'react'
import { byPosition, type State, useReplica } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Chooser } from './chooser.tsx'
import type { PickerProps } from './picker.ts'

/** Chooses the tasks that have to be done before the task with the id `of`. */
export function BlockedByPicker({
  value,
  onChange,
  of,
  ...opening
}: PickerProps<readonly number[]> & { of: number }) {
  const { t } = useTranslation()
  const tasks = useReplica((state) => state.tasks)
  const choices = useMemo(() => {
    const waiting = waitingFor(tasks, of)
    return [...tasks.values()]
      .filter(({ id, complete }) => value.includes(id) || (!complete && !waiting.has(id)))
      .sort(byPosition)
      .map(({ id, title }) => ({ key: id, name: title }))
  }, [tasks, value, of])
  return (
    <Chooser
      {...opening}
      multiple
      label={t('pickers.blockedBy')}
      placeholder={t('pickers.findTask')}
      empty={t('pickers.noneFound')}
      choices={choices}
      chosen={value}
      onChoose={onChange}
    />
  )
}

/** The task itself and all tasks that wait for it, directly or not, for which it cannot wait in turn. */
function waitingFor(tasks: State['tasks'], of: number): ReadonlySet<number> {
  const behind = new Map<number, number[]>()
  for (const { id, blocked_by } of tasks.values()) {
    for (const before of blocked_by) behind.set(before, [...(behind.get(before) ?? []), id])
  }
  const found = new Set([of])
  // Iterating over a set includes what is added meanwhile.
  for (const id of found) for (const next of behind.get(id) ?? []) found.add(next)
  return found
}
