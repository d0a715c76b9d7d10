import type { TrashItem } from '@docket/sdk'
import { useEffect } from 'react'
import { docket } from '../../data/docket.ts'
import { useReplica, useWorkspaceId } from '../../data/index.ts'
import { BY_CURSOR, queryClient, useInfiniteQuery, useMutation } from '../../session/query.ts'

const keyOf = (workspaceId: string) => ['trash', workspaceId]

/** Deleted things, newest first; fetched again after each write, here or elsewhere. */
export function useTrash() {
  const revision = useReplica((state) => state.revision)
  const workspaceId = useWorkspaceId()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision may have put something into the trash.
  useEffect(
    () => void queryClient.invalidateQueries({ queryKey: keyOf(workspaceId) }),
    [revision, workspaceId],
  )
  return useInfiniteQuery({
    queryKey: keyOf(workspaceId),
    ...BY_CURSOR,
    queryFn: async ({ pageParam: cursor, signal }) => {
      const query = cursor === undefined ? {} : { cursor }
      const params = { path: { user_id: workspaceId }, query }
      const { data } = await docket.api.GET('/api/{user_id}/trash', { params, signal })
      return data
    },
  })
}

/** Purges one thing, or all; that is final, so it is not an action that can be undone. */
export function usePurge() {
  const workspaceId = useWorkspaceId()
  const here = { user_id: workspaceId }
  return useMutation({
    mutationFn: async (item: TrashItem | 'all') => {
      if (item === 'all') await docket.api.DELETE('/api/{user_id}/trash', { params: { path: here } })
      else {
        const path = { ...here, resource: item.resource, id: item.id }
        await docket.api.DELETE('/api/{user_id}/trash/{resource}/{id}', { params: { path } })
      }
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: keyOf(workspaceId) }),
  })
}
