import { previewOf } from '@docket/grammar/lines/task.ts'
import type { TaskCreate } from '@docket/sdk'
import clsx from 'clsx'
import { ArrowUp, CornerDownLeft, Plus } from 'lucide-react'
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useActions } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { writtenIn } from '../lines/language.ts'
import { useReadLine } from '../lines/use-line.ts'
import { useOpenTask } from '../task/open-task.ts'
import { useDraft } from './draft.ts'
import { Hint } from './hint.tsx'
import type { LineBody, LineDefaults } from './line-body.ts'
import { type LineEditing, LineInput } from './line-input.tsx'
import { LineTools } from './line-tools.tsx'
import { DefaultChips, DescriptionChip, MeaningChips, UsualReminder } from './meaning-chips.tsx'
import { PastedLines } from './pasted-lines.tsx'
import { ReadAloud } from './read-aloud.tsx'
import { linesOf, meaningsOf, standing } from './readings.ts'
import { withoutKind, withSign, withWords } from './tokens.ts'
import { usePreview } from './use-preview.ts'
import { useProblem } from './use-problem.ts'

export interface QuickAddProps {
  /** What a task gets unless its line says otherwise. Read once: give a `key` to change them. */
  defaults?: LineDefaults
  /** Called on Escape, and when something leads away. */
  onDone: () => void
  /** Whether it is in a list rather than in a dialog. */
  inline?: boolean
  /** Whether it is in a sheet on a phone, where it grows and has buttons. */
  sheet?: boolean
  /** The field, for a parent that focuses it; without this, it takes the focus itself. */
  field?: RefObject<HTMLInputElement | null>
}

const NONE: LineDefaults = {}

