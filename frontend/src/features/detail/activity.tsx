import { useState } from 'react'
import { type Task, useReplica } from '../../data/index.ts'
import { formatNumber } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Tabs } from '../../ui/tabs.tsx'
import { noteCount } from '../task/facts.ts'
import { History } from './history.tsx'
import { Notes } from './notes.tsx'
import { Occurrences } from './occurrences.tsx'
import { useNoteTexts } from './use-note-texts.ts'

/** What happened around a task. Only the open tab is fetched. */
export function Activity({ task }: { task: Task }) {
  const { t } = useTranslation()
  const texts = useNoteTexts()
  const notes = useReplica((state) => noteCount(state, task.id))
  const [tab, setTab] = useState<'notes' | 'history' | 'dates'>('notes')
  const isSeries = task.recurrence !== null
  const tabs = [
    {
      value: 'notes' as const,
      label: notes === 0 ? t(texts.title) : t(texts.count, { count: formatNumber(notes) }),
      panel: <Notes task={task} />,
    },
    { value: 'history' as const, label: t('detail.history'), panel: <History task={task} /> },
    ...(isSeries
      ? [{ value: 'dates' as const, label: t('detail.pastDates'), panel: <Occurrences task={task} /> }]
      : []),
  ]
  return (
    <Tabs
      label={t('detail.activity')}
      tabs={tabs}
      value={tab === 'dates' && !isSeries ? 'notes' : tab}
      onChange={setTab}
    />
  )
}
