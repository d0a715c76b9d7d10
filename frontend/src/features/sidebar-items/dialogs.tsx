import { lazy, Suspense } from 'react'
import { withTexts } from '../../i18n/index.ts'
import { loadOnDemand } from '../../ui/load.ts'
import { ArchivedDialog } from './archived-dialog.tsx'
import { DeleteDialog } from './delete-dialog.tsx'
import { LabelDialog } from './label-dialog.tsx'
import { closeDialog, useOpened } from './open.ts'
import { ProjectDialog } from './project-dialog.tsx'
import { ViewDialog } from './view-dialog.tsx'

const LinksDialog = lazy(() =>
  loadOnDemand(async () => ({
    default: (await withTexts(['links', 'settings', 'accounts'], () => import('../links/links-dialog.tsx'))())
      .LinksDialog,
  })),
)

/** Renders the dialog that was requested. */
export function SidebarItemDialogs() {
  const { open, dialog, turn } = useOpened()
  if (dialog === null) return null
  const common = { open, onClose: closeDialog }
  switch (dialog.about) {
    case 'project':
      return <ProjectDialog key={turn} id={dialog.id} {...common} />
    case 'label':
      return <LabelDialog key={turn} id={dialog.id} {...common} />
    case 'view':
      return <ViewDialog key={turn} id={dialog.id} filter={dialog.filter} {...common} />
    case 'delete':
      return <DeleteDialog key={turn} kind={dialog.kind} id={dialog.id} {...common} />
    case 'links':
      return (
        <Suspense>
          <LinksDialog key={turn} kind={dialog.kind} id={dialog.id} {...common} />
        </Suspense>
      )
    case 'archived':
      return <ArchivedDialog key={turn} {...common} />
  }
}
