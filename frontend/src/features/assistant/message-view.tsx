import type { Message, ToolCall } from '@docket/sdk'
import clsx from 'clsx'
import { CircleAlert, CirclePause, Info, RotateCcw, Square, Volume2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useReplica } from '../../data/index.ts'
import { formatInstant } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { languageOf } from '../lines/language.ts'
import { canReadAloud, readAloud, stopReading, useReading } from './aloud.ts'
import { CallCard } from './call-card.tsx'
import type { ConversationKey } from './chat.ts'
import { spokenText } from './markup.ts'
import { MarkupText } from './markup-text.tsx'
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
  /** The message that it answers, if that can be sent again. */
  asked: string | null
}

export function AnswerView({ answer, conversation, isLive = false, asked }: AnswerViewProps) {
  const { t } = useTranslation()
  const { content, tool_calls: calls, status, notice } = answer
  return (
    <div className="group/answer flex min-w-0 flex-col gap-2">
      <span className="sr-only">{t('assistant.answer')}: </span>
      {calls.length > 0 && (
        <ul className="flex flex-col gap-2">
          {calls.map((call) => (
            <CallCard key={call.id} call={call} conversation={conversation} isAside={isAside(call, calls)} />
          ))}
        </ul>
      )}
      {content !== '' && <Text answer={answer} />}
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

/** Whether something was looked up only in order to change it: showing the change is enough. */
const isAside = (call: ToolCall, calls: readonly ToolCall[]): boolean =>
  call.found.length > 0 && calls.some(({ change_count }) => change_count > 0)

/** The text of an answer. Only a model's has formatting: the reader repeats the titles of tasks as they are. */
function Text({ answer: { content, answered_by } }: { answer: Answer }) {
  if (answered_by === 'model') return <MarkupText text={content} />
  return (
    // In the language of the question; titles in another one are isolated.
    <p dir="auto" className="whitespace-pre-wrap break-words">
      {content}
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
  const { t, i18n } = useTranslation()
  const { chat } = useChat()
  return (
    <Button
      size="small"
      variant="ghost"
      icon={<RotateCcw aria-hidden size={14} />}
      onClick={() => chat.send(text, languageOf(i18n.language))}
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
