import type { Change } from '@docket/sdk'
import type { Task } from '../../data/index.ts'
import { t } from '../../i18n/t.ts'
import { FIELD_LIST, type HistoryContext, valueText } from '../task-fields/fields.ts'

/** Describes what a change did to a task, in words. */

export interface FieldChange {
  field: string
  /** Undefined where the field alone is enough. */
  before?: string
  after?: string
}

type Snapshot = Partial<Task>

/** What happened as a whole: created, deleted, done. @param isFirst whether it is the task's first change */
export function headline({ action, before, after }: Change, isFirst: boolean): string {
  if (action === 'created') return isFirst ? t('detail.did.created') : t('detail.did.restored')
  if (action === 'deleted') return t('detail.did.deleted')
  if (action === 'purged') return t('detail.did.purged')
  const [was, is] = [before as Snapshot | null, after as Snapshot | null]
  if (was?.complete !== is?.complete)
    return is?.complete ? t('detail.did.completed') : t('detail.did.reopened')
  return t('detail.did.edited')
}

/** The fields that have changed. */
export function fieldChanges(change: Change, around: HistoryContext): FieldChange[] {
  const { before, after } = change as { before: Snapshot | null; after: Snapshot | null }
  if (before === null || after === null) return []
  return FIELD_LIST.filter(({ name }) => JSON.stringify(before[name]) !== JSON.stringify(after[name])).map(
    ({ name, label, text }) => ({
      field: label(t),
      ...(text !== null && {
        before: valueText(name, before, around, t),
        after: valueText(name, after, around, t),
      }),
    }),
  )
}
