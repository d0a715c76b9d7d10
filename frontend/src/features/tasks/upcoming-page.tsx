import { CalendarDays } from 'lucide-react'
import { useMemo } from 'react'
import { firstDayOfWeek } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { AddButton, ListPage } from './list-page.tsx'
import { upcomingList } from './lists.ts'
import { useSource } from './use-source.ts'

export function UpcomingPage() {
  const { t, language } = useTranslation()
  const source = useSource()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first day of the week depends on the language.
  const groups = useMemo(() => upcomingList(source, firstDayOfWeek()), [source, language])
  const tomorrow = Temporal.PlainDate.from(source.today).add({ days: 1 }).toString()
  const adds = useMemo(() => ({ due: { date: tomorrow } }), [tomorrow])
  return (
    <ListPage
      id="upcoming"
      title={t('nav.upcoming')}
      groups={groups}
      adds={adds}
      empty={
        <EmptyState
          icon={<CalendarDays size={24} />}
          title={t('tasks.empty.upcoming')}
          action={<AddButton />}
        >
          {t('tasks.empty.upcomingBody')}
        </EmptyState>
      }
    />
  )
}
