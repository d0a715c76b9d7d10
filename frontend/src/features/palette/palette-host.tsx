import { lazy, Suspense, useState } from 'react'
import { useRequest } from '../../commands/requests.ts'
import { withTexts } from '../../i18n/index.ts'
import { loadOnDemand } from '../../ui/load.ts'
import { useNoteRecent } from './recent.ts'

const PaletteDialog = lazy(() =>
  loadOnDemand(async () => ({
    default: (
      await withTexts(
        ['palette', 'listOptions', 'settings', 'accounts', 'security', 'reminders', 'workspaces'],
        () => import('./palette-dialog.tsx'),
      )()
    ).PaletteDialog,
  })),
)

/** Opens the palette on command; rendered once in the app. */
export function PaletteHost() {
  const [state, setState] = useState<'never' | 'open' | 'closed'>('never')
  useNoteRecent()
  useRequest('openPalette', () => setState((before) => (before === 'open' ? 'closed' : 'open')))
  if (state === 'never') return null
  return (
    <Suspense>
      <PaletteDialog open={state === 'open'} onOpenChange={(open) => setState(open ? 'open' : 'closed')} />
    </Suspense>
  )
}
