import { DocketProblem } from '@docket/sdk'
import { useSyncExternalStore } from 'react'
import { ofUser, windowStorage } from '../../browser/storage.ts'
import { docket } from '../../data/docket.ts'
import { newKey, useUserId } from '../../data/index.ts'
import { queryClient } from '../../session/query.ts'
import { currentSession, sessionEnded, subscribe } from '../../session/store.ts'
import { Chat, type ChatState, type Stored } from './chat.ts'
import { noteAsked } from './open.ts'

/** The windows of this browser show the same conversations: each notifies the others when there is something new. */
const others = new BroadcastChannel('docket-assistant')
others.onmessage = () => void askAgain()

let current: { userId: string; chat: Chat } | undefined

/** The turns in progress belong to the user who started them. */
subscribe(() => {
  if (current === undefined || currentSession().user?.id === current.userId) return
  current.chat.close()
  current = undefined
})

export function useChat(): { chat: Chat; state: ChatState } {
  const userId = useUserId()
  const chat = chatOf(userId)
  return { chat, state: useSyncExternalStore(chat.subscribe, chat.state) }
}

function chatOf(userId: string): Chat {
  if (current?.userId === userId) return current.chat
  current?.chat.close()
  const name = ofUser(userId, 'assistant')
  const stored = windowStorage.read(name)
  const chat = new Chat({
    docket,
    userId,
    newKey,
    stored: isStored(stored) ? stored : undefined,
    keep: (next) => windowStorage.write(name, next),
    onNews() {
      noteAsked()
      tellNews()
    },
    onFailure: (error) => {
      if (error instanceof DocketProblem && error.status === 401) void sessionEnded()
    },
  })
  current = { userId, chat }
  return chat
}

/** Makes all windows fetch the conversations again, after something in them has changed. */
export function tellNews(): void {
  others.postMessage('changed')
  void askAgain()
}

const askAgain = () => queryClient.invalidateQueries({ queryKey: ['assistant'] })

function isStored(value: unknown): value is Stored {
  const { conversation, drafts, turns } = (value ?? {}) as Partial<Stored>
  const isId = conversation === null || typeof conversation === 'number'
  return isId && Array.isArray(drafts) && Array.isArray(turns)
}
