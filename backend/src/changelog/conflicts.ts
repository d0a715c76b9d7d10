import { isDeepStrictEqual } from 'node:util'
import { DocketError } from '../core/errors.ts'
import { etagOf } from '../core/preconditions.ts'

/** Two writers changed the same resource from the same base: where they conflict, and what is left to apply. */

/** A field that both have changed, or that is bound to one that both have changed. */
export interface FieldConflict {
  field: string
  /** Its value in the common base. */
  base: unknown
  /** Its value now. */
  theirs: unknown
  yours: unknown
}

/** Fields that change as a unit: a change to one of them decides all. */
export type MergeGroup = readonly string[]

/** Fields that every write sets, or that follow from other fields. */
const DERIVED = new Set(['revision', 'updated_at', 'due_at', 'start_at'])

/** The names of the fields in which `state` differs from `base`. */
export function changedFields(base: object, state: object): string[] {
  const names = new Set([...Object.keys(base), ...Object.keys(state)])
  return [...names].filter((name) => !DERIVED.has(name) && differs(base, state, name))
}

/** Where two edits of `base` conflict. A field that both set to the same value is no conflict. */
export function conflictsOf(
  base: object,
  theirs: object,
  yours: object,
  bonds: readonly MergeGroup[] = [],
): FieldConflict[] {
  const [byThem, byYou] = [changedFields(base, theirs), changedFields(base, yours)]
  const touched = [...new Set([...byThem, ...byYou])].filter((name) => differs(theirs, yours, name))
  const meets = (fields: MergeGroup) =>
    fields.some((name) => byThem.includes(name)) && fields.some((name) => byYou.includes(name))
  const met = [...touched.map((name) => [name]), ...bonds].filter(meets).flat()
  return touched
    .filter((name) => met.includes(name))
    .map((field) => ({
      field,
      base: memberOf(base, field),
      theirs: memberOf(theirs, field),
      yours: memberOf(yours, field),
    }))
}

/** For an edit without conflicts: the fields that are still to be changed, with those that are bound to them. */
export function fieldsLeft(
  base: object,
  theirs: object,
  yours: object,
  bonds: readonly MergeGroup[] = [],
): Set<string> {
  const left = changedFields(base, yours).filter((name) => differs(theirs, yours, name))
  const bound = bonds.filter((fields) => fields.some((name) => left.includes(name)))
  return new Set([...left, ...bound.flat()])
}

/** The members of `edit` that are among `fields`. */
export const only = <Edit extends object>(edit: Edit, fields: ReadonlySet<string>): Edit =>
  Object.fromEntries(Object.entries(edit).filter(([name]) => fields.has(name))) as Edit

/** @param current the resource as its own endpoint shows it, at `revision` */
export function mergeConflict(
  conflicts: readonly FieldConflict[],
  revision: number,
  current: object,
): DocketError {
  const names = conflicts.map(({ field }) => field).join(', ')
  return new DocketError('CONFLICT', `Somebody else has changed the same fields since: ${names}.`, {
    members: { conflicts, current },
    headers: { etag: etagOf(revision) },
  })
}

const memberOf = (state: object, name: string): unknown => (state as Record<string, unknown>)[name] ?? null

const differs = (one: object, other: object, name: string): boolean =>
  !isDeepStrictEqual(memberOf(one, name), memberOf(other, name))
