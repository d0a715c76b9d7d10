import type { MemberResponse } from '@docket/sdk'
import { useMemo } from 'react'
import { browserStorage, inWorkspace } from '../../browser/storage.ts'
import { docket } from '../../data/docket.ts'
import { useIsShared, usePlace, useReplica } from '../../data/index.ts'
import { locale } from '../../i18n/locale.ts'
import { useQuery } from '../../session/query.ts'

const MOST_FAILURES = 3

/** The members of the shared workspace that is shown, with their names; fetched again when one joins, leaves or changes. */
export function useMembers() {
  const place = usePlace()
  const { userId, workspaceId } = place
  const isShared = useIsShared()
  const members = useReplica((state) => state.members)
  const known = [...members.values()].map(({ id, role }) => `${id} ${role}`).sort()
  return useQuery({
    queryKey: ['members', workspaceId, userId, known],
    enabled: isShared,
    // For a moment after a role has changed, the service refuses this to who has it.
    retry: (failures) => failures < MOST_FAILURES,
    queryFn: async ({ signal }) => {
      const params = { path: { user_id: workspaceId } }
      const { data } = await docket.api.GET('/api/{user_id}/members', { params, signal })
      browserStorage.write(inWorkspace(place, 'names'), data.members.map(nameOf))
      return data.members
    },
  })
}

/** The names of the members by their ids: also without a connection, as they were known last. */
export function useMemberNames(): ReadonlyMap<string, string> {
  const stored = inWorkspace(usePlace(), 'names')
  const { data } = useMembers()
  return useMemo(() => new Map(data?.map(nameOf) ?? read(stored)), [data, stored])
}

export interface NamedMember {
  id: string
  name: string
}

/** The members of the workspace that is shown whose names are known, by name; nobody in the user's own. */
export function useNamedMembers(): readonly NamedMember[] {
  const names = useMemberNames()
  const members = useReplica((state) => state.members)
  return useMemo(
    () =>
      [...names]
        .flatMap(([id, name]) => (members.has(id) ? [{ id, name }] : []))
        .sort((one, other) => one.name.localeCompare(other.name, locale().format)),
    [names, members],
  )
}

const nameOf = ({ id, name }: MemberResponse): [string, string] => [id, name]

function read(stored: string): [string, string][] {
  const names = browserStorage.read(stored)
  return Array.isArray(names) ? names.filter(isName) : []
}

const isName = (value: unknown): value is [string, string] =>
  Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'string'
