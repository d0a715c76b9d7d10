import { type KeyboardEvent, useState } from 'react'
import { useIsShared } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { isBlank, lengthOf } from '../../text/checks.ts'
import { Button } from '../../ui/button.tsx'
import { Textarea } from '../../ui/field.tsx'
import { Counter } from './counter.tsx'
import { MentionField } from './mention-field.tsx'
import { NOTE_MOST } from './text-length.ts'
import { useNoteTexts } from './use-note-texts.ts'

interface NoteFormProps {
  text: string
  submit: string
  isNew: boolean
  onType?: (text: string) => void
  onSubmit: (text: string) => void
  onCancel?: () => void
}

/** A form for a note. Ctrl+Enter submits it as well. In a shared workspace, members are suggested after `@`. */
export function NoteForm({ text, submit, isNew, onType, onSubmit, onCancel }: NoteFormProps) {
  const { t } = useTranslation()
  const texts = useNoteTexts()
  const isShared = useIsShared()
  const [typed, setTyped] = useState(text)
  const isFit = !isBlank(typed) && lengthOf(typed) <= NOTE_MOST
  const type = (next: string) => {
    setTyped(next)
    onType?.(next)
  }
  const label = t(isNew ? texts.write : texts.edit)
  const field = {
    placeholder: t(texts.write),
    autoFocus: !isNew,
    onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement | HTMLInputElement>) => {
      if (event.nativeEvent.isComposing) return
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.currentTarget.form?.requestSubmit()
      } else if (event.key === 'Escape' && onCancel !== undefined) {
        event.preventDefault()
        event.stopPropagation()
        onCancel()
      }
    },
  }
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (isFit) onSubmit(typed)
      }}
    >
      {isShared ? (
        <MentionField {...field} label={label} value={typed} onType={type} />
      ) : (
        <Textarea
          {...field}
          isPlain
          rows={1}
          aria-label={label}
          dir="auto"
          className="text-match-parent"
          value={typed}
          onChange={(event) => type(event.target.value)}
        />
      )}
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
