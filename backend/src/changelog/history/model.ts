import { isDeepStrictEqual } from 'node:util'
import { changedFields } from '../conflicts.ts'
import type { State } from '../restorable.ts'

/** Rules of taking a change back, without database or HTTP. */

/** A change of the log, with its snapshots turned into states. */
export interface Done {
  resource: string
  id: string
  revision: number
  before: State | null
  after: State | null
}

/** A field that something newer has touched as well. */
export interface FieldConflict {
  field: string
  /** The value before the change that is to be taken back. */
  before: unknown
  /** The value that the change gave it. */
  after: unknown
  /** The value now. */
  now: unknown
}

export interface Conflict {
  resource: string
  resource_id: string
  revision: number
  /** Whether the resource exists now. */
  exists: boolean
  fields: FieldConflict[]
}

/**
 * What becomes of the resource `now` when `done` is taken back.
 * @param lenient keeps what is newer; otherwise that is a conflict
 * @param isForGood ends what was created even if it has changed since
 * @returns the state to give it (null to delete it), `same` when there is nothing to do, or the conflict
 */
export function takenBack(
  done: Done,
  now: State | null,
  { lenient, isForGood = false }: { lenient: boolean; isForGood?: boolean },
): { after: State | null } | 'same' | Conflict {
  const { before, after } = done
  if (isForGood && before === null && now !== null) return { after: null }
  if (before === null || after === null) return takenBackWhole(done, now)
  // It is gone: its fields no longer matter.
  if (now === null) return lenient ? 'same' : conflictOf(done, now, changedFields(before, after))
  const next: State = { ...now }
  const conflicts: string[] = []
  for (const field of changedFields(before, after)) {
    if (isDeepStrictEqual(now[field], before[field])) continue
    if (isDeepStrictEqual(now[field], after[field])) next[field] = before[field]
    else if (!lenient) conflicts.push(field)
    else next[field] = withoutChange(before[field], after[field], now[field])
  }
  if (conflicts.length > 0) return conflictOf(done, now, conflicts)
  return changedFields(now, next).length === 0 ? 'same' : { after: next }
}

/** Takes back a change that created or deleted the resource. */
function takenBackWhole(done: Done, now: State | null): ReturnType<typeof takenBack> {
  const { before, after } = done
  if (before === null && after === null) return 'same'
  if (now === null) return before === null ? 'same' : { after: before }
  const wanted = before ?? after
  if (wanted === null) return 'same'
  const differing = changedFields(wanted, now)
  if (differing.length > 0) return conflictOf(done, now, differing)
  return before === null ? { after: null } : 'same'
}

/** In a list, removes what was added and adds what was removed, keeping later changes; other values stay as is. */
function withoutChange(before: unknown, after: unknown, now: unknown): unknown {
  if (!Array.isArray(before) || !Array.isArray(after) || !Array.isArray(now)) return now
  const has = (list: unknown[], value: unknown) => list.some((other) => isDeepStrictEqual(other, value))
  const kept = now.filter((value) => has(before, value) || !has(after, value))
  return [...kept, ...before.filter((value) => !has(after, value) && !has(kept, value))]
}

function conflictOf(
  { resource, id, revision, before, after }: Done,
  now: State | null,
  fields: string[],
): Conflict {
  return {
    resource,
    resource_id: id,
    revision,
    exists: now !== null,
    fields: fields.map((field) => ({
      field,
      before: before?.[field] ?? null,
      after: after?.[field] ?? null,
      now: now?.[field] ?? null,
    })),
  }
}
