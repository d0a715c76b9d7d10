import { useParams } from '@tanstack/react-router'
import { Filter } from 'lucide-react'
import { useMemo } from 'react'
import { useActions, useIsShared, useReplica, useUserId, type View } from '../../data/index.ts'
import { useFirstDay } from '../../i18n/use-first-day.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useNamedMembers } from '../access/members.ts'
import { openViewDialog, SidebarItemMenu } from '../sidebar-items/index.ts'
import { grouped } from '../tasks/grouping.ts'
import { ListPage } from '../tasks/list-page.tsx'
import { MissingResource } from '../tasks/missing-resource.tsx'
import { COMPUTED, type OwnOptions } from '../tasks/options.ts'
import { useListOptions } from '../tasks/use-list-options.ts'
import { useSource } from '../tasks/use-source.ts'
import { ViewOptions } from '../tasks/view-options.tsx'
import { defaultsOf } from './defaults.ts'
import { useViewTasks } from './use-view-tasks.ts'

export function ViewPage() {
  const { t } = useTranslation()
  const params = useParams({ from: '/shell/views/$viewId' })
  const id = useActions().idOf(params.viewId)
  const view = useReplica((state) => state.views.get(id))
  return view === undefined ? <MissingResource title={t('nav.view')} /> : <ShownView key={id} view={view} />
}

const OWN: OwnOptions = {
  group: 'none',
  sort: 'saved',
  descending: false,
  done: true,
  sorts: ['saved', ...COMPUTED],
}

function ShownView({ view }: { view: View }) {
  const { t } = useTranslation()
  const { tasks, isLoading, error, isStale } = useViewTasks(view)
  const options = useListOptions(`views/${view.id}`, OWN)
  const source = useSource(options.sort)
  const firstDay = useFirstDay()
  const me = useUserId()
  const isShared = useIsShared()
  const members = useNamedMembers()
  const adds = useMemo(
    () => (isShared ? defaultsOf(view.filter, { me, members }) : {}),
    [view.filter, me, members, isShared],
  )
  const groups = useMemo(() => {
    const shown = options.done
      ? tasks
      : tasks.filter(({ id, complete }) => !complete || source.lingering.has(id))
    return grouped(shown, source, options, firstDay)
  }, [tasks, source, options, firstDay])
  return (
    <ListPage
      id={`view.${view.id}`}
      title={view.name}
      groups={groups}
      adds={adds}
      actions={
        <>
          <ViewOptions options={options} />
          <SidebarItemMenu kind="views" id={view.id} />
        </>
      }
      isLoading={isLoading}
      note={isStale && <Banner className="mb-2">{t('tasks.viewStale')}</Banner>}
      empty={
        error === null ? (
          <EmptyState
            icon={<Filter size={24} />}
            title={t('tasks.empty.view')}
            action={<Button onClick={() => openViewDialog(view.id)}>{t('tasks.empty.editView')}</Button>}
          >
            <p>{t('tasks.empty.viewBody')}</p>
            <code
              dir="ltr"
              className="mt-2 inline-block rounded-small bg-sunken px-2 py-1 font-mono text-small"
            >
              {view.filter}
            </code>
          </EmptyState>
        ) : (
          <EmptyState icon={<Filter size={24} />} title={t('tasks.viewError')}>
            {error.message}
          </EmptyState>
        )
      }
    />
  )
}
