import { useMemo } from 'react'
import { type Note, useReplica, useUserId } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { UserText } from '../../ui/user-text.tsx'
import { useMemberNames } from '../access/members.ts'
import { LinkedText } from '../detail/linked-text.tsx'
import { Ago } from '../page/ago.tsx'
import { useOpenTask } from '../task/open-task.ts'

/** The comments of the workspace that mention the user, newest first: also without a connection. */
export function Mentions() {
  const { t } = useTranslation()
  const userId = useUserId()
  const members = useMemberNames()
  const all = useReplica((state) => state.notes)
  const notes = useMemo(
    () =>
      [...all.values()]
        .filter(({ mentions }) => mentions.includes(userId))
        .sort((a, b) => b.created_at.localeCompare(a.created_at) || b.id - a.id),
    [all, userId],
  )
  if (notes.length === 0) return <p className="text-muted">{t('activity.noMentions')}</p>
  return (
    <ul aria-label={t('activity.mentions')} className="flex flex-col gap-3">
      {notes.map((note) => (
        <Mention key={note.id} note={note} members={members} />
      ))}
    </ul>
  )
}

function Mention({ note, members }: { note: Note; members: ReadonlyMap<string, string> }) {
  const { t } = useTranslation()
  const { author, body, task_id, mentions } = note
  const title = useReplica(({ tasks }) => tasks.get(task_id)?.title)
  const { open } = useOpenTask()
  const name = members.get(author.user_id) ?? t('activity.formerMember')
  const mentioned = mentions.map((id) => ({ id, name: members.get(id) ?? '' }))
  return (
    <li className="flex items-start gap-3 border-line border-b pb-3 last:border-none">
      <Avatar id={author.user_id} name={name} isRound />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="flex items-center gap-2">
          <span className="min-w-0 truncate font-medium text-small">
            <UserText>{name}</UserText>
          </span>
          <Ago at={note.created_at} />
        </p>
        <LinkedText text={body} people={mentioned} />
        {title !== undefined && (
          <button
            type="button"
            onClick={() => open(task_id)}
            className="self-start rounded-small text-start text-accent-ink text-small underline-offset-2 hover:underline"
          >
            <UserText>{title}</UserText>
          </button>
        )}
      </div>
    </li>
  )
}
