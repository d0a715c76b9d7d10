import type { Message, ToolCall } from '@docket/sdk'
import clsx from 'clsx'
import { CircleAlert, CirclePause, Info, RotateCcw, Square, Volume2 } from 'lucide-react'
import { useReplica } from '../../data/index.ts'
import { formatInstant } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { languageOf } from '../lines/language.ts'
import { canReadAloud, readAloud, stopReading, useReading } from './aloud.ts'
import { CallCard } from './call-card.tsx'
import type { ConversationKey } from './chat.ts'
import { spokenText } from './markup.ts'
import { MarkupText } from './markup-text.tsx'
import { ReaderText } from './reader-text.tsx'
import { Replies } from './replies.tsx'
import { useChat } from './use-chat.ts'

type Answer = Omit<Extract<Message, { role: 'assistant' }>, 'role' | 'created_at'>

export function UserView({ text, at }: { text: string; at: string }) {
  const { t } = useTranslation()
  const zone = useReplica((state) => state.preferences.time_zone)
  return (
    <div className="flex justify-end">
      <p
        title={formatInstant(at, zone)}
        dir="auto"
        className="min-w-0 max-w-9/10 whitespace-pre-wrap break-words rounded-panel bg-selected px-3 py-2"
      >
        <span className="sr-only">{t('assistant.you')}: </span>
        <span>{text}</span>
      </p>
    </div>
  )
}

interface AnswerViewProps {
  answer: Answer
  conversation: ConversationKey
  /** It is arriving here, piece by piece. */
  isLive?: boolean
  /** It is the newest: its question, if it is one, can be answered. */
  isLast?: boolean
  /** The message that it answers, if that can be sent again. */
  asked: string | null
}

export function AnswerView(props: AnswerViewProps) {
  const { answer, conversation, isLive = false, isLast = false, asked } = props
  const { t } = useTranslation()
  const { content, tool_calls: calls, status, notice } = answer
  return (
    <div className="group/answer flex min-w-0 flex-col gap-2">
      <span className="sr-only">{t('assistant.answer')}: </span>
      {calls.length > 0 && (
        <ul className="flex flex-col gap-2">
          {calls.map((call) => (
            <CallCard key={call.id} call={call} conversation={conversation} isAside={isAside(call, answer)} />
          ))}
        </ul>
      )}
      {content !== '' && <Text answer={answer} />}
      {isLast && status === 'complete' && <Replies replies={answer.replies} />}
      {status === 'running' && content === '' && isLive && (
        <p className="flex items-center gap-2 text-muted">
          <Spinner />
          {t('assistant.thinking')}
        </p>
      )}
      {status === 'running' && !isLive && <Fact icon={<Spinner />}>{t('assistant.underWay')}</Fact>}
      {status === 'interrupted' && (
        <Fact icon={<CirclePause size={14} />}>
          {t('assistant.interrupted')}
          {asked !== null && <AskAgain text={asked} />}
        </Fact>
      )}
      {status === 'failed' && (
        <Fact icon={<CircleAlert size={14} />}>
          {t('assistant.failed')}
          {asked !== null && <AskAgain text={asked} />}
        </Fact>
      )}
      {notice !== null && <Fact icon={<Info size={14} />}>{t(`assistant.notice.${notice}`)}</Fact>}
      {status !== 'running' && content !== '' && canReadAloud() && (
        <ReadButton answer={answer} conversation={conversation} />
      )}
    </div>
  )
}

/**
 * Whether what was looked up is shown otherwise: in the text of the reader, which lists it, or as the change for which it
 * was looked up.
 */
const isAside = (call: ToolCall, { tool_calls: calls, answered_by, content }: Answer): boolean =>
  call.found.length > 0 &&
  ((answered_by === 'reader' && content !== '') || calls.some(({ change_count }) => change_count > 0))

/** The text of an answer. Only a model's has formatting: the reader repeats the titles of tasks as they are. */
function Text({ answer }: { answer: Answer }) {
  const { content, answered_by } = answer
  if (answered_by === 'model') return <MarkupText text={content} />
  return (
    // In the language of the question; titles in another one are isolated.
    <p dir="auto" className="whitespace-pre-wrap break-words">
      <ReaderText answer={answer} />
    </p>
  )
}

function Fact({ icon, children }: { icon: React.ReactNode; children: React.ReactNode }) {
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted text-small">
      <span aria-hidden className="inline-grid shrink-0">
        {icon}
      </span>
      {children}
    </p>
  )
}

function AskAgain({ text }: { text: string }) {
  const { t, language } = useTranslation()
  const { chat } = useChat()
  return (
    <Button
      size="small"
      variant="ghost"
      icon={<RotateCcw aria-hidden size={14} />}
      onClick={() => chat.send(text, languageOf(language))}
      className="text-small"
    >
      {t('assistant.askAgain')}
    </Button>
  )
}

function ReadButton({
  answer: { id, content, answered_by },
  conversation,
}: {
  answer: Answer
  conversation: ConversationKey
}) {
  const { t } = useTranslation()
  const name = `${conversation}/${id}`
  const isReading = useReading() === name
  const text = answered_by === 'model' ? spokenText(content) : content
  return (
    <IconButton
      size="small"
      label={t(isReading ? 'assistant.voice.stopReading' : 'assistant.voice.read')}
      icon={
        isReading ? <Square aria-hidden size={12} fill="currentColor" /> : <Volume2 aria-hidden size={14} />
      }
      onClick={() => (isReading ? stopReading() : readAloud(name, text))}
      // Always visible beside each answer, it would be clutter; the keyboard and fingers can reach it in any case.
      className={clsx(
        '-ms-1 -mt-1 -mb-4',
        !isReading && 'not-touch:not-focus-visible:not-group-hover/answer:opacity-0',
      )}
    />
  )
}
