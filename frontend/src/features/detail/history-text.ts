import type { Change, Reminder, When } from '@docket/sdk'
import type { State, Task } from '../../data/index.ts'
import { formatList } from '../../i18n/format.ts'
import { t } from '../../i18n/t.ts'
import { reminderText, ruleText, whenText } from '../pickers/index.ts'

/** Describes what a change did to a task, in words. */

export interface FieldChange {
  field: string
  /** Undefined where the field alone is enough. */
  before?: string
  after?: string
}

export interface Surroundings {
  tasks: State['tasks']
  projects: State['projects']
  today: string
  zone: string
}

type Snapshot = Partial<Task>

/** The fields that are shown, in this order; the others follow from these. */
const FIELDS = [
  'title',
  'description',
  'due',
  'recurrence',
  'recurrence_from',
  'start',
  'reminders',
  'priority',
  'project_id',
  'parent_id',
  'labels',
  'blocked_by',
  'position',
] as const
type Field = (typeof FIELDS)[number]

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
export function fieldChanges(change: Change, around: Surroundings): FieldChange[] {
  const { before, after } = change as { before: Snapshot | null; after: Snapshot | null }
  if (before === null || after === null) return []
  return FIELDS.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field])).map(
    (field) =>
      field === 'position'
        ? { field: t('detail.fields.position') }
        : {
            field: t(`detail.fields.${field}`),
            before: valueText(field, before, around),
            after: valueText(field, after, around),
          },
  )
}

function valueText(field: Field, of: Snapshot, around: Surroundings): string {
  const none = t('common.none')
  const when = (value: When | null | undefined) =>
    value == null ? none : whenText(value, around.today, around.zone)
  const list = (values: readonly string[] = []) => (values.length === 0 ? none : formatList(values))
  const task = (id: number) => around.tasks.get(id)?.title ?? t('detail.goneTask', { id })
  switch (field) {
    case 'due':
    case 'start':
      return when(of[field])
    case 'recurrence':
      return of.recurrence == null ? none : ruleText(of.recurrence)
    case 'recurrence_from':
      return t(`pickers.rule.fromWhat.${of.recurrence_from ?? 'schedule'}`)
    case 'priority':
      return t(`pickers.priorities.${of.priority ?? 'none'}`)
    case 'labels':
      return list(of.labels)
    case 'reminders':
      return list(of.reminders?.map((one: Reminder) => reminderText(one, of.due ?? null, around.zone)))
    case 'blocked_by':
      return list(of.blocked_by?.map(task))
    case 'parent_id':
      return of.parent_id == null ? none : task(of.parent_id)
    case 'project_id':
      if (of.project_id == null) return none
      return around.projects.get(of.project_id)?.name ?? t('detail.goneProject', { id: of.project_id })
    default:
      return of[field] || none
  }
}
