import { MoreHorizontal, Pencil, Trash2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { type Note, type Task, useActions, useReplica } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { isBlank, lengthOf } from '../../text/checks.ts'
import { Button } from '../../ui/button.tsx'
import { Textarea } from '../../ui/field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { Ago } from '../page/ago.tsx'
import { Counter } from './counter.tsx'
import { LinkedText } from './linked-text.tsx'
import { NOTE_MOST } from './text-length.ts'
import { useActorName } from './use-actor-name.ts'
import { useLastingKeys } from './use-lasting-keys.ts'

/** Drafts of new notes, by task: they are still there when the task is opened again. */
const begun = new Map<number, string>()

/** The notes on a task, oldest first. */
export function Notes({ task }: { task: Task }) {
  const { t } = useTranslation()
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
        <ul aria-label={t('detail.notes')} className="flex flex-col gap-3">
          {notes.map((note) => (
            <NoteItem key={keyOf(note.id)} note={note} author={nameOf(note.author)} />
          ))}
        </ul>
      )}
      <AddNote task={task} />
    </div>
  )
}

function NoteItem({ note, author }: { note: Note; author: string }) {
  const { t } = useTranslation()
  const actions = useActions()
  const [isEdited, setEdited] = useState(false)
  return (
    <li className="flex flex-col gap-1">
      <div className="flex min-h-6 items-center gap-2">
        <span className="min-w-0 truncate font-medium text-small">{author}</span>
        <Ago at={note.created_at} />
        {note.updated_at !== note.created_at && (
          <span className="text-faint text-small">{t('detail.edited')}</span>
        )}
        <span className="ms-auto">
          <Menu
            align="end"
            trigger={
              <IconButton
                size="small"
                label={t('detail.noteMenu')}
                icon={<MoreHorizontal aria-hidden size={14} />}
              />
            }
          >
            <MenuItem icon={<Pencil aria-hidden size={14} />} onSelect={() => setEdited(true)}>
              {t('common.edit')}
            </MenuItem>
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
        <LinkedText text={note.body} />
      )}
    </li>
  )
}

function AddNote({ task }: { task: Task }) {
  const { t } = useTranslation()
  const actions = useActions()
  const [count, setCount] = useState(0)
  return (
    <NoteForm
      key={count}
      text={begun.get(task.id) ?? ''}
      submit={t('detail.addNote')}
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

interface NoteFormProps {
  text: string
  submit: string
  isNew: boolean
  onType?: (text: string) => void
  onSubmit: (text: string) => void
  onCancel?: () => void
}

/** A form for a note. Ctrl+Enter submits it as well. */
function NoteForm({ text, submit, isNew, onType, onSubmit, onCancel }: NoteFormProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(text)
  const isFit = !isBlank(typed) && lengthOf(typed) <= NOTE_MOST
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (isFit) onSubmit(typed)
      }}
    >
      <Textarea
        isPlain
        rows={1}
        aria-label={isNew ? t('detail.newNote') : t('detail.editNote')}
        placeholder={t('detail.newNote')}
        dir="auto"
        className="text-match-parent"
        autoFocus={!isNew}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          onType?.(event.target.value)
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.currentTarget.form?.requestSubmit()
          } else if (event.key === 'Escape' && onCancel !== undefined) {
            event.preventDefault()
            event.stopPropagation()
            onCancel()
          }
        }}
      />
      <Counter text={typed} most={NOTE_MOST} />
      {(typed !== '' || !isNew) && (
        <div className="flex justify-end gap-2">
          {onCancel !== undefined && (
            <Button variant="ghost" onClick={onCancel}>
              {t('common.cancel')}
            </Button>
          )}
          <Button variant="primary" type="submit" disabled={!isFit}>
            {submit}
          </Button>
        </div>
      )}
    </form>
  )
}
