import { lazy, Suspense, useEffect, useState } from 'react'
import { useCommand } from '../../app/commands.ts'
import { closeQuickAdd, openQuickAdd, useQuickAddOpened } from './open.ts'

const load = () => import('./quick-add-dialog.tsx')
const QuickAddDialog = lazy(() => load().then((file) => ({ default: file.QuickAddDialog })))

/** Milliseconds after which its code is fetched, so that it opens at once when it is wanted. */
const AHEAD = 1500

/** Opens the line when it is asked for; stands once in the app. */
export function QuickAddHost() {
  const { open, defaults } = useQuickAddOpened()
  const [wasOpen, setWasOpen] = useState(false)
  if (open && !wasOpen) setWasOpen(true)
  useCommand('addTask', () => openQuickAdd())
  useEffect(() => {
    // Without a connection the service worker has it, or it is asked for again when it is needed.
    const timer = setTimeout(() => void load().catch(() => undefined), AHEAD)
    return () => clearTimeout(timer)
  }, [])
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
