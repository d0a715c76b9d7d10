import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { docket } from '../../data/docket.ts'
import { type Notification, useReplica, useUserId } from '../../data/index.ts'
import { KEPT } from '../../data/notifications.ts'
import { useInfiniteQuery } from '../../session/query.ts'

/** As many as are kept here, so that the first page leads to the older ones. */
const PAGE = 300

/** What is older than the notifications that are kept here: as the service says, once the user asks for it. */
export function useOlder(newest: readonly Notification[]) {
  const userId = useUserId()
  const revision = useReplica((state) => state.revision)
  const [isAsked, setAsked] = useState(false)
  const oldest = newest.at(-1)?.id ?? 0
  const query = useInfiniteQuery({
    queryKey: ['notifications', userId, revision],
    enabled: isAsked,
    placeholderData: keepPreviousData,
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam: cursor, signal }) => {
      const params = { path: { user_id: userId }, query: { limit: PAGE, ...(cursor && { cursor }) } }
      return (await docket.api.GET('/api/{user_id}/notifications', { params, signal })).data
    },
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
  })
  const pages = query.data?.pages ?? []
  return {
    found: pages.flatMap(({ notifications }) => notifications).filter(({ id }) => id < oldest),
    error: query.error,
    isBusy: query.isFetching,
    hasMore: newest.length >= KEPT && (!isAsked || query.isError || query.isPending || query.hasNextPage),
    more: () => {
      if (!isAsked) setAsked(true)
      else if (query.isError) void query.refetch()
      else void query.fetchNextPage()
    },
  }
}
