import clsx from 'clsx'
import { useRef, useState } from 'react'
import { type Task, useActions, useMay } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { isBlank, lengthOf } from '../../text/checks.ts'
import { useGrowth } from '../../ui/growth.ts'
import { TitleChips } from '../quick-add/title-chips.tsx'
import { ChangedElsewhere } from './changed-elsewhere.tsx'
import { Counter } from './counter.tsx'
import { TITLE_MOST } from './text-length.ts'
import { useDraft } from './use-draft.ts'

const canSave = (text: string) => !isBlank(text) && lengthOf(text) <= TITLE_MOST

/** The title, edited in place: Enter or leaving it saves, Escape does not. */
export function Title({ task }: { task: Task }) {
  const { t } = useTranslation()
  const actions = useActions()
  const draft = useDraft(task.title, (title) => actions.editTask(task.id, { title }), { canSave })
  const field = useRef<HTMLTextAreaElement>(null)
  /** The title before it was typed anew, as long as there may be something in it. */
  const [before, setBefore] = useState<string>()
  useGrowth(field)
  const mayEdit = useMay('editor')
  const isTooLong = lengthOf(draft.text) > TITLE_MOST
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-1">
      <textarea
        ref={field}
        aria-label={t('taskFields.title')}
        aria-invalid={isTooLong || undefined}
        dir="auto"
        rows={1}
        readOnly={!mayEdit}
        enterKeyHint="done"
        value={draft.text}
        // It is a single line, however it wraps on the screen.
        onChange={(event) => {
          setBefore(before ?? task.title)
          draft.change(event.target.value.replaceAll(/\s*\n\s*/g, ' '))
        }}
        onBlur={() => (isBlank(draft.text) ? draft.revert() : draft.finish())}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') {
            event.preventDefault()
            event.currentTarget.blur()
          } else if (event.key === 'Escape' && draft.isChanged()) {
            event.preventDefault()
            event.stopPropagation()
            draft.revert()
            setBefore(undefined)
          }
        }}
        className={clsx(
          '-mx-2 field-sizing-content w-[calc(100%+1rem)] resize-none rounded-control bg-transparent px-2 py-0.5 font-strong text-large transition-colors text-match-parent hover:bg-hover focus:bg-canvas focus-visible:outline-offset-0',
          task.complete && 'text-muted line-through decoration-1',
        )}
      />
      {before !== undefined && (
        <TitleChips task={task} before={before} text={draft.text} onApply={draft.change} field={field} />
      )}
      <Counter text={draft.text} most={TITLE_MOST} />
      <ChangedElsewhere draft={draft} task={task} field="title" />
    </div>
  )
}
