import { useNavigate } from '@tanstack/react-router'
import { Archive, ArchiveRestore, Trash2 } from 'lucide-react'
import { useMemo } from 'react'
import { byPosition, useActions, useReplica } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { ProjectMark } from '../../ui/marks.tsx'
import type { SidebarItemDialogProps } from './form.tsx'
import { openDeleteDialog } from './open.ts'

/** Lists the archived projects. */
export function ArchivedDialog({ open, onClose }: SidebarItemDialogProps) {
  const { t } = useTranslation()
  const actions = useActions()
  const navigate = useNavigate()
  const projects = useReplica((state) => state.projects)
  const archived = useMemo(
    () => [...projects.values()].filter((project) => project.archived).sort(byPosition),
    [projects],
  )
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={t('sidebarItems.archived')}
      description={t('sidebarItems.archivedWhy')}
    >
      {archived.length === 0 && (
        <EmptyState icon={<Archive size={20} />} title={t('sidebarItems.noneArchived')} />
      )}
      <ul>
        {archived.map(({ id, name, color }) => (
          <li key={id} className="flex min-h-row items-center gap-2 border-line border-b last:border-none">
            <ProjectMark color={color} />
            <Button
              variant="ghost"
              className="min-w-0 flex-1 justify-start"
              onClick={() => {
                onClose()
                void navigate({ to: '/projects/$projectId', params: { projectId: id } })
              }}
            >
              <bdi className="truncate">{name}</bdi>
            </Button>
            <IconButton
              label={t('sidebarItems.unarchiveNamed', { name })}
              icon={<ArchiveRestore aria-hidden size={16} />}
              onClick={() => actions.edit('projects', id, { archived: false })}
            />
            <IconButton
              label={t('sidebarItems.deleteNamed', { name })}
              icon={<Trash2 aria-hidden size={16} />}
              onClick={() => openDeleteDialog('projects', id)}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
