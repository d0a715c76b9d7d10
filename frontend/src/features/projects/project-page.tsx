import { useParams } from '@tanstack/react-router'
import { Folder } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { type Task, useActions, useReplica } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { ColorDot } from '../../ui/color-dot.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SidebarItemMenu } from '../sidebar-items/index.ts'
import { AddButton, ListPage } from '../tasks/list-page.tsx'
import { listOf } from '../tasks/lists.ts'
import { MissingResource } from '../tasks/missing-resource.tsx'
import { SortMenu, useSort } from '../tasks/sort.tsx'
import { useSource } from '../tasks/use-source.ts'

export function ProjectPage() {
  const { t } = useTranslation()
  const params = useParams({ from: '/shell/projects/$projectId' })
  const id = useActions().idOf(params.projectId)
  const project = useReplica((state) => state.projects.get(id))
  const source = useSource()
  const [sort, setSort] = useSort(`project.${id}`)
  const belongs = useCallback((task: Task) => task.project_id === id, [id])
  const groups = useMemo(() => listOf(source, belongs, sort), [source, belongs, sort])
  const adds = useMemo(() => ({ project_id: id }), [id])
  if (project === undefined) return <MissingResource title={t('nav.project')} />
  return (
    <ListPage
      id={`project.${id}`}
      title={project.name}
      mark={<ColorDot color={project.color} className="rounded-small" />}
      groups={groups}
      isManual={sort === 'manual'}
      showsProject={false}
      adds={adds}
      actions={
        <>
          <SortMenu value={sort} onChange={setSort} />
          <SidebarItemMenu kind="projects" id={id} />
        </>
      }
      empty={
        <EmptyState icon={<Folder size={24} />} title={t('tasks.empty.project')} action={<AddButton />}>
          {t('tasks.empty.projectBody', { name: project.name })}
        </EmptyState>
      }
    />
  )
}
