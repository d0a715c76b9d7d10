import { Link } from '@tanstack/react-router'
import { Sun } from 'lucide-react'
import { useMemo } from 'react'
import { useFirstDay } from '../../i18n/use-first-day.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { buttonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListPage } from './list-page.tsx'
import { TODAY_OPTIONS, todayList } from './lists.ts'
import { COMPUTED, type OwnOptions } from './options.ts'
import { useListOptions } from './use-list-options.ts'
import { useSharedLists } from './use-shared-lists.tsx'
import { useSource } from './use-source.ts'
import { ViewOptions } from './view-options.tsx'

const OWN: OwnOptions = { ...TODAY_OPTIONS, sorts: COMPUTED }

export function TodayPage() {
  const { t } = useTranslation()
  const options = useListOptions('today', OWN)
  const source = useSource(options.sort)
  const firstDay = useFirstDay()
  const groups = useMemo(() => todayList(source, options, firstDay), [source, options, firstDay])
  const below = useSharedLists({ id: 'today', options, groupsOf: todayList })
  const adds = useMemo(() => ({ due: { date: source.today } }), [source.today])
  const isDone = groups.some(({ key }) => key === 'done')
  return (
    <ListPage
      id="today"
      title={t('nav.today')}
      groups={groups}
      below={below}
      adds={adds}
      actions={<ViewOptions options={options} />}
      empty={
        <EmptyState
          icon={<Sun size={24} />}
          title={t(isDone ? 'tasks.empty.todayDone' : 'tasks.empty.today')}
          action={
            <Link to="/upcoming" className={buttonLink('secondary', 'medium')}>
              {t('tasks.empty.toUpcoming')}
            </Link>
          }
        >
          {t(isDone ? 'tasks.empty.todayDoneBody' : 'tasks.empty.todayBody')}
        </EmptyState>
      }
    />
  )
}
