import { useRouter } from '@tanstack/react-router'
import clsx from 'clsx'
import type { MouseEvent } from 'react'
import { type Task, useOwnReplica, useToday, useUserId } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { addressIn } from '../../session/workspace-address.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { UserText } from '../../ui/user-text.tsx'
import { dueText } from '../task/due-text.ts'

const TONES = { overdue: 'text-danger-ink', today: 'text-success-ink', later: 'text-muted' }

interface AssignedRowProps {
  task: Task
  /** The name of its workspace; null: the user's own. */
  name: string | null
}

/** A task of any workspace, which opens there. */
export function AssignedRow({ task, name }: AssignedRowProps) {
  const { t } = useTranslation()
  const { history } = useRouter()
  const userId = useUserId()
  const zone = useOwnReplica((state) => state.preferences.time_zone)
  const due = dueText(task, useToday(), zone)
  const { id, title, user_id: workspaceId } = task
  const address = addressIn(workspaceId === userId ? undefined : workspaceId, `/all?task=${id}`)
  const workspace = name ?? t('assigned.own')
  /** By the history itself: inside the app a page has the same path in each workspace. */
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    history.push(address)
  }
  return (
    <li className="border-line border-b last:border-0">
      <a
        href={address}
        onClick={open}
        className="flex min-h-row flex-wrap items-center gap-x-3 gap-y-1 rounded-control px-2 py-1.5 transition-colors hover:bg-hover focus-visible:-outline-offset-2 touch:min-h-12"
      >
        <span dir="auto" className="min-w-40 flex-1 break-words text-match-parent">
          {title}
        </span>
        {due !== undefined && (
          <span className={clsx('shrink-0 text-small', TONES[due.tone])}>
            <span className="sr-only">{t(`tasks.due.${due.tone}`)} </span>
            {due.text}
          </span>
        )}
        <span className="flex min-w-0 items-center gap-2 text-muted text-small">
          <Avatar id={workspaceId} name={workspace} isRound={workspaceId === userId} isSmall />
          <span className="sr-only">{t('assigned.workspace')} </span>
          <span className="min-w-0 break-words">
            <UserText>{workspace}</UserText>
          </span>
        </span>
      </a>
    </li>
  )
}
