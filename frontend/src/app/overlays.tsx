import { QuickAddHost } from '../features/quick-add/quick-add-host.tsx'
import { GlobalShortcuts } from '../features/shortcuts/global-shortcuts.tsx'

/** What opens above any page: each listens for its command (`commands.ts`). */
export function Overlays() {
  return (
    <>
      <GlobalShortcuts />
      <QuickAddHost />
    </>
  )
}
