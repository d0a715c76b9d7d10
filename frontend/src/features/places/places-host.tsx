import { lazy, Suspense } from 'react'
import { useCommand } from '../../commands/run.ts'
import { onDemand } from '../../ui/patient.ts'
import { openLabelDialog, openProjectDialog, openViewDialog, useOpened } from './open.ts'

const PlaceDialogs = lazy(() =>
  onDemand(async () => ({ default: (await import('./place-dialogs.tsx')).PlaceDialogs })),
)

/** Opens the dialogs about projects, labels and views on command; rendered once in the app. */
export function PlacesHost() {
  const { dialog } = useOpened()
  useCommand('addProject', () => openProjectDialog())
  useCommand('addLabel', () => openLabelDialog())
  useCommand('addView', () => openViewDialog())
  if (dialog === null) return null
  return (
    <Suspense>
      <PlaceDialogs />
    </Suspense>
  )
}
