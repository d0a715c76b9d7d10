import { InWorkspace, useOpenWorkspaces } from '../../data/every-workspace.tsx'
import { useRefusals } from '../../features/workspaces/workspaces-host.tsx'
import { WriteToasts } from './write-toasts.tsx'

/** Tells on a page of one's own what was done in shared workspaces, and what could not be. */
export function SharedToasts() {
  return useOpenWorkspaces().map((replica) => (
    <InWorkspace key={replica.workspaceId} replica={replica}>
      <WriteToasts />
      <Refusals />
    </InWorkspace>
  ))
}

function Refusals() {
  useRefusals()
  return null
}
