import type { TFunction } from 'i18next'
import type { Failure, UserAction } from '../../data/index.ts'

/** What was done, in the user's language. */
export function saidOf({ what, values }: UserAction['said'], t: TFunction): string {
  return t(
    `actions.${what}` as 'actions.taskAdded',
    { count: 1, ...values } as { count: number; title: string },
  )
}

/** Why a write could not be saved, in better words than the service's own where there are any. */
export function reasonOf({ code, said, status, reason }: Failure, t: TFunction): string {
  if (said.what === 'taskCompleted' && status === 409) return t('failures.blocked')
  if (code === 'FAILING') return t('failures.failing')
  if (code === 'UNCERTAIN') return t('failures.uncertain')
  if (code === 'NOT_FOUND') return t('failures.gone')
  if (code === 'AUTH_FORBIDDEN') return t('failures.forbidden')
  if (code === 'PAYLOAD_TOO_LARGE') return t('failures.tooLarge')
  if (code === 'CONFLICT' && status === 409) return t('failures.conflict')
  return reason
}
