import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Task, useActions, useReplica } from '../../data/index.ts'
import { AlertDialog } from '../../ui/alert-dialog.tsx'

/** Completes a task or opens it again; asks first, if others should be done before it. */
export function useComplete(task: Task): { toggle: () => void; dialog: ReactNode } {
  const { t } = useTranslation()
  const actions = useActions()
  const tasks = useReplica((state) => state.tasks)
  const [isAsking, setAsking] = useState(false)
  const before = task.blocked_by.flatMap((id) => {
    const other = tasks.get(id)
    return other === undefined || other.complete ? [] : [other]
  })
  const toggle = () => {
    if (!task.complete && before.length > 0) setAsking(true)
    else actions.completeTasks([task.id], !task.complete)
  }
  const dialog = (
    <AlertDialog
      open={isAsking}
      onOpenChange={setAsking}
      danger={false}
      title={t('detail.blockedTitle')}
      description={t('detail.blockedBody', { count: before.length })}
      confirm={t('detail.completeAnyway')}
      onConfirm={() => {
        setAsking(false)
        actions.completeTasks([task.id], true, { force: true })
      }}
    >
      <ul className="list-disc ps-5">
        {before.map(({ id, title }) => (
          <li key={id}>
            <bdi>{title}</bdi>
          </li>
        ))}
      </ul>
    </AlertDialog>
  )
  return { toggle, dialog }
}
