import { Pencil } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { type Task, useActions, useMay } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { lengthOf } from '../../text/checks.ts'
import { Textarea } from '../../ui/field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { ChangedElsewhere } from './changed-elsewhere.tsx'
import { Counter } from './counter.tsx'
import { LinkedText } from './linked-text.tsx'
import { DESCRIPTION_MOST } from './text-length.ts'
import { useDraft } from './use-draft.ts'

const canSave = (text: string) => lengthOf(text) <= DESCRIPTION_MOST

/** The task's description: text with links until the user edits it. */
export function Description({ task }: { task: Task }) {
  const { t } = useTranslation()
  const actions = useActions()
  const [isEdited, setEdited] = useState(false)
  const pencil = useRef<HTMLButtonElement>(null)
  /** Whether a key ended the editing: then the focus stays here. */
  const endedByKey = useRef(false)
  useEffect(() => {
    if (!isEdited && endedByKey.current) pencil.current?.focus()
    endedByKey.current = false
  }, [isEdited])
  const draft = useDraft(
    task.description ?? '',
    (text) => actions.editTask(task.id, { description: text === '' ? null : text }),
    { canSave },
  )
  const mayEdit = useMay('editor')
  const isWritten = isEdited || draft.text === ''
  if (!mayEdit) return draft.text === '' ? null : <LinkedText text={draft.text} />
  return (
    <div className="flex flex-col gap-1">
      {isWritten ? (
        <Textarea
          isPlain
          rows={1}
          ref={(area: HTMLTextAreaElement | null) => {
            if (isEdited) area?.focus()
          }}
          aria-label={t('taskFields.description')}
          placeholder={t('detail.addDescription')}
          dir="auto"
          className="text-match-parent"
          value={draft.text}
          onFocus={() => setEdited(true)}
          onChange={(event) => draft.change(event.target.value)}
          onBlur={() => {
            draft.finish()
            if (canSave(draft.text)) setEdited(false)
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return
            const isDone = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
            if (!isDone && event.key !== 'Escape') return
            event.preventDefault()
            event.stopPropagation()
            endedByKey.current = true
            if (!isDone) draft.revert()
            event.currentTarget.blur()
          }}
        />
      ) : (
        <div className="group -mx-2 flex rounded-control transition-colors focus-within:bg-hover hover:bg-hover">
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the button beside it does the same. */}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the button beside it does the same. */}
          <div
            className="min-w-0 flex-1 cursor-text px-2 py-1.5"
            onClick={(event) => {
              const isLink = event.target instanceof Element && event.target.closest('a') !== null
              if (!isLink && getSelection()?.isCollapsed !== false) setEdited(true)
            }}
          >
            <LinkedText text={draft.text} />
          </div>
          <IconButton
            ref={pencil}
            label={t('detail.editDescription')}
            icon={<Pencil aria-hidden size={14} />}
            onClick={() => setEdited(true)}
            className="opacity-0 focus-visible:opacity-100 group-hover:opacity-100 touch:opacity-100"
          />
        </div>
      )}
      <Counter text={draft.text} most={DESCRIPTION_MOST} />
      <ChangedElsewhere draft={draft} task={task} field="description" />
    </div>
  )
}
