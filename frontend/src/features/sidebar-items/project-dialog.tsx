import { useNavigate } from '@tanstack/react-router'
import { useActions, useReplica } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { ColoredDialog } from './colored-dialog.tsx'
import type { SidebarItemDialogProps } from './form.tsx'
import { nameProblem } from './names.ts'

/** Creates or edits a project. */
export function ProjectDialog({ id, ...dialog }: SidebarItemDialogProps & { id: number | undefined }) {
  const { t } = useTranslation()
  const actions = useActions()
  const navigate = useNavigate()
  const projects = useReplica((state) => state.projects)
  return (
    <ColoredDialog
      {...dialog}
      title={t(id === undefined ? 'sidebarItems.newProject' : 'sidebarItems.editProject')}
      before={projects.get(id ?? 0)}
      all={projects}
      problemOf={(name) => nameProblem(t, name)}
      onSave={(project) => {
        if (id !== undefined) return actions.edit('projects', id, project)
        const projectId = actions.add('projects', project)
        void navigate({ to: '/projects/$projectId', params: { projectId } })
      }}
    />
  )
}
