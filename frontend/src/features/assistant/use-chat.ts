import { DocketProblem } from '@docket/sdk'
import { useSyncExternalStore } from 'react'
import { inWorkspace, windowStorage } from '../../browser/storage.ts'
import { docket } from '../../data/docket.ts'
import { newKey, onWorkspaceForgotten, type Place, usePlace } from '../../data/index.ts'
import { queryClient } from '../../session/query.ts'
import { currentSession, sessionEnded, subscribe } from '../../session/store.ts'
import { Chat, type ChatState, type Stored } from './chat.ts'
import { noteAsked } from './open.ts'

/** The windows of this browser show the same conversations: each notifies the others when there is something new. */
const others = new BroadcastChannel('docket-assistant')
others.onmessage = () => void askAgain()

/** The user's chats, by workspace: turns in one go on while another is shown. */
const chats = new Map<string, { userId: string; chat: Chat }>()

/** The turns in progress belong to the user who started them. */
subscribe(() => {
  for (const [workspaceId, { userId }] of chats) {
    if (currentSession().user?.id !== userId) end(workspaceId)
  }
})

/** What was said in a workspace ends with the membership, here as in the service. */
onWorkspaceForgotten(({ workspaceId }) => end(workspaceId))

function end(workspaceId: string): void {
  chats.get(workspaceId)?.chat.close()
  chats.delete(workspaceId)
}

export function useChat(): { chat: Chat; state: ChatState } {
  const chat = chatIn(usePlace())
  return { chat, state: useSyncExternalStore(chat.subscribe, chat.state) }
}

function chatIn(place: Place): Chat {
  const { userId, workspaceId } = place
  const known = chats.get(workspaceId)
  if (known?.userId === userId) return known.chat
  known?.chat.close()
  const name = inWorkspace(place, 'assistant')
  const stored = windowStorage.read(name)
  const chat = new Chat({
    docket,
    workspaceId,
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
  chats.set(workspaceId, { userId, chat })
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
