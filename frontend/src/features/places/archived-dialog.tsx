import { useNavigate } from '@tanstack/react-router'
import { Archive, ArchiveRestore, Trash2 } from 'lucide-react'
import { useMemo } from 'react'
import { byPosition, useActions, useReplica } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Button } from '../../ui/button.tsx'
import { ColorDot } from '../../ui/color-dot.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { openDeleteDialog } from './open.ts'
import type { PlaceDialogProps } from './place-form.tsx'

/** Lists the archived projects. */
export function ArchivedDialog({ open, onClose }: PlaceDialogProps) {
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
      title={t('places.archived')}
      description={t('places.archivedWhy')}
    >
      {archived.length === 0 && <EmptyState icon={<Archive size={20} />} title={t('places.noneArchived')} />}
      <ul>
        {archived.map(({ id, name, color }) => (
          <li key={id} className="flex min-h-row items-center gap-2 border-line border-b last:border-none">
            <ColorDot color={color} />
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
              label={t('places.unarchiveNamed', { name })}
              icon={<ArchiveRestore aria-hidden size={16} />}
              onClick={() => actions.edit('projects', id, { archived: false })}
            />
            <IconButton
              label={t('places.deleteNamed', { name })}
              icon={<Trash2 aria-hidden size={16} />}
              onClick={() => openDeleteDialog('projects', id)}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
