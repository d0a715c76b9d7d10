import { Link } from '@tanstack/react-router'
import { CircleCheck } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { buttonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListPage } from './list-page.tsx'
import { doneList } from './lists.ts'
import { useSource } from './use-source.ts'

export function DonePage() {
  const { t } = useTranslation()
  const source = useSource()
  const groups = useMemo(() => doneList(source), [source])
  return (
    <ListPage
      id="done"
      title={t('nav.done')}
      groups={groups}
      adds={null}
      empty={
        <EmptyState
          icon={<CircleCheck size={24} />}
          title={t('tasks.empty.done')}
          action={
            <Link to="/today" className={buttonLink('secondary', 'medium')}>
              {t('errors.toToday')}
            </Link>
          }
        >
          {t('tasks.empty.doneBody')}
        </EmptyState>
      }
    />
  )
}
