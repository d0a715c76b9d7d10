import type { TextKey } from '../../../i18n/keys.ts'
import type { TFunction } from '../../../i18n/t.ts'
import { type Field, traitsOf } from '../../task-fields/fields.ts'
import type { FieldName, Kind, Relation } from './fields.ts'

/** Fields that have their name elsewhere already. */
const NAMED: Partial<Record<FieldName, Field>> = {
  title: 'title',
  description: 'description',
  due: 'due',
  start: 'start',
  reminders: 'reminders',
  priority: 'priority',
  estimate: 'estimate',
  project: 'project_id',
  label: 'labels',
  assignee: 'assignees',
  parent: 'parent_id',
}

export function fieldText(field: FieldName, t: TFunction): string {
  const named = NAMED[field]
  return named === undefined ? t(`sidebarItems.builder.fields.${field}` as TextKey) : traitsOf(named).label(t)
}

/** Days and numbers are compared in words of their own. */
const OWN: readonly Kind[] = ['flag', 'moment', 'count']

export const relationText = (kind: Kind, relation: Relation, t: TFunction): string =>
  t(`sidebarItems.builder.relations.${OWN.includes(kind) ? kind : 'others'}.${relation}` as TextKey)
