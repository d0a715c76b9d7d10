import { Autocomplete } from '@base-ui/react/autocomplete'
import type { QuickAddReading } from '@docket/sdk'
import clsx from 'clsx'
import { Timer } from 'lucide-react'
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type Ref,
  type RefObject,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { formatMinutes } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { useBack } from '../../ui/back.ts'
import { LabelMark, ProjectMark } from '../../ui/marks.tsx'
import { PriorityIcon } from '../pickers/priority.tsx'
import { SuggestionList } from './suggestion-list.tsx'
import { type Suggestion, withSuggestion, wordAt } from './suggestions.ts'
import { useFieldText } from './use-field-text.ts'
import { useSuggestions } from './use-suggestions.ts'

export interface LineInputProps {
  value: string
  onChange: (value: string) => void
  /** What was read from the line, marked in it. */
  readings: readonly QuickAddReading[]
  invalid: boolean
  describedBy: string
  placeholder: string
  onKeyDown: (event: KeyboardEvent) => void
  onPaste: (event: ClipboardEvent) => void
  /** Whether it wraps and grows, as in a sheet. Then it is a text area, used like the input that it stands for. */
  grows?: boolean
  /** Called for a line break that comes without a key, as some on-screen keyboards send. */
  onBreak: () => void
  /** For buttons that write into the line. */
  editing: Ref<LineEditing>
  /** The field itself, never null while it is there: a menu that closes gives it the focus, at any moment. */
  ref: RefObject<HTMLInputElement | null>
}

export interface LineEditing {
  caret: number
  put: (line: string, caret: number) => void
}

const TEXT = 'col-start-1 row-start-1 w-full min-w-0 px-1 py-2 text-body text-match-parent touch:text-large'
const WRAPS = 'wrap-anywhere whitespace-pre-wrap'

/** The line: what is read from it is marked, and names and estimates are suggested after `#`, `@`, `!`, `~` and `+`. */
export function LineInput(props: LineInputProps) {
  const { value, onChange, readings, invalid, describedBy, onKeyDown, ref: input, ...others } = props
  const { grows = false, onBreak, editing, ...rest } = others
  const { t } = useTranslation()
  const mirror = useRef<HTMLDivElement>(null)
  /** The start of the word for which suggestions were dismissed. */
  const [dismissed, setDismissed] = useState<number | null>(null)

  const field = useFieldText({ field: input, line: value, readings, onChange })
  const { caret } = field
  useImperativeHandle(editing, () => ({
    caret: Math.min(caret, value.length),
    put(line, place) {
      setDismissed(null)
      field.put(line, place)
      input.current?.focus()
    },
  }))
  const word = wordAt(value, Math.min(caret, value.length))
  const suggestions = useSuggestions(word)
  const open = word !== null && suggestions.length > 0 && dismissed !== word.start
  const dismiss = () => setDismissed(word?.start ?? null)
  useBack(open, dismiss)

  useLayoutEffect(() => {
    follow()
  })

  // The marks lie behind the text and move with it.
  const follow = () => {
    if (mirror.current !== null && input.current !== null)
      mirror.current.scrollLeft = input.current.scrollLeft
  }

  const choose = ({ name }: Suggestion) => {
    if (word === null) return
    const next = withSuggestion(value, caret, word, name)
    field.put(next.line, next.caret)
  }

  return (
    <Autocomplete.Root
      items={suggestions}
      mode="none"
      value={field.shown}
      open={open}
      autoHighlight={word !== null && (!'!~+'.includes(word.sign) || word.query !== '') ? 'always' : false}
      itemToStringValue={({ name }: Suggestion) => name}
      onOpenChange={(next) => !next && dismiss()}
      onValueChange={(next, { reason, event }) => {
        if (reason === 'item-press') return
        if (event instanceof InputEvent && event.inputType === 'insertLineBreak') return onBreak()
        setDismissed(null)
        field.onValue(
          next.replaceAll(/[\r\n]+/g, ' '),
          event instanceof InputEvent ? event.inputType : undefined,
        )
      }}
    >
      <div className={clsx('grid min-w-0 flex-1', grows ? 'max-h-40 overflow-y-auto' : 'items-center')}>
        <div
          ref={mirror}
          aria-hidden
          dir="auto"
          className={clsx(
            TEXT,
            'pointer-events-none text-transparent',
            grows ? WRAPS : 'overflow-hidden whitespace-pre',
          )}
        >
          {grows && value === '' && rest.placeholder}
          {field.stretches.map(({ text, kind }, index) =>
            kind === null ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: stretches have nothing but their place.
              <span key={index}>{text}</span>
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: stretches have nothing but their place.
              <mark key={index} className="rounded-small bg-selected text-transparent">
                {text}
              </mark>
            ),
          )}
        </div>
        <Autocomplete.Input
          {...rest}
          ref={input}
          {...(grows && { render: <textarea rows={1} /> })}
          dir="auto"
          aria-label={t('quickAdd.line')}
          aria-invalid={invalid || undefined}
          aria-describedby={describedBy}
          autoComplete="off"
          enterKeyHint="done"
          maxLength={4000}
          onKeyDown={(event) => {
            // It would empty the line, which is kept as a draft, and be taken for that once a suggestion was chosen.
            if (!open && event.key === 'Escape') event.preventBaseUIHandler()
            // This comes before the list takes the key: Enter for what is highlighted, Escape to close.
            const isHighlighted = event.currentTarget.hasAttribute('aria-activedescendant')
            if (!open || !(event.key === 'Escape' || (event.key === 'Enter' && isHighlighted)))
              onKeyDown(event)
          }}
          onScroll={follow}
          onSelect={field.onSelect}
          onCompositionStart={field.onCompositionStart}
          onCompositionEnd={field.onCompositionEnd}
          onCopy={field.onCopy}
          onCut={field.onCut}
          className={clsx(
            TEXT,
            'relative bg-transparent outline-none',
            grows && [WRAPS, 'h-full resize-none overflow-hidden'],
          )}
        />
      </div>
      <SuggestionList
        label={t('quickAdd.suggestions')}
        keyOf={({ key }: Suggestion) => key}
        onChoose={choose}
      >
        {(suggestion: Suggestion) => (
          <>
            <SuggestionIcon suggestion={suggestion} />
            <bdi className="min-w-0 truncate">
              {suggestion.kind === 'estimate' ? formatMinutes(suggestion.minutes) : suggestion.name}
            </bdi>
          </>
        )}
      </SuggestionList>
    </Autocomplete.Root>
  )
}

function SuggestionIcon({ suggestion }: { suggestion: Suggestion }) {
  if (suggestion.kind === 'priority') return <PriorityIcon priority={suggestion.priority} />
  if (suggestion.kind === 'estimate') return <Timer aria-hidden size={14} className="shrink-0 text-muted" />
  if (suggestion.kind === 'member') {
    return <Avatar id={suggestion.id} name={suggestion.name} isRound isSmall />
  }
  if (suggestion.kind === 'project') return <ProjectMark color={suggestion.color} />
  return <LabelMark color={suggestion.color} />
}