/** Adds a task by one line: what is read from it is shown during typing. Enter adds it and stays open. */
export function QuickAdd(props: QuickAddProps) {
  const { defaults: given = NONE, onDone, inline = false, sheet = false, field } = props
  const { t, language } = useTranslation()
  const actions = useActions()
  const { open } = useOpenTask()
  const own = useRef<HTMLInputElement>(null)
  const input = field ?? own
  const editing = useRef<LineEditing>(null)
  const { draft, setDraft, finish, waiting } = useDraft()
  const { text, description } = draft
  const setText = (next: string) => setDraft({ ...draft, text: next })
  const [ignored, setIgnored] = useState<readonly string[]>([])
  const [lasting, setLasting] = useState(given)
  /** What was picked for this line alone. */
  const [due, setDue] = useState<LineDefaults['due']>()
  const defaults = useMemo(
    (): LineDefaults => (due === undefined ? lasting : { ...lasting, due }),
    [lasting, due],
  )
  const [pasted, setPasted] = useState<readonly string[] | null>(null)
  const [isTried, setTried] = useState(false)
  const message = useId()

  const body = useMemo((): LineBody => {
    const ignore = ignored.filter((part) => text.includes(part))
    const details = description === '' ? {} : { description }
    return { text, ...writtenIn(language), ignore, defaults: { ...defaults, ...details } }
  }, [text, description, ignored, defaults, language])
  const preview = usePreview(body)
  const readLine = useReadLine()
  const readings = standing(preview.data?.readings ?? [], text)
  const meanings = meaningsOf(readings)
  const problem = useProblem(text, preview)
  const isShort = problem !== null && !isTried && problem.kind === 'empty'

  useEffect(() => own.current?.focus(), [])

  const add = (andOpen: boolean) => {
    setTried(true)
    if (text.trim() === '' || problem !== null) return
    const shown: Partial<TaskCreate> =
      preview.isCurrent && preview.data !== undefined ? preview.data.task : defaults
    const details = description === '' ? {} : { description }
    const id = actions.quickAdd({ ...body, text: text.trim() }, { ...shown, ...details })
    clear()
    if (andOpen) {
      onDone()
      open(id)
    }
  }
  const clear = () => {
    finish()
    setDue(undefined)
    setIgnored([])
    setTried(false)
    input.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // The key is for a suggestion or an input method, and not for the line.
    if (event.defaultPrevented || event.nativeEvent.isComposing) return
    if (event.key === 'Enter') {
      event.preventDefault()
      add(event.shiftKey)
    } else if (event.key === 'Escape' && inline) {
      event.preventDefault()
      onDone()
    }
  }
  const onPaste = (event: ClipboardEvent) => {
    const lines = linesOf(event.clipboardData.getData('text/plain'))
    if (lines.length < 2) return
    event.preventDefault()
    setPasted(lines)
  }

  if (pasted !== null) {
    const join = () => {
      setText([text.trim(), ...pasted].join(' ').trim())
      setPasted(null)
    }
    const addAll = async (lines: readonly string[]) => {
      setPasted(null)
      const named = { due: defaults.due }
      const read = lines.map((line) => readLine(line, named).then((each) => previewOf(each, defaults).task))
      // What cannot be read here is read by the service.
      const shown = (await Promise.allSettled(read)).map((each) =>
        each.status === 'fulfilled' ? (each.value as Partial<TaskCreate>) : defaults,
      )
      actions.quickAddAll(
        lines.map((line) => ({ ...body, text: line, ignore: [], defaults })),
        shown,
      )
    }
    return (
      <PastedLines
        lines={pasted}
        onAdd={(lines) => void addAll(lines)}
        onJoin={join}
        onCancel={() => setPasted(null)}
      />
    )
  }
  return (
    <div className={clsx(inline && 'rounded-control border border-edge bg-canvas')}>
      <div className={clsx('flex gap-2 ps-3 pe-2', sheet ? 'items-start' : 'items-center pt-1.5')}>
        <Plus aria-hidden size={16} className={clsx('shrink-0 text-accent-ink', sheet && 'mt-3')} />
        <LineInput
          ref={input}
          editing={editing}
          grows={sheet}
          onBreak={() => add(false)}
          value={text}
          onChange={setText}
          readings={readings}
          invalid={problem !== null && !isShort}
          describedBy={message}
          placeholder={t('quickAdd.placeholder')}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
      </div>
      <div className={clsx('flex flex-wrap items-center gap-1.5 px-3 pb-1.5', !sheet && 'min-h-8')}>
        <DefaultChips
          defaults={defaults}
          named={new Set(readings.map(({ kind }) => kind))}
          onChange={(next) => {
            // A date that was picked for this line does not become that of the next one.
            setLasting(due === undefined || next.due == null ? next : { ...next, due: lasting.due ?? null })
            if (next.due == null) setDue(undefined)
            input.current?.focus()
          }}
        />
        <MeaningChips
          meanings={meanings}
          onIgnore={(texts) => {
            setIgnored([...ignored, ...texts])
            input.current?.focus()
          }}
        />
        {!readings.some(({ kind }) => kind === 'reminder') && (
          <UsualReminder reminders={preview.data?.task.reminders ?? []} />
        )}
        {description !== '' && (
          <DescriptionChip
            text={description}
            onRemove={() => {
              setDraft({ ...draft, description: '' })
              input.current?.focus()
            }}
          />
        )}
      </div>
      {waiting !== undefined && (
        <p className="truncate px-3 pb-1.5 text-muted text-small">
          {t('quickAdd.waiting', { text: waiting.text || waiting.description })}
        </p>
      )}
      <div
        className={clsx(
          'flex flex-wrap items-center justify-end gap-x-3 gap-y-1 px-2 pb-2',
          sheet && 'border-line border-t pt-1',
        )}
      >
        {sheet && (
          <LineTools
            due={preview.data?.task.due ?? defaults.due ?? null}
            onDue={(next) => {
              setDue(next)
              setText(withoutKind(text, readings, 'due'))
            }}
            onSign={(sign) => {
              const { line, caret } = withSign(text, editing.current?.caret ?? text.length, sign)
              editing.current?.put(line, caret)
            }}
            onRepeat={(words) => {
              const { line, caret } = withWords(withoutKind(text, readings, 'recurrence'), words)
              editing.current?.put(line, caret)
            }}
            field={input}
          />
        )}
        <Hint id={message} text={text} preview={preview} problem={isShort ? null : problem} sheet={sheet} />
        {inline && (
          <Button size="small" variant="ghost" onClick={onDone}>
            {t('common.cancel')}
          </Button>
        )}
        {sheet ? (
          <IconButton
            label={t('common.add')}
            icon={<ArrowUp aria-hidden size={20} />}
            tone="accent"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => add(false)}
            className="order-1"
          />
        ) : (
          <Button
            size="small"
            variant="primary"
            icon={<CornerDownLeft aria-hidden size={14} className="rtl:-scale-x-100" />}
            onClick={() => add(false)}
          >
            {t('common.add')}
          </Button>
        )}
      </div>
      <ReadAloud meanings={meanings} isCurrent={preview.isCurrent} />
    </div>
  )
}
