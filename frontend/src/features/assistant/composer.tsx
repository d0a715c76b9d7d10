import clsx from 'clsx'
import { ArrowUp, Square } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useId, useState } from 'react'
import { useSyncStatus } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { isBlank, lengthOf } from '../../text/checks.ts'
import { useGrowth } from '../../ui/growth.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { languageOf } from '../lines/language.ts'
import type { Turn } from './chat.ts'
import { DictationButton } from './dictation-button.tsx'
import { useChat } from './use-chat.ts'

const LONGEST = 4_000

/** The field for messages. Enter sends, Shift+Enter starts a new line; the draft stays when the panel is closed. */
export function Composer({
  field,
  turn,
}: {
  field: RefObject<HTMLTextAreaElement | null>
  turn: Turn | undefined
}) {
  const { t, language } = useTranslation()
  const { chat, state } = useChat()
  const { state: sync } = useSyncStatus()
  useGrowth(field)
  const hintId = useId()
  /** Counts the messages sent: what is dictated after one was sent does not belong to it. */
  const [sent, setSent] = useState(0)
  /** The key of the turn during which the user already tried to send. */
  const [early, setEarly] = useState<string>()
  const draft = state.drafts.get(state.conversation) ?? ''
  const isRunning = turn?.state === 'running'
  const isOffline = sync === 'offline'
  const excess = lengthOf(draft) - LONGEST
  // A failed turn has to be sent again or dropped first: otherwise it would be lost.
  const canSend = !isBlank(draft) && excess <= 0 && !isOffline && !isRunning && turn?.state !== 'failed'

  function send(): void {
    if (isRunning) setEarly(turn.key)
    if (!canSend) return
    setSent(sent + 1)
    chat.write('')
    chat.send(draft, languageOf(language))
    field.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }
  const hint = isOffline
    ? t('assistant.offline')
    : excess > 0
      ? t('assistant.tooLong', { count: excess })
      : isRunning && early === turn.key
        ? t('assistant.stillAnswering')
        : undefined
  return (
    <form
      className="flex shrink-0 flex-col gap-1 px-4 pt-2 pb-[max(1rem,env(safe-area-inset-bottom))]"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <p
        id={hintId}
        role="status"
        className={clsx(
          'text-small empty:hidden',
          excess > 0 && !isOffline ? 'text-danger-ink' : 'text-muted',
        )}
      >
        {hint}
      </p>
      <div className="flex items-end gap-1 rounded-panel border border-edge bg-canvas p-1 focus-within:border-focus focus-within:outline-2 focus-within:outline-focus">
        <textarea
          ref={field}
          dir="auto"
          rows={1}
          enterKeyHint="send"
          aria-label={t('assistant.write')}
          aria-describedby={hintId}
          aria-invalid={excess > 0 || undefined}
          placeholder={t('assistant.placeholder')}
          value={draft}
          onChange={(event) => chat.write(event.target.value)}
          onKeyDown={onKeyDown}
          className="field-sizing-content max-h-40 min-h-8 min-w-0 flex-1 resize-none bg-transparent px-2 py-1.5 outline-none text-match-parent touch:min-h-touch touch:py-2.5 touch:text-large"
        />
        <DictationButton key={sent} draft={draft} onText={(text) => chat.write(text)} />
        {isRunning ? (
          <IconButton
            key="stop"
            label={t('assistant.stop')}
            keys={['Esc']}
            icon={<Square aria-hidden size={14} fill="currentColor" />}
            onClick={() => {
              chat.stop(state.conversation)
              field.current?.focus()
            }}
          />
        ) : (
          <IconButton
            key="send"
            type="submit"
            label={t('assistant.send')}
            disabled={!canSend}
            tone="accent"
            icon={<ArrowUp aria-hidden size={16} />}
          />
        )}
      </div>
    </form>
  )
}
