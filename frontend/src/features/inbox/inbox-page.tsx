import { Inbox } from 'lucide-react'
import { useMemo } from 'react'
import type { Task } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { DRAGGING } from '../tasks/drag.tsx'
import { AddButton, ListPage } from '../tasks/list-page.tsx'
import { listOf } from '../tasks/lists.ts'
import { SortMenu, useSort } from '../tasks/sort.tsx'
import { useSource } from '../tasks/use-source.ts'

/** Also in place of those of the page that was left. */
const NO_PROJECT = {}
const belongs = ({ project_id }: Task) => project_id === null

/** The tasks of no project: in the filter language, `project = none`. */
export function InboxPage() {
  const { t } = useTranslation()
  const source = useSource()
  const [sort, setSort] = useSort('inbox')
  const groups = useMemo(() => listOf(source, belongs, sort), [source, sort])
  return (
    <ListPage
      id="inbox"
      title={t('nav.inbox')}
      groups={groups}
      isManual={sort === 'manual'}
      dragging={DRAGGING}
      showsProject={false}
      adds={NO_PROJECT}
      actions={<SortMenu value={sort} onChange={setSort} />}
      empty={
        <EmptyState icon={<Inbox size={24} />} title={t('inbox.empty')} action={<AddButton />}>
          {t('inbox.emptyBody')}
        </EmptyState>
      }
    />
  )
}
