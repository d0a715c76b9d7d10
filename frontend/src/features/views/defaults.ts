import type { NamedMember } from '../access/members.ts'
import type { LineDefaults } from '../quick-add/line-body.ts'
import { readRows, textOf } from '../sidebar-items/builder/rows.ts'

/** Those whom the filter can name: `me`, and members by name or id. */
interface People {
  me: string
  members: readonly NamedMember[]
}

/** What a task that is added to the view gets: the one member to whom all of its tasks are assigned. */
export function defaultsOf(filter: string, { me, members }: People): LineDefaults {
  const { join, rows } = readRows(filter) ?? { join: 'and', rows: [] }
  const [row, ...others] = rows.filter(({ field }) => field === 'assignee')
  const [value, ...values] = row?.relation === 'is' ? row.values : []
  const isOne = (join === 'and' || rows.length === 1) && others.length === 0 && values.length === 0
  if (!isOne || value === undefined || value === 'none') return {}
  const text = textOf(value)
  const named = members.filter(({ id, name }) => id === text || name.toLowerCase() === text.toLowerCase())
  const ids = value === 'me' ? [me] : named.map(({ id }) => id)
  return ids.length === 1 ? { assignees: ids } : {}
}
