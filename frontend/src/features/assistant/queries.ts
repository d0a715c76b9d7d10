import type { Message, ToolCall, UndoResponse } from '@docket/sdk'
import type { InfiniteData } from '@tanstack/react-query'
import { docket } from '../../data/docket.ts'
import { useWorkspaceId } from '../../data/index.ts'
import { BY_CURSOR, queryClient, useInfiniteQuery, useQuery } from '../../session/query.ts'
import type { ConversationKey } from './chat.ts'

const MESSAGES = 30
const CONVERSATIONS = 30
/** Milliseconds between polls for an answer that is streamed to another window or device. */
const LOOK = 1_500

interface Page {
  messages: Message[]
  next_cursor: string | null
}

/** Which model answers, and how much of it is left. */
export function useAssistant() {
  return useQuery({
    queryKey: ['assistant', 'about'],
    queryFn: async ({ signal }) => {
      const params = { path: { user_id: 'me' } }
      const { data } = await docket.api.GET('/api/{user_id}/assistant', { params, signal })
      return data
    },
  })
}

/** The conversations in the workspace that is shown, the most recently used first. */
export function useConversations() {
  const workspaceId = useWorkspaceId()
  return useInfiniteQuery({
    queryKey: ['assistant', 'conversations', workspaceId],
    ...BY_CURSOR,
    queryFn: async ({ pageParam: cursor, signal }) => {
      const query = { limit: CONVERSATIONS, ...(cursor === undefined ? {} : { cursor }) }
      const { data } = await docket.api.GET('/api/{user_id}/conversations', {
        params: { path: { user_id: workspaceId }, query },
        signal,
      })
      return data
    },
  })
}

/** A conversation of the user, by its place: ids count up in each workspace. */
export interface ConversationPlace {
  workspaceId: string
  id: number
}

const messagesKey = (workspaceId: string, conversation: ConversationKey) =>
  ['assistant', 'messages', workspaceId, conversation] as const

const pathOf = ({ workspaceId, id }: ConversationPlace) => ({ user_id: workspaceId, conversation_id: id })

/** The messages of a conversation, newest first. */
export function useMessages(conversation: ConversationKey) {
  const workspaceId = useWorkspaceId()
  return useInfiniteQuery({
    queryKey: messagesKey(workspaceId, conversation),
    enabled: conversation !== null,
    ...BY_CURSOR,
    queryFn: async ({ pageParam: cursor, signal }): Promise<Page> => {
      const { data } = await docket.api.GET('/api/{user_id}/conversations/{conversation_id}/messages', {
        params: {
          path: pathOf({ workspaceId, id: conversation ?? 0 }),
          query: { limit: MESSAGES, ...(cursor === undefined ? {} : { cursor }) },
        },
        signal,
      })
      return data
    },
    refetchInterval: ({ state }) => (state.data?.pages[0]?.messages.some(isRunning) ? LOOK : false),
  })
}

export const isRunning = (message: Message): boolean =>
  message.role === 'assistant' && message.status === 'running'

/** Shows the new state of a call before it is fetched again. */
export function showCall({ workspaceId, id }: ConversationPlace, call: ToolCall): void {
  queryClient.setQueryData<InfiniteData<Page>>(messagesKey(workspaceId, id), (data) =>
    data === undefined
      ? data
      : { ...data, pages: data.pages.map((page) => ({ ...page, messages: page.messages.map(withCall) })) },
  )
  function withCall(message: Message): Message {
    if (message.role === 'user') return message
    const tool_calls = message.tool_calls.map((known) => (known.id === call.id ? call : known))
    return { ...message, tool_calls }
  }
}

/** @returns the call as it is then: done, declined, or awaiting an answer again */
export async function answerCall(conversation: ConversationPlace, id: string, approve: boolean, key: string) {
  const { data } = await docket.api.POST('/api/{user_id}/conversations/{conversation_id}/calls/{call_id}', {
    params: {
      path: { ...pathOf(conversation), call_id: id },
      header: { 'idempotency-key': key },
    },
    body: { approve },
  })
  return data
}

export async function rename(conversation: ConversationPlace, title: string): Promise<void> {
  await docket.api.PATCH('/api/{user_id}/conversations/{conversation_id}', {
    params: { path: pathOf(conversation) },
    body: { title },
  })
}

export async function remove(conversation: ConversationPlace): Promise<void> {
  await docket.api.DELETE('/api/{user_id}/conversations/{conversation_id}', {
    params: { path: pathOf(conversation) },
  })
}

/** Undoes one write, or everything an actor did. @returns the revision for undoing that, and the number of changes */
export async function takeBack(
  workspaceId: string,
  body: { revision: number } | { since: number; by: string; by_kind: 'assistant' },
  key: string,
) {
  const { data } = await docket.api.POST('/api/{user_id}/undo', {
    params: { path: { user_id: workspaceId }, header: { 'idempotency-key': key } },
    body,
  })
  // Not a dry run, whose answer would contain no write.
  const { write, count } = data as UndoResponse
  return { write, count }
}
