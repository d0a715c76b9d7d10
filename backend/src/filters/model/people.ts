import type { Condition, Filter } from './ast.ts'

/** Whom a filter means by `me` and by names: this is found out before there is SQL. */

export interface People {
  /** The user who asks. */
  me: string
  /** The present members; may be empty for a filter that names none. */
  members: readonly { id: string; name: string }[]
}

/** Whether the members must be known to answer the filter. */
export function namesMembers(filter: Filter): boolean {
  switch (filter.is) {
    case 'and':
    case 'or':
      return filter.filters.some(namesMembers)
    case 'not':
      return namesMembers(filter.filter)
    default:
      return filter.is === 'member' && filter.values.length > 0
  }
}

/** The ids of those who are meant. A name means all who have it, ignoring case; one that nobody has means nobody. */
export function idsOf(
  { values, me }: Extract<Condition, { is: 'member' }>,
  people: People,
): readonly string[] {
  const names = new Set(values.map((value) => value.toLowerCase()))
  const named = people.members.filter(({ id, name }) => values.includes(id) || names.has(name.toLowerCase()))
  return [...new Set([...(me ? [people.me] : []), ...named.map(({ id }) => id)])]
}
