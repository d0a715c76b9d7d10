import type { ActivityEntry } from '@docket/sdk'
import { Undo2 } from 'lucide-react'
import { useActions, useIsShared, useMay, useReplica, useUserId } from '../../data/index.ts'
import { formatInstant, formatTime } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { useOpenTask } from '../task/open-task.ts'

/** What can be taken back here. What was made is deleted where it stands, and who is a member is not undone. */
const UNDOABLE: ReadonlySet<ActivityEntry['action']> = new Set([
  'updated',
  'deleted',
  'restored',
  'completed',
  'reopened',
  'skipped',
  'moved',
  'moved_away',
  'renamed',
  'comment_edited',
  'comment_deleted',
  'comment_restored',
])
const UNDONE_HERE: ReadonlySet<ActivityEntry['resource']> = new Set([
  'task',
  'occurrence',
  'project',
  'label',
  'view',
  'note',
])

/** One thing that was done: who, what and when; its task opens, and it can be undone. */
export function ActivityRow({ entry }: { entry: ActivityEntry }) {
  const { t } = useTranslation()
  const actions = useActions()
  const isShared = useIsShared()
  const zone = useReplica((state) => state.preferences.time_zone)
  const isThere = useReplica(({ tasks }) => entry.task_id !== null && tasks.has(entry.task_id))
  const { open } = useOpenTask()
  const mayUndo = useMayUndo(entry)
  const { actor, at, task_id, text, title } = entry
  const { hour, minute } = Temporal.Instant.from(at).toZonedDateTimeISO(zone)
  return (
    <li className="group flex min-h-10 items-start gap-3 border-line border-b py-2 last:border-none">
      {isShared && <Avatar id={actor.user_id ?? actor.id} name={actor.name ?? '?'} isRound />}
      <span className="min-w-0 flex-1 break-words">
        {isThere && task_id !== null ? (
          <button
            type="button"
            onClick={() => open(task_id)}
            className="rounded-small text-start underline-offset-2 hover:underline"
          >
            {text}
          </button>
        ) : (
          text
        )}
      </span>
      <time
        dateTime={at}
        title={formatInstant(at, zone)}
        className="shrink-0 pt-0.5 text-faint text-small tabular-nums"
      >
        {formatTime({ hour, minute })}
      </time>
      {mayUndo && (
        <IconButton
          size="small"
          label={t('activity.undo', { text })}
          icon={<Undo2 aria-hidden size={14} className="rtl:-scale-x-100" />}
          onClick={() => actions.undoRevision(entry.revision, title ?? text)}
          className="-my-1 opacity-0 focus-visible:opacity-100 group-hover:opacity-100 touch:opacity-100"
        />
      )}
    </li>
  )
}

/** Everybody undoes what they did; admins undo what others did, but change nobody's comments. */
function useMayUndo({ action, resource, actor }: ActivityEntry): boolean {
  const userId = useUserId()
  const mayEdit = useMay('editor')
  const isAdmin = useMay('admin')
  if (!UNDOABLE.has(action) || !UNDONE_HERE.has(resource)) return false
  const isOwn = actor.user_id === userId
  return action === 'comment_edited' ? isOwn && mayEdit : isAdmin || (isOwn && mayEdit)
}
