import { RotateCw, X } from 'lucide-react'
import { type Failure, useActions, useReplica, useSyncStatus, useToday } from '../../data/index.ts'
import { failureText, reasonOf, summaryText } from '../../features/page/summary-text.ts'
import { formatInstant } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'

/** Lists what could not be saved, until the user has tried it again or dropped it. */
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
  return (
    <Dialog
      title={t('failures.title')}
      description={t('failures.explained')}
      open={open}
      onOpenChange={onOpenChange}
      actions={
        <>
          <Button
            onClick={() => {
              for (const { key } of failures) actions.dismissFailure(key)
              onOpenChange(false)
            }}
          >
            {t('failures.dismissAll')}
          </Button>
          <Button
            variant="primary"
            onClick={() => {
              // All of them: some may depend on others.
              actions.retryFailures(failures.map(({ key }) => key))
              onOpenChange(false)
            }}
          >
            {t('failures.retryAll')}
          </Button>
        </>
      }
    >
      <ul className="divide-y divide-line">
        {failures.map((failure) => (
          <FailureItem key={failure.key} failure={failure} />
        ))}
      </ul>
    </Dialog>
  )
}

function FailureItem({ failure }: { failure: Failure }) {
  const { t } = useTranslation()
  const actions = useActions()
  const zone = useReplica(({ preferences }) => preferences.time_zone)
  const today = useToday()
  const what = failure.summary.undone
    ? failureText(failure, t, today)
    : summaryText(failure.summary, t, today)
  return (
    <li className="flex items-start gap-2 py-2">
      <div className="min-w-0 flex-1">
        <p className="break-words font-medium">{what}</p>
        <p className="text-muted">{reasonOf(failure, t)}</p>
        <p className="text-faint text-small">{formatInstant(new Date(failure.at).toISOString(), zone)}</p>
      </div>
      <IconButton
        label={t('failures.retryNamed', { what })}
        icon={<RotateCw aria-hidden size={16} />}
        onClick={() => actions.retryFailures([failure.key])}
      />
      <IconButton
        label={t('failures.dismissNamed', { what })}
        icon={<X aria-hidden size={16} />}
        onClick={() => actions.dismissFailure(failure.key)}
      />
    </li>
  )
}
