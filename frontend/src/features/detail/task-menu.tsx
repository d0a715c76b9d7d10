import type { TaskCreate } from '@docket/sdk'
import { Clock, Copy, Link2, MoreHorizontal, SkipForward, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { copyText } from '../../browser/copy-text.ts'
import { type Task, useActions } from '../../data/index.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator, Submenu } from '../../ui/menu.tsx'
import { toasts } from '../../ui/toast.tsx'
import { SnoozeItems } from '../pickers/index.ts'
import { useOpenTask } from '../task/open-task.ts'

/** What can be done with a task as a whole. */
export function TaskMenu({ task, onChooseDate }: { task: Task; onChooseDate: () => void }) {
  const { t } = useTranslation()
  const actions = useActions()
  const { open, close } = useOpenTask()
  const copyLink = async () => {
    const link = new URL(`/all?task=${task.id}`, location.href).href
    const isCopied = await copyText(link)
    toasts.add(
      isCopied
        ? { title: t('detail.linkCopied'), kind: 'success', id: 'link' }
        : { title: t('detail.linkNotCopied'), description: link, kind: 'error', id: 'link' },
    )
  }
  return (
    <Menu
      align="end"
      trigger={<IconButton label={t('detail.menu')} icon={<MoreHorizontal aria-hidden size={16} />} />}
    >
      <MenuItem icon={<Link2 aria-hidden size={14} />} disabled={task.id < 0} onSelect={copyLink}>
        {t('detail.copyLink')}
      </MenuItem>
      <MenuItem icon={<Copy aria-hidden size={14} />} onSelect={() => open(actions.addTask(copyOf(task)))}>
        {t('detail.duplicate')}
      </MenuItem>
      {!task.complete && (
        <Submenu
          icon={<Clock aria-hidden size={14} />}
          label={t(task.due === null ? 'tasks.date' : 'tasks.snooze')}
        >
          <SnoozeItems
            onMove={(to) => actions.editTask(task.id, { due: to(task.due) })}
            onChoose={onChooseDate}
          />
        </Submenu>
      )}
      {task.recurrence !== null && !task.complete && (
        <MenuItem
          icon={<SkipForward aria-hidden size={14} className="rtl:-scale-x-100" />}
          onSelect={() => actions.skipTask(task.id)}
        >
          {t('detail.skip')}
        </MenuItem>
      )}
      <MenuSeparator />
      <MenuItem
        danger
        icon={<Trash2 aria-hidden size={14} />}
        onSelect={() => {
          close()
          actions.deleteTasks([task.id])
        }}
      >
        {t('detail.delete')}
      </MenuItem>
    </Menu>
  )
}

/** A copy of the task that is open, without its subtasks and notes. */
function copyOf(task: Task): TaskCreate {
  const { title, description, due, start, recurrence, recurrence_from, priority, labels } = task
  const { project_id, parent_id, reminders, blocked_by } = task
  const texts = { title, description, due, start, priority, labels, reminders, blocked_by }
  const series = recurrence === null ? {} : { recurrence, recurrence_from }
  // A subtask's project is its parent's.
  return { ...texts, ...series, ...(parent_id === null ? { project_id } : { parent_id }) }
}
