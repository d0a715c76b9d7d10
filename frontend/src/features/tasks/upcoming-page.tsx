import { CalendarDays } from 'lucide-react'
import { useMemo } from 'react'
import { useFirstDay } from '../../i18n/use-first-day.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { AddButton, ListPage } from './list-page.tsx'
import { UPCOMING_OPTIONS, upcomingList } from './lists.ts'
import { COMPUTED, type OwnOptions } from './options.ts'
import { useListOptions } from './use-list-options.ts'
import { useSharedLists } from './use-shared-lists.tsx'
import { useSource } from './use-source.ts'
import { ViewOptions } from './view-options.tsx'

const OWN: OwnOptions = { ...UPCOMING_OPTIONS, sorts: COMPUTED }

export function UpcomingPage() {
  const { t } = useTranslation()
  const options = useListOptions('upcoming', OWN)
  const source = useSource(options.sort)
  const firstDay = useFirstDay()
  const groups = useMemo(() => upcomingList(source, options, firstDay), [source, options, firstDay])
  const below = useSharedLists({ id: 'upcoming', options, groupsOf: upcomingList })
  const tomorrow = Temporal.PlainDate.from(source.today).add({ days: 1 }).toString()
  const adds = useMemo(() => ({ due: { date: tomorrow } }), [tomorrow])
  return (
    <ListPage
      id="upcoming"
      title={t('nav.upcoming')}
      groups={groups}
      below={below}
      adds={adds}
      actions={<ViewOptions options={options} />}
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
