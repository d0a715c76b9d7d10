import { lazy, Suspense, useEffect, useState } from 'react'
import { useAhead } from '../../browser/first-use.ts'
import { useRequest } from '../../commands/requests.ts'
import { withTexts } from '../../i18n/index.ts'
import { loadOnDemand } from '../../ui/load.ts'
import { closeQuickAdd, openQuickAdd, useQuickAddOpened } from './open.ts'

const load = withTexts(['quickAdd', 'pickers', 'taskFields'], () => import('./quick-add-dialog.tsx'))
const QuickAddDialog = lazy(() => loadOnDemand(async () => ({ default: (await load()).QuickAddDialog })))

/** Opens the line on command; rendered once in the app. */
export function QuickAddHost() {
  const { open, defaults } = useQuickAddOpened()
  const [wasOpen, setWasOpen] = useState(false)
  if (open && !wasOpen) setWasOpen(true)
  useRequest('addTask', () => openQuickAdd())
  useAhead(load)
  // Whoever comes next has not opened it.
  useEffect(() => closeQuickAdd, [])
  if (!wasOpen) return null
  return (
    <Suspense>
      <QuickAddDialog
        open={open}
        defaults={defaults}
        onOpenChange={(next) => (next ? openQuickAdd() : closeQuickAdd())}
      />
    </Suspense>
  )
}
