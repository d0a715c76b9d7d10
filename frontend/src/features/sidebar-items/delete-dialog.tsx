import { useNavigate, useRouterState } from '@tanstack/react-router'
import { useActions, useReplica } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { AlertDialog } from '../../ui/alert-dialog.tsx'
import type { SidebarItemDialogProps } from './form.tsx'
import type { SidebarItemKind } from './open.ts'

/** Says what becomes of the tasks before something that contains them is deleted. That can be undone all the same. */
export function DeleteDialog(props: SidebarItemDialogProps & { kind: SidebarItemKind; id: number }) {
  const { kind, id, open, onClose } = props
  const { t } = useTranslation()
  const actions = useActions()
  const navigate = useNavigate()
  const place = useRouterState({ select: ({ location }) => location.pathname })
  const name = useReplica((state) => state[kind].get(id)?.name ?? '')
  const count = useReplica((state) => {
    if (kind === 'views') return 0
    let found = 0
    for (const task of state.tasks.values()) {
      if (kind === 'projects' ? task.project_id === id : task.labels.includes(name)) found += 1
    }
    return found
  })
  const remove = () => {
    onClose()
    // The page of a deleted thing would say that there is no such thing.
    if (place === `/${kind}/${id}`) void navigate({ to: '/today' })
    actions.delete(kind, id)
  }
  return (
    <AlertDialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={t(`sidebarItems.delete.${kind}.title`, { name })}
      description={
        kind === 'views'
          ? t('sidebarItems.delete.views.body')
          : t(`sidebarItems.delete.${kind}.body`, { count })
      }
      confirm={t('common.delete')}
      onConfirm={remove}
    />
  )
}
