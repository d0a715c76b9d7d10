import { useTranslation } from 'react-i18next'
import { useActions, useReplica, useSyncStatus } from '../../data/index.ts'
import { formatInstant } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { reasonOf, saidOf } from '../said.ts'

/** What the service would not take, until the user has seen it. */
export function FailuresDialog({
  open,
  onOpenChange,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const { t } = useTranslation()
  const actions = useActions()
  const { failures } = useSyncStatus()
  const zone = useReplica(({ preferences }) => preferences.time_zone)
  return (
    <Dialog
      title={t('failures.title')}
      description={t('failures.explained')}
      open={open}
      onOpenChange={onOpenChange}
      actions={
        <Button
          onClick={() => {
            for (const { key } of failures) actions.dismissFailure(key)
            onOpenChange(false)
          }}
        >
          {t('failures.dismissAll')}
        </Button>
      }
    >
      <ul className="divide-y divide-line">
        {failures.map((failure) => (
          <li key={failure.key} className="py-2">
            <p className="font-medium">{saidOf(failure.said, t)}</p>
            <p className="text-muted">{reasonOf(failure, t)}</p>
            <p className="text-faint text-small">{formatInstant(new Date(failure.at).toISOString(), zone)}</p>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
