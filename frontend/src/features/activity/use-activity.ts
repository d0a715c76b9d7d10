import { useEffect } from 'react'
import { docket } from '../../data/docket.ts'
import { useReplica, useWorkspaceId } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { BY_CURSOR, queryClient, useInfiniteQuery } from '../../session/query.ts'
import type { ActivityFilter } from './search.ts'

const PAGE = 50

/** What was done, newest first, in the language that is shown; fetched again after each write, here or elsewhere. */
export function useActivity({ of, project, by }: ActivityFilter) {
  const { language } = useTranslation()
  const workspaceId = useWorkspaceId()
  const revision = useReplica((state) => state.revision)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision is something that was done.
  useEffect(
    () => void queryClient.invalidateQueries({ queryKey: ['activity', workspaceId] }),
    [revision, workspaceId],
  )
  return useInfiniteQuery({
    queryKey: ['activity', workspaceId, language, of, project, by],
    ...BY_CURSOR,
    queryFn: async ({ pageParam: cursor, signal }) => {
      const { data } = await docket.api.GET('/api/{user_id}/activity', {
        params: {
          path: { user_id: workspaceId },
          query: {
            limit: PAGE,
            ...(of === undefined ? {} : { task_id: of }),
            ...(project === undefined ? {} : { project_id: project }),
            ...(by === undefined ? {} : { actor: by }),
            ...(cursor === undefined ? {} : { cursor }),
          },
          header: { 'accept-language': language },
        },
        signal,
      })
      return data
    },
  })
}
