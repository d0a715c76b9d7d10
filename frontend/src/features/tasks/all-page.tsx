import { ListTodo } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { AddButton, ListPage } from './list-page.tsx'
import { allList } from './lists.ts'
import { SortMenu, useSort } from './sort.tsx'
import { useSource } from './use-source.ts'

const NOTHING = {}

export function AllPage() {
  const { t } = useTranslation()
  const source = useSource()
  const [sort, setSort] = useSort('all')
  const groups = useMemo(() => allList(source, sort), [source, sort])
  return (
    <ListPage
      id="all"
      title={t('nav.all')}
      groups={groups}
      isManual={sort === 'manual'}
      showsProject={false}
      adds={NOTHING}
      actions={<SortMenu value={sort} onChange={setSort} />}
      empty={
        <EmptyState icon={<ListTodo size={24} />} title={t('tasks.empty.all')} action={<AddButton />}>
          {t('tasks.empty.allBody')}
        </EmptyState>
      }
    />
  )
}
