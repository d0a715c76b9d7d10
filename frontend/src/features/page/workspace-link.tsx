import { useRouter } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import { addressIn } from '../../session/workspace-address.ts'

interface WorkspaceLinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  workspaceId: string
  /** A page of it, as inside the app. */
  path: string
}

/** A link to a page of a shared workspace: the router's own links stay within the one that is shown. */
export function WorkspaceLink({ workspaceId, path, onClick, ...rest }: WorkspaceLinkProps) {
  const { history } = useRouter()
  const href = addressIn(workspaceId, path)
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        onClick?.(event)
        const opensElsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
        if (event.defaultPrevented || event.button !== 0 || opensElsewhere) return
        event.preventDefault()
        history.push(href)
      }}
    />
  )
}
