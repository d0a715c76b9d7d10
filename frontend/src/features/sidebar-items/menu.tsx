import { Link } from '@tanstack/react-router'
import {
  Archive,
  ArchiveRestore,
  ArrowDown,
  ArrowRightLeft,
  ArrowUp,
  Ellipsis,
  History,
  Link2,
  Pencil,
  Trash2,
} from 'lucide-react'
import { useMemo } from 'react'
import { askTransfer, mayTransfer } from '../../commands/transferring.ts'
import { byPosition, useActions, useMay, useReplica } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.tsx'
import { MuteItem } from '../notifications/mute-item.tsx'
import {
  openDeleteDialog,
  openLabelDialog,
  openLinksDialog,
  openProjectDialog,
  openViewDialog,
  type SidebarItemKind,
} from './open.ts'

const EDIT = {
  projects: (id: number) => openProjectDialog(id),
  labels: (id: number) => openLabelDialog(id),
  views: (id: number) => openViewDialog(id),
}

export interface SidebarItemMenuProps {
  kind: SidebarItemKind
  id: number
  size?: 'small' | 'medium'
  className?: string
}

/** Everything that can be done with a project, label or view; beside its name in the sidebar and on its page. */
export function SidebarItemMenu({ kind, id, size = 'medium', className }: SidebarItemMenuProps) {
  const { t } = useTranslation()
  const name = useReplica((state) => state[kind].get(id)?.name ?? '')
  if (!useMay('editor')) return null
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          size={size}
          label={t('sidebarItems.menuOf', { name })}
          icon={<Ellipsis aria-hidden size={16} />}
          {...(className === undefined ? {} : { className })}
        />
      }
    >
      <SidebarItemMenuItems kind={kind} id={id} />
    </Menu>
  )
}

/** The items alone, for another kind of menu, such as that of a right click. */
export function SidebarItemMenuItems({ kind, id }: { kind: SidebarItemKind; id: number }) {
  const { t } = useTranslation()
  const actions = useActions()
  const isAdmin = useMay('admin')
  const isArchived = useReplica((state) => kind === 'projects' && state.projects.get(id)?.archived === true)
  const name = useReplica((state) => state[kind].get(id)?.name ?? '')
  const { before, after } = useNeighbours(kind, id)
  return (
    <>
      <MenuItem icon={<Pencil aria-hidden size={16} />} onSelect={() => EDIT[kind](id)}>
        {t('common.edit')}
      </MenuItem>
      {kind !== 'labels' && isAdmin && (
        <MenuItem
          icon={<Link2 aria-hidden size={16} />}
          // The service does not know it yet.
          disabled={actions.idOf(id) < 0}
          onSelect={() => openLinksDialog(kind, id)}
        >
          {t('sidebarItems.share')}
        </MenuItem>
      )}
      {kind === 'projects' && (
        <MenuItem
          icon={<History aria-hidden size={16} />}
          disabled={actions.idOf(id) < 0}
          render={<Link to="/activity" search={{ project: actions.idOf(id) }} />}
        >
          {t('nav.activity')}
        </MenuItem>
      )}
      {kind === 'projects' && <MuteItem of={{ project_id: actions.idOf(id) }} />}
      {!isArchived && (
        <>
          <MenuItem
            icon={<ArrowUp aria-hidden size={16} />}
            disabled={before === undefined}
            onSelect={() => before !== undefined && actions.move(kind, id, { before })}
          >
            {t('sidebarItems.moveUp')}
          </MenuItem>
          <MenuItem
            icon={<ArrowDown aria-hidden size={16} />}
            disabled={after === undefined}
            onSelect={() => after !== undefined && actions.move(kind, id, { after })}
          >
            {t('sidebarItems.moveDown')}
          </MenuItem>
        </>
      )}
      {kind === 'projects' && (
        <MenuItem
          icon={isArchived ? <ArchiveRestore aria-hidden size={16} /> : <Archive aria-hidden size={16} />}
          onSelect={() => actions.edit('projects', id, { archived: !isArchived })}
        >
          {t(isArchived ? 'sidebarItems.unarchive' : 'sidebarItems.archive')}
        </MenuItem>
      )}
      {kind === 'projects' && mayTransfer() && (
        <MenuItem
          icon={<ArrowRightLeft aria-hidden size={16} />}
          disabled={actions.idOf(id) < 0}
          onSelect={() => askTransfer({ kind, id: actions.idOf(id), name })}
        >
          {t('tasks.transfer')}
        </MenuItem>
      )}
      <MenuSeparator />
      <MenuItem danger icon={<Trash2 aria-hidden size={16} />} onSelect={() => openDeleteDialog(kind, id)}>
        {t('common.delete')}
      </MenuItem>
    </>
  )
}

/** The ids before and after it among those that are shown. */
function useNeighbours(
  kind: SidebarItemKind,
  id: number,
): { before: number | undefined; after: number | undefined } {
  const rows = useReplica((state): ReadonlyMap<number, { id: number; position: string }> => state[kind])
  return useMemo(() => {
    const ids = [...rows.values()]
      .filter((row) => !('archived' in row && row.archived === true))
      .sort(byPosition)
      .map((row) => row.id)
    const index = ids.indexOf(id)
    return { before: ids[index - 1], after: ids[index + 1] }
  }, [rows, id])
}
