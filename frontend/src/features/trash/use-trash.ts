import type { TrashItem } from '@docket/sdk'
import { useEffect } from 'react'
import { docket } from '../../data/docket.ts'
import { useReplica } from '../../data/index.ts'
import { queryClient, useInfiniteQuery, useMutation } from '../../session/query.ts'

const KEY = ['trash']
const ME = { user_id: 'me' }

/** Deleted things, newest first; fetched again after each write, here or elsewhere. */
export function useTrash() {
  const revision = useReplica((state) => state.revision)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision may have put something into the trash.
  useEffect(() => void queryClient.invalidateQueries({ queryKey: KEY }), [revision])
  return useInfiniteQuery({
    queryKey: KEY,
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam: cursor, signal }) => {
      const query = cursor === undefined ? {} : { cursor }
      const { data } = await docket.api.GET('/api/{user_id}/trash', { params: { path: ME, query }, signal })
      return data
    },
    getNextPageParam: ({ next_cursor }) => next_cursor,
  })
}

/** Purges one thing, or all; that is final, so it is not an action that can be undone. */
export function usePurge() {
  return useMutation({
    mutationFn: async (item: TrashItem | 'all') => {
      if (item === 'all') await docket.api.DELETE('/api/{user_id}/trash', { params: { path: ME } })
      else {
        const path = { ...ME, resource: item.resource, id: item.id }
        await docket.api.DELETE('/api/{user_id}/trash/{resource}/{id}', { params: { path } })
      }
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: KEY }),
  })
}
