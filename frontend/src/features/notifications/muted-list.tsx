import { X } from 'lucide-react'
import { useOpenWorkspaces } from '../../data/every-workspace.tsx'
import { useSharedWorkspaces, useUserId } from '../../data/index.ts'
import { type Muted, useMuted } from '../../data/notifications.ts'
import { useOwn } from '../../data/react.tsx'
import { useTranslation } from '../../i18n/use-translation.ts'
import { IconButton } from '../../ui/icon-button.tsx'

/** What is muted, each with a button that takes it back. */
export function MutedList() {
  const { t } = useTranslation()
  const { muted, toggle } = useMuted()
  const nameOf = useName()
  if (muted.length === 0) return <p className="text-muted">{t('notifications.told.noneMuted')}</p>
  return (
    <ul aria-label={t('notifications.told.muted')}>
      {muted.map((one) => {
        const { name, of } = nameOf(one)
        return (
          <li
            key={`${one.workspace_id}/${one.project_id}/${one.task_id}`}
            className="flex min-h-row items-center gap-3 border-line border-b py-1 last:border-0"
          >
            <span className="w-24 shrink-0 text-muted text-small">{t(`notifications.told.of.${of}`)}</span>
            <bdi className="min-w-0 flex-1 break-words">{name}</bdi>
            <IconButton
              label={t('notifications.told.unmute', { name })}
              icon={<X aria-hidden size={16} />}
              onClick={() => toggle(one)}
            />
          </li>
        )
      })}
    </ul>
  )
}

/** The name of what is muted, as far as it is known here. */
function useName() {
  const { t } = useTranslation()
  const userId = useUserId()
  const { replica: own } = useOwn()
  const opened = useOpenWorkspaces()
  const shared = useSharedWorkspaces()
  return ({ workspace_id, project_id, task_id }: Muted) => {
    const of = task_id !== undefined ? 'task' : project_id !== undefined ? 'project' : 'workspace'
    const state = [own, ...opened].find(({ workspaceId }) => workspaceId === workspace_id)?.state()
    const workspace =
      workspace_id === userId
        ? t('notifications.told.own')
        : (shared.find(({ id }) => id === workspace_id)?.name ?? t('notifications.told.gone'))
    if (of === 'workspace') return { of, name: workspace } as const
    const name =
      of === 'task' ? state?.tasks.get(task_id ?? 0)?.title : state?.projects.get(project_id ?? 0)?.name
    return { of, name: name ?? t(`notifications.told.${of}`, { workspace }) } as const
  }
}
