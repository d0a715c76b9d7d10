import { lazy, Suspense, useEffect } from 'react'
import { useRequest } from '../../commands/requests.ts'
import { withTexts } from '../../i18n/index.ts'
import { loadOnDemand } from '../../ui/load.ts'
import { forgetDialog, openLabelDialog, openProjectDialog, openViewDialog, useOpened } from './open.ts'

const SidebarItemDialogs = lazy(() =>
  loadOnDemand(async () => ({
    default: (await withTexts(['sidebarItems', 'pickers', 'taskFields'], () => import('./dialogs.tsx'))())
      .SidebarItemDialogs,
  })),
)

/** Opens the dialogs about projects, labels and views on command; rendered once in the app. */
export function SidebarItemsHost() {
  const { dialog } = useOpened()
  useRequest('addProject', () => openProjectDialog())
  useRequest('addLabel', () => openLabelDialog())
  useRequest('addView', () => openViewDialog())
  useEffect(() => forgetDialog, [])
  if (dialog === null) return null
  return (
    <Suspense>
      <SidebarItemDialogs />
    </Suspense>
  )
}
