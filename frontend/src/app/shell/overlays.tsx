import { lazy, Suspense } from 'react'
import { usePainted } from '../../browser/painted.ts'
import { OwnWorkspace, useMay, useSpans } from '../../data/index.ts'
import { AssistantHost } from '../../features/assistant/assistant-host.tsx'
import { TaskPanelHost } from '../../features/detail/task-panel-host.tsx'
import { PaletteHost } from '../../features/palette/palette-host.tsx'
import { QuickAddHost } from '../../features/quick-add/quick-add-host.tsx'
import { FirstZone } from '../../features/settings/first-zone.tsx'
import { ToldLanguage } from '../../features/settings/told-language.tsx'
import { GlobalShortcuts } from '../../features/shortcuts/global-shortcuts.tsx'
import { SidebarItemsHost } from '../../features/sidebar-items/host.tsx'
import { WorkspacesHost } from '../../features/workspaces/workspaces-host.tsx'
import { loadWithRetry } from '../../ui/load.ts'

const Reminders = lazy(() =>
  loadWithRetry(async () => ({
    default: (await import('../../features/reminders/reminders.tsx')).Reminders,
  })),
)

const SharedToasts = lazy(() =>
  loadWithRetry(async () => ({ default: (await import('./shared-toasts.tsx')).SharedToasts })),
)

/** Everything that opens beside or above any page, each on its command (`commands.ts`) or when its time comes. */
export function Overlays() {
  const isPainted = usePainted()
  const mayEdit = useMay('editor')
  const spans = useSpans()
  return (
    <>
      <TaskPanelHost />
      <AssistantHost />
      <WorkspacesHost />
      <GlobalShortcuts />
      {mayEdit && <QuickAddHost />}
      <PaletteHost />
      <SidebarItemsHost />
      <OwnWorkspace>
        {/* The zone is set first: it is for whose preferences nobody has touched. */}
        <FirstZone />
        <ToldLanguage />
      </OwnWorkspace>
      <Suspense>{isPainted && <Reminders />}</Suspense>
      <Suspense>{isPainted && spans && <SharedToasts />}</Suspense>
    </>
  )
}
