import { useRouter } from '@tanstack/react-router'
import { useCallback } from 'react'
import { addressIn } from '../../session/workspace-address.ts'

interface Where {
  /** A page of it, as inside the app. */
  path?: string
  replace?: boolean
}

/** Where a workspace opens. */
export const homeOf = (workspaceId: string | undefined): string => addressIn(workspaceId, '/today')

/**
 * Returns a function that shows another workspace; undefined for the user's own.
 * By the history itself: inside the app a page has the same path in each workspace.
 */
export function useGoTo(): (workspaceId: string | undefined, where?: Where) => void {
  const { history } = useRouter()
  return useCallback(
    (workspaceId, { path, replace = false } = {}) => {
      const address = path === undefined ? homeOf(workspaceId) : addressIn(workspaceId, path)
      if (replace) history.replace(address)
      else history.push(address)
    },
    [history],
  )
}
