import { keepPreviousData } from '@tanstack/react-query'
import { docket } from '../../data/docket.ts'
import { useReplica, useUserId } from '../../data/index.ts'
import { BY_CURSOR, useInfiniteQuery } from '../../session/query.ts'

/** The open tasks that are assigned to the user in all workspaces, as the service says, page by page. */
export function useAssigned() {
  const userId = useUserId()
  // Asked again whenever something has changed in the workspace that is shown.
  const revision = useReplica((state) => state.revision)
  return useInfiniteQuery({
    queryKey: ['assigned', userId, revision],
    placeholderData: keepPreviousData,
    staleTime: 0,
    ...BY_CURSOR,
    queryFn: async ({ pageParam: cursor, signal }) => {
      const query = cursor === undefined ? {} : { cursor }
      return (await docket.api.GET('/api/assigned', { params: { query }, signal })).data
    },
  })
}
