import { useRemovals, useToday } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { summaryText } from '../page/summary-text.ts'

/** Says which workspaces the user may no longer enter, and what had not been saved there. */
export function RemovalDialog() {
  const { t } = useTranslation()
  const { removals, dismiss } = useRemovals()
  const today = useToday()
  const close = (open: boolean) => {
    if (!open) dismiss()
  }
  return (
    <Dialog
      open={removals.length > 0}
      onOpenChange={close}
      title={t('workspaces.removed.title')}
      actions={
        <Button variant="primary" onClick={dismiss}>
          {t('common.close')}
        </Button>
      }
    >
      {removals.map(({ workspaceId, name, unsaved }) => (
        <div key={workspaceId} className="flex flex-col gap-2 pb-2">
          <p>{name === '' ? t('workspaces.removed.unknown') : t('workspaces.removed.body', { name })}</p>
          {unsaved.length > 0 && (
            <>
              <p className="font-medium">{t('workspaces.removed.unsaved', { count: unsaved.length })}</p>
              <ul className="list-disc ps-5">
                {unsaved.map((summary, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes.
                  <li key={index} className="break-words">
                    {summaryText(summary, t, today)}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      ))}
    </Dialog>
  )
}
