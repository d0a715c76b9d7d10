import { useMemo } from 'react'
import { isAtLeast, useSharedWorkspaces, useUserId, useWorkspaceId } from '../../data/index.ts'

/** The other workspaces in which the user may write: their own first, which has no name. */
export function useTransferPlaces(): readonly { id: string; name: string | null }[] {
  const userId = useUserId()
  const shown = useWorkspaceId()
  const shared = useSharedWorkspaces()
  return useMemo(() => {
    const own = { id: userId, name: null }
    const all = [own, ...shared.filter(({ role }) => isAtLeast(role, 'editor'))]
    return all.filter(({ id }) => id !== shown)
  }, [shared, shown, userId])
}
