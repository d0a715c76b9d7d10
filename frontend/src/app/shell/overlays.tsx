import { lazy, Suspense } from 'react'
import { usePainted } from '../../browser/painted.ts'
import { AssistantHost } from '../../features/assistant/assistant-host.tsx'
import { TaskPanelHost } from '../../features/detail/task-panel-host.tsx'
import { PaletteHost } from '../../features/palette/palette-host.tsx'
import { QuickAddHost } from '../../features/quick-add/quick-add-host.tsx'
import { FirstZone } from '../../features/settings/first-zone.tsx'
import { GlobalShortcuts } from '../../features/shortcuts/global-shortcuts.tsx'
import { SidebarItemsHost } from '../../features/sidebar-items/host.tsx'
import { loadWithRetry } from '../../ui/load.ts'

const Reminders = lazy(() =>
  loadWithRetry(async () => ({
    default: (await import('../../features/reminders/reminders.tsx')).Reminders,
  })),
)

/** Everything that opens beside or above any page, each on its command (`commands.ts`) or when its time comes. */
export function Overlays() {
  const isPainted = usePainted()
  return (
    <>
      <TaskPanelHost />
      <AssistantHost />
      <GlobalShortcuts />
      <QuickAddHost />
      <PaletteHost />
      <SidebarItemsHost />
      <FirstZone />
      <Suspense>{isPainted && <Reminders />}</Suspense>
    </>
  )
}
