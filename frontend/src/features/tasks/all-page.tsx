import { ListTodo } from 'lucide-react'
import { useMemo } from 'react'
import { useFirstDay } from '../../i18n/use-first-day.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { AddButton, ListPage } from './list-page.tsx'
import { ALL_OPTIONS, allList } from './lists.ts'
import { isManual, type OwnOptions, SORTS } from './options.ts'
import { useListOptions } from './use-list-options.ts'
import { useSource } from './use-source.ts'
import { ViewOptions } from './view-options.tsx'

const NOTHING = {}
const OWN: OwnOptions = { ...ALL_OPTIONS, sorts: SORTS }

export function AllPage() {
  const { t } = useTranslation()
  const options = useListOptions('all', OWN)
  const source = useSource(options.sort)
  const firstDay = useFirstDay()
  const groups = useMemo(() => allList(source, options, firstDay), [source, options, firstDay])
  return (
    <ListPage
      id="all"
      title={t('nav.all')}
      groups={groups}
      isManual={isManual(options)}
      showsProject={options.group !== 'project'}
      adds={NOTHING}
      actions={<ViewOptions options={options} />}
      empty={
        <EmptyState icon={<ListTodo size={24} />} title={t('tasks.empty.all')} action={<AddButton />}>
          {t('tasks.empty.allBody')}
        </EmptyState>
      }
    />
  )
}
