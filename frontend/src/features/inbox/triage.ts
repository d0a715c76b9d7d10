/** Going through the Inbox, one task at a time. All functions are pure; `inbox` is what is in it now, in order. */

export interface Triage {
  /** All tasks that it is about: those already seen, the one that is shown, those to come. */
  queue: readonly number[]
  /** The place of the one that is shown; the length of the queue at the end. */
  at: number
  /** Those that were put somewhere, completed or deleted here: that they left the Inbox is no surprise. */
  own: ReadonlySet<number>
  /** Those that are to have no date. */
  undated: ReadonlySet<number>
  /** Changes whenever another task is shown. */
  step: number
}

const NOTHING: Triage = { queue: [], at: 0, own: new Set(), undated: new Set(), step: 0 }

export const begin = (inbox: readonly number[]): Triage => ({ ...NOTHING, queue: inbox })

export const current = ({ queue, at }: Triage): number | undefined => queue[at]

const showing = (triage: Triage, at: number): Triage => ({ ...triage, at, step: triage.step + 1 })

/** The next one that is still in the Inbox, or the end. */
export function next(triage: Triage, inbox: ReadonlySet<number>): Triage {
  const { queue, at } = triage
  const to = queue.findIndex((id, index) => index > at && inbox.has(id))
  return showing(triage, to === -1 ? queue.length : to)
}

/** The place of the one before that can still be shown, wherever it has been put; undefined if there is none. */
export function placeBefore({ queue, at }: Triage, isOpen: (id: number) => boolean): number | undefined {
  const to = queue.findLastIndex((id, index) => index < at && isOpen(id))
  return to === -1 ? undefined : to
}

export const goTo = (triage: Triage, at: number): Triage => showing(triage, at)

/** Notes that this task was put somewhere, completed or deleted here. */
export const taken = (triage: Triage, id: number): Triage =>
  triage.own.has(id) ? triage : { ...triage, own: new Set([...triage.own, id]) }

export function dated(triage: Triage, id: number, isUndated: boolean): Triage {
  if (triage.undated.has(id) === isUndated) return triage
  const others = [...triage.undated].filter((other) => other !== id)
  return { ...triage, undated: new Set(isUndated ? [...others, id] : others) }
}

/**
 * Follows what happened elsewhere: what came in is at the end, what went is left out.
 * @param idOf the real id of a task that had a temporary one
 * @returns `triage` itself if nothing happened
 */
export function followed(
  triage: Triage,
  inbox: ReadonlySet<number>,
  isOpen: (id: number) => boolean,
  idOf: (id: number) => number,
): Triage {
  const renamed = renamedBy(triage, idOf)
  const { queue, at, own } = renamed
  const shown = queue[at]
  const stays = (id: number, index: number) =>
    index < at || own.has(id) || inbox.has(id) ? index !== at || isOpen(id) : false
  const known = new Set(queue)
  const kept = queue.filter(stays)
  const came = [...inbox].filter((id) => !known.has(id))
  if (kept.length === queue.length && came.length === 0) return renamed
  const after = { ...renamed, queue: [...kept, ...came] }
  if (shown === undefined || kept[at] === shown) return shown === undefined ? showing(after, at) : after
  // The one that was shown went. Those after it may have been sorted out before.
  return next({ ...after, at: at - 1 }, inbox)
}

function renamedBy(triage: Triage, idOf: (id: number) => number): Triage {
  const { queue, own, undated } = triage
  if (!queue.some((id) => idOf(id) !== id)) return triage
  return {
    ...triage,
    queue: queue.map(idOf),
    own: new Set([...own].map(idOf)),
    undated: new Set([...undated].map(idOf)),
  }
}
