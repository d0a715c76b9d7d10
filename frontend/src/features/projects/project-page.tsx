import { useParams } from '@tanstack/react-router'
import { Folder } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { type Task, useActions, useReplica } from '../../data/index.ts'
import { useFirstDay } from '../../i18n/use-first-day.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ProjectMark } from '../../ui/marks.tsx'
import { SidebarItemMenu } from '../sidebar-items/index.ts'
import { AddButton, ListPage } from '../tasks/list-page.tsx'
import { listOf, PROJECT_OPTIONS } from '../tasks/lists.ts'
import { MissingResource } from '../tasks/missing-resource.tsx'
import { isManual, type OwnOptions, SORTS } from '../tasks/options.ts'
import { useListOptions } from '../tasks/use-list-options.ts'
import { useSource } from '../tasks/use-source.ts'
import { ViewOptions } from '../tasks/view-options.tsx'

const OWN: OwnOptions = { ...PROJECT_OPTIONS, sorts: SORTS }

export function ProjectPage() {
  const { t } = useTranslation()
  const params = useParams({ from: '/shell/projects/$projectId' })
  const id = useActions().idOf(params.projectId)
  const project = useReplica((state) => state.projects.get(id))
  const options = useListOptions(`projects/${id}`, OWN)
  const source = useSource(options.sort)
  const firstDay = useFirstDay()
  const belongs = useCallback((task: Task) => task.project_id === id, [id])
  const groups = useMemo(
    () => listOf(source, belongs, options, firstDay),
    [source, belongs, options, firstDay],
  )
  const adds = useMemo(() => ({ project_id: id }), [id])
  if (project === undefined) return <MissingResource title={t('nav.project')} />
  return (
    <ListPage
      id={`project.${id}`}
      title={project.name}
      mark={<ProjectMark color={project.color} />}
      groups={groups}
      isManual={isManual(options)}
      showsProject={false}
      adds={adds}
      actions={
        <>
          <ViewOptions options={options} />
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
