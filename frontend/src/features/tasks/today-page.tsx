import { Link } from '@tanstack/react-router'
import { Sun } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { buttonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListPage } from './list-page.tsx'
import { todayList } from './lists.ts'
import { useSource } from './use-source.ts'

export function TodayPage() {
  const { t } = useTranslation()
  const source = useSource()
  const groups = useMemo(() => todayList(source), [source])
  const adds = useMemo(() => ({ due: { date: source.today } }), [source.today])
  const isDone = groups.some(({ key }) => key === 'done')
  return (
    <ListPage
      id="today"
      title={t('nav.today')}
      groups={groups}
      adds={adds}
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
