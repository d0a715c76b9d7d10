import { PaletteHost } from '../features/palette/palette-host.tsx'
import { PlacesHost } from '../features/places/places-host.tsx'
import { QuickAddHost } from '../features/quick-add/quick-add-host.tsx'
import { FirstZone } from '../features/settings/first-zone.tsx'
import { GlobalShortcuts } from '../features/shortcuts/global-shortcuts.tsx'

/** What opens above any page: each listens for its command (`commands.ts`). */
export function Overlays() {
  return (
    <>
      <GlobalShortcuts />
      <QuickAddHost />
      <PaletteHost />
      <PlacesHost />
      <FirstZone />
    </>
  )
}
