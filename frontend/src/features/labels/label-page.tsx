import { useParams } from '@tanstack/react-router'
import { Tag } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { type Task, useActions, useReplica } from '../../data/index.ts'
import { useFirstDay } from '../../i18n/use-first-day.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { LabelMark } from '../../ui/marks.tsx'
import { SidebarItemMenu } from '../sidebar-items/index.ts'
import { AddButton, ListPage } from '../tasks/list-page.tsx'
import { listOf, PROJECT_OPTIONS } from '../tasks/lists.ts'
import { MissingResource } from '../tasks/missing-resource.tsx'
import { COMPUTED, type OwnOptions } from '../tasks/options.ts'
import { useListOptions } from '../tasks/use-list-options.ts'
import { useSource } from '../tasks/use-source.ts'
import { ViewOptions } from '../tasks/view-options.tsx'

const OWN: OwnOptions = { ...PROJECT_OPTIONS, sort: 'due', sorts: COMPUTED }

export function LabelPage() {
  const { t } = useTranslation()
  const params = useParams({ from: '/shell/labels/$labelId' })
  const id = useActions().idOf(params.labelId)
  const label = useReplica((state) => state.labels.get(id))
  const name = label?.name ?? ''
  const options = useListOptions(`labels/${id}`, OWN)
  const source = useSource(options.sort)
  const firstDay = useFirstDay()
  const belongs = useCallback((task: Task) => task.labels.includes(name), [name])
  const groups = useMemo(
    () => listOf(source, belongs, options, firstDay),
    [source, belongs, options, firstDay],
  )
  const adds = useMemo(() => ({ labels: [name] }), [name])
  if (label === undefined) return <MissingResource title={t('nav.label')} />
  return (
    <ListPage
      id={`label.${id}`}
      title={name}
      mark={<LabelMark color={label.color} className="size-4" />}
      groups={groups}
      adds={adds}
      actions={
        <>
          <ViewOptions options={options} />
          <SidebarItemMenu kind="labels" id={id} />
        </>
      }
      empty={
        <EmptyState icon={<Tag size={24} />} title={t('tasks.empty.label')} action={<AddButton />}>
          {t('tasks.empty.labelBody', { name })}
        </EmptyState>
      }
    />
  )
}
