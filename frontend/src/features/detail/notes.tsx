import { MoreHorizontal, Pencil, Trash2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import {
  type Note,
  type Task,
  useActions,
  useIsShared,
  useMay,
  useReplica,
  useUserId,
} from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { UserText } from '../../ui/user-text.tsx'
import { useMemberNames } from '../access/members.ts'
import { Ago } from '../page/ago.tsx'
import { LinkedText } from './linked-text.tsx'
import { NoteForm } from './note-form.tsx'
import { useActorName } from './use-actor-name.ts'
import { useLastingKeys } from './use-lasting-keys.ts'
import { useNoteTexts } from './use-note-texts.ts'

/** Drafts of new notes, by task: they are still there when the task is opened again. */
const begun = new Map<number, string>()

/** The notes on a task, oldest first. */
export function Notes({ task }: { task: Task }) {
  const { t } = useTranslation()
  const texts = useNoteTexts()
  const members = useMemberNames()
  const all = useReplica((state) => state.notes)
  const notes = useMemo(
    () =>
      [...all.values()]
        .filter(({ task_id }) => task_id === task.id)
        .sort((a, b) => a.created_at.localeCompare(b.created_at) || a.id - b.id),
    [all, task.id],
  )
  const nameOf = useActorName(notes.map(({ author }) => author))
  const keyOf = useLastingKeys(notes)
  return (
    <div className="flex flex-col gap-4">
      {notes.length > 0 && (
        <ul aria-label={t(texts.title)} className="flex flex-col gap-3">
          {notes.map((note) => (
            <NoteItem key={keyOf(note.id)} note={note} author={nameOf(note.author)} members={members} />
          ))}
        </ul>
      )}
      {useMay('commenter') && <AddNote task={task} />}
    </div>
  )
}

/** In a shared workspace, users change their own notes, and administrators delete those of others. */
function useMayWith({ author }: Note): { edit: boolean; delete: boolean } {
  const isShared = useIsShared()
  const userId = useUserId()
  const isOwn = !isShared || author.user_id === userId
  const mayComment = useMay('commenter')
  const isAdmin = useMay('admin')
  return { edit: isOwn && mayComment, delete: (isOwn && mayComment) || isAdmin }
}

interface NoteItemProps {
  note: Note
  author: string
  members: ReadonlyMap<string, string>
}

function NoteItem({ note, author, members }: NoteItemProps) {
  const { t } = useTranslation()
  const texts = useNoteTexts()
  const isShared = useIsShared()
  const actions = useActions()
  const [isEdited, setEdited] = useState(false)
  const may = useMayWith(note)
  const mentioned = note.mentions.flatMap((id) => {
    const name = members.get(id)
    return name === undefined ? [] : [{ id, name }]
  })
  return (
    <li className="flex flex-col gap-1">
      <div className="flex min-h-6 items-center gap-2">
        {isShared && (
          <Avatar id={note.author.user_id} name={members.get(note.author.user_id) ?? '?'} isRound />
        )}
        <span className="min-w-0 truncate font-medium text-small">
          <UserText>{author}</UserText>
        </span>
        <Ago at={note.created_at} />
        {note.updated_at !== note.created_at && (
          <span className="text-faint text-small">{t('detail.edited')}</span>
        )}
        <span hidden={!may.edit && !may.delete} className="ms-auto">
          <Menu
            align="end"
            trigger={
              <IconButton
                size="small"
                label={t(texts.menu)}
                icon={<MoreHorizontal aria-hidden size={14} />}
              />
            }
          >
            {may.edit && (
              <MenuItem icon={<Pencil aria-hidden size={14} />} onSelect={() => setEdited(true)}>
                {t('common.edit')}
              </MenuItem>
            )}
            <MenuItem
              danger
              icon={<Trash2 aria-hidden size={14} />}
              onSelect={() => actions.deleteNote(note.task_id, note.id)}
            >
              {t('common.delete')}
            </MenuItem>
          </Menu>
        </span>
      </div>
      {isEdited ? (
        <NoteForm
          text={note.body}
          submit={t('common.save')}
          isNew={false}
          onSubmit={(body) => {
            setEdited(false)
            if (body !== note.body) actions.editNote(note.task_id, note.id, body)
          }}
          onCancel={() => setEdited(false)}
        />
      ) : (
        <LinkedText text={note.body} people={mentioned} />
      )}
    </li>
  )
}

function AddNote({ task }: { task: Task }) {
  const { t } = useTranslation()
  const texts = useNoteTexts()
  const actions = useActions()
  const [count, setCount] = useState(0)
  return (
    <NoteForm
      key={count}
      text={begun.get(task.id) ?? ''}
      submit={t(texts.add)}
      isNew
      onType={(text) => begun.set(task.id, text)}
      onSubmit={(body) => {
        begun.delete(task.id)
        actions.addNote(task.id, body)
        setCount(count + 1)
      }}
    />
  )
}
