import type { Message } from '@docket/sdk'
import { ArrowDown } from 'lucide-react'
import { type RefObject, useEffect, useEffectEvent, useRef } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Button } from '../../ui/button.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Announcer } from './announcer.tsx'
import type { ConversationKey, Turn } from './chat.ts'
import { AnswerView, UserView } from './message-view.tsx'
import { NotLoaded } from './not-loaded.tsx'
import { isRunning, useAssistant, useMessages } from './queries.ts'
import { Trouble } from './trouble.tsx'
import { useChat } from './use-chat.ts'
import { useStick } from './use-stick.ts'
import { Welcome } from './welcome.tsx'

export interface ThreadProps {
  conversation: ConversationKey
  turn: Turn | undefined
  onExample: (text: string) => void
}

/** The messages, the newest at the end and in sight. */
export function Thread({ conversation, turn, onExample }: ThreadProps) {
  const { t } = useTranslation()
  const query = useMessages(conversation)
  const area = useRef<HTMLElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const known = query.data?.pages.flatMap(({ messages }) => messages).reverse() ?? []
  const isReader = useAssistant().data?.model === null
  const messages = withTurn(known, turn, isReader ? 'reader' : 'model')
  const stick = useStick(area, content, messages[0]?.id, lengthOf(messages.at(-1)))
  useSettling(conversation, turn, known)
  useFollowing(turn, stick.toEnd)
  const isEmpty = messages.length === 0
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <section
        ref={area}
        aria-label={t('assistant.messages')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: people without a mouse scroll it with the keyboard.
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain [overflow-anchor:none] focus-visible:-outline-offset-2"
      >
        <div ref={content} className="flex min-h-full flex-col px-4 py-4">
          {isEmpty && <Empty conversation={conversation} query={query} onExample={onExample} />}
          <Older query={query} area={area} />
          <ol className="flex flex-col gap-5">
            {messages.map((message, index) => (
              <li key={message.id}>
                {message.role === 'user' ? (
                  <UserView text={message.content} at={message.created_at} />
                ) : (
                  <AnswerView
                    answer={message}
                    conversation={conversation}
                    isLast={index === messages.length - 1}
                    isLive={index === messages.length - 1 && turn?.state === 'running'}
                    asked={
                      index === messages.length - 1 && turn === undefined
                        ? askedBefore(messages, index)
                        : null
                    }
                  />
                )}
              </li>
            ))}
          </ol>
          {turn?.state === 'failed' && turn.error !== null && (
            <div className="mt-5">
              <Trouble conversation={conversation} error={turn.error} />
            </div>
          )}
        </div>
      </section>
      {!stick.isAtEnd && !isEmpty && (
        <Button
          size="small"
          icon={<ArrowDown aria-hidden size={14} />}
          onClick={stick.toEnd}
          className="absolute! bottom-2 self-center shadow-popup"
        >
          {t(stick.hasNews ? 'assistant.newMessages' : 'assistant.toNewest')}
        </Button>
      )}
      <Announcer turn={turn} />
    </div>
  )
}

/** The id of a message that has none yet: the greatest, since it is the newest. */
const NO_ID = Number.MAX_SAFE_INTEGER

/** The messages, with a turn of this window replaced by what has arrived of it here so far. */
function withTurn(
  known: readonly Message[],
  turn: Turn | undefined,
  by: 'model' | 'reader',
): readonly Message[] {
  if (turn === undefined) return known
  const { messageId, body, at, answer, state, text, calls } = turn
  const id = messageId ?? NO_ID
  // The question's id is one below that of its answer.
  const before = known.filter((message) => message.id < id - 1)
  const created_at = new Date(at).toISOString()
  const question: Message = { id: id - 1, role: 'user', content: body.message, created_at }
  if (state === 'failed' && messageId === null) return [...before, question]
  const stopped = state === 'over' ? 'interrupted' : 'complete'
  const status = answer?.status ?? (state === 'running' ? 'running' : stopped)
  return [
    ...before,
    question,
    {
      id,
      role: 'assistant',
      content: text,
      tool_calls: [...calls],
      status,
      answered_by: answer?.answered_by ?? by,
      notice: answer?.notice ?? null,
      replies: answer?.replies ?? [],
      created_at,
    },
  ]
}

/** A value that changes with each piece added to the message. */
function lengthOf(message: Message | undefined): string {
  if (message === undefined) return ''
  const calls = message.role === 'assistant' ? message.tool_calls.map(({ status }) => status).join() : ''
  return `${message.id} ${message.content.length} ${calls}`
}

function askedBefore(messages: readonly Message[], index: number): string | null {
  const before = messages[index - 1]
  return before?.role === 'user' ? before.content : null
}

/** Once the service has the whole of a turn, its messages are shown instead. */
function useSettling(conversation: ConversationKey, turn: Turn | undefined, known: readonly Message[]): void {
  const { chat } = useChat()
  const messageId = turn?.messageId ?? null
  const isKnown = known.some((message) => message.id === messageId && !isRunning(message))
  const isOpen = turn?.state !== 'running'
  useEffect(() => {
    if (messageId !== null && isKnown && isOpen) chat.settle(conversation, messageId)
  }, [chat, conversation, messageId, isKnown, isOpen])
}

/** Scrolls to the end when a turn starts: the user wants to see the answer. */
function useFollowing(turn: Turn | undefined, toEnd: () => void): void {
  const key = turn?.state === 'running' ? turn.key : undefined
  const follow = useEffectEvent(toEnd)
  useEffect(() => {
    if (key !== undefined) follow()
  }, [key])
}

function Empty({
  conversation,
  query,
  onExample,
}: {
  conversation: ConversationKey
  query: ReturnType<typeof useMessages>
  onExample: (text: string) => void
}) {
  if (conversation === null) return <Welcome onExample={onExample} />
  if (query.error !== null) return <NotLoaded error={query.error} onRetry={() => query.refetch()} />
  return query.isPending ? <SkeletonRows count={3} /> : null
}

/** Loads older messages when the user scrolls up to them or presses the button. */
function Older({
  query,
  area,
}: {
  query: ReturnType<typeof useMessages>
  area: RefObject<HTMLElement | null>
}) {
  const { t } = useTranslation()
  const button = useRef<HTMLDivElement>(null)
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = query
  useEffect(() => {
    const element = button.current
    if (element === null || !hasNextPage || isFetchingNextPage || isError) return
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) void fetchNextPage()
      },
      { root: area.current, rootMargin: '200px 0px 0px' },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [area, hasNextPage, isFetchingNextPage, isError, fetchNextPage])
  if (!hasNextPage) return null
  return (
    <div ref={button} className="mb-4 flex justify-center">
      <Button size="small" variant="ghost" busy={isFetchingNextPage} onClick={() => fetchNextPage()}>
        {t('assistant.showOlder')}
      </Button>
    </div>
  )
}
