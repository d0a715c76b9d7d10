import { docket } from '../../data/docket.ts'
import { type Task, useIsShared, useUserId, useWorkspaceId } from '../../data/index.ts'
import { useQuery } from '../../session/query.ts'
import { useMemberNames } from '../access/members.ts'

/** How many of the last changes are looked at. */
const LAST = 20

/**
 * The name of the other member who changed a field of the task last, in a shared workspace; undefined if it was not another
 * member, or is not known.
 * @param isAsked whether it is needed: that takes a request
 */
export function useChangedBy(
  { id, revision }: Task,
  field: keyof Task,
  isAsked: boolean,
): string | undefined {
  const workspaceId = useWorkspaceId()
  const isShared = useIsShared()
  const userId = useUserId()
  const members = useMemberNames()
  const { data: user } = useQuery({
    queryKey: ['changed-by', workspaceId, id, revision, field],
    enabled: isAsked && isShared && id > 0,
    queryFn: async ({ signal }) => {
      const { data } = await docket.api.GET('/api/{user_id}/activity', {
        params: { path: { user_id: workspaceId }, query: { task_id: id, resource: 'task', limit: LAST } },
        signal,
      })
      return data.entries.find(({ fields }) => fields.includes(field))?.actor.user_id ?? null
    },
  })
  return user == null || user === userId ? undefined : members.get(user)
}
