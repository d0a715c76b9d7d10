import type { TaskPatch } from '@docket/sdk'
import clsx from 'clsx'
import { type RefObject, useMemo, useRef, useState } from 'react'
import { type Task, useActions } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { isBlank } from '../../text/checks.ts'
import { Chip } from '../../ui/chip.tsx'
import { useLine, useReadLine } from '../lines/use-line.ts'
import { useSayMeaning } from './meaning-chips.tsx'
import { type Meaning, meaningsOf } from './readings.ts'

export interface TitleChipsProps {
  task: Task
  /** The title before it was edited: what stood there is no suggestion. */
  before: string
  /** The title as it is typed. */
  text: string
  /** Called with the title that is left, before it is saved. */
  onApply: (title: string) => void
  /** Where the title is typed. */
  field: RefObject<HTMLElement | null>
  className?: string
}

/**
 * What could be meant in a title that is typed anew. A title is text until a press says otherwise: that sets what was
 * read, and takes the words out of the title, as one edit.
 */
export function TitleChips({ task, before, text, onApply, field, className }: TitleChipsProps) {
  const { t } = useTranslation()
  const actions = useActions()
  const say = useSayMeaning()
  const readLine = useReadLine()
  const [dismissed, setDismissed] = useState<readonly string[]>([])
  const said = useMemo(() => ({ due: task.due, ignore: dismissed }), [task.due, dismissed])
  const { line } = useLine(text, said)
  const chips = useRef<HTMLDivElement>(null)
  const meanings = meaningsOf(line?.readings ?? []).filter(
    ({ reading, texts }) =>
      texts.every((each) => text.includes(each)) &&
      texts.some((each) => !before.includes(each)) &&
      // A new project would be another thing to undo.
      !(reading.kind === 'project' && reading.value.id === null),
  )
  if (isBlank(line?.title ?? '') || meanings.length === 0) return null

  /** A chip that goes with the focus in it gives it back. */
  const refocus = () => {
    if (chips.current?.contains(document.activeElement)) field.current?.focus()
  }
  const apply = async (meaning: Meaning) => {
    refocus()
    const others = meanings.filter((each) => each !== meaning).flatMap(({ texts }) => texts)
    const read = await readLine(text, { due: task.due, ignore: [...dismissed, ...others] })
    onApply(read.title)
    // A rule needs the date on which it begins.
    const due = meaning.reading.kind === 'recurrence' && read.due !== null ? { due: read.due } : {}
    actions.editTask(task.id, { title: read.title, ...due, ...patchOf(meaning, task) })
  }
  return (
    // Without this, a press would first leave the field.
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps the focus where it is.
    <div
      ref={chips}
      className={clsx('flex flex-wrap gap-1.5', className)}
      onMouseDown={(event) => event.preventDefault()}
    >
      {meanings.map((meaning) => {
        const name = say(meaning)
        return (
          <Chip
            key={`${meaning.reading.kind}/${meaning.texts.join('/')}`}
            tone="accent"
            name={name}
            onRemove={() => {
              refocus()
              setDismissed([...dismissed, ...meaning.texts])
            }}
          >
            <button
              type="button"
              className="underline-offset-2 hover:underline"
              onClick={() => void apply(meaning)}
            >
              {t('quickAdd.applyNamed', { name })}
            </button>
          </Chip>
        )
      })}
    </div>
  )
}

/** What a reading makes of a task: labels and reminders are added to those it has. */
function patchOf({ reading }: Meaning, task: Task): TaskPatch {
  switch (reading.kind) {
    case 'due':
      return { due: reading.value }
    case 'recurrence':
      return { ...reading.value }
    case 'priority':
      return { priority: reading.value }
    case 'estimate':
      return { estimate: reading.value }
    case 'label':
      return { labels: [...new Set([...task.labels, reading.value.name])] }
    case 'assignee':
      // A task that this browser stored before tasks had assignees lacks them.
      return { assignees: [...new Set([...(task.assignees ?? []), reading.value.id])] }
    case 'project':
      return { project_id: reading.value.id }
    case 'reminder':
      return { reminders: [...task.reminders, ...reading.value] }
  }
}
