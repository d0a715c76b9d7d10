import { useReplica } from '../../data/index.ts'
import { formatList } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { AlertDialog } from '../../ui/alert-dialog.tsx'

export interface BlockedDialogProps {
  /** The tasks to complete; the dialog is open as long as there are any. */
  ids: readonly number[]
  onClose: () => void
  onConfirm: (ids: readonly number[]) => void
}

/** Asks whether to complete tasks although some of them wait for tasks that are not done. */
export function BlockedDialog({ ids, onClose, onConfirm }: BlockedDialogProps) {
  const { t } = useTranslation()
  const tasks = useReplica((state) => state.tasks)
  const waitedFor = new Set(ids.flatMap((id) => tasks.get(id)?.blocked_by ?? []))
  const open = [...waitedFor].flatMap((id) => tasks.get(id) ?? []).filter(({ complete }) => !complete)
  return (
    <AlertDialog
      open={ids.length > 0}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('tasks.blocked.title', { count: ids.length })}
      description={t('tasks.blocked.body', { tasks: formatList(open.map(({ title }) => `“${title}”`)) })}
      confirm={t('tasks.blocked.confirm')}
      danger={false}
      onConfirm={() => {
        onConfirm(ids)
        onClose()
      }}
    />
  )
}
