/** Milliseconds for which a completed task stays visible in its place, with its tick. */
const MOMENT = 140
/** The same for a recurring task: by then the service has sent its next date, or cannot be reached. */
const ANSWER = 2000

let lingering: ReadonlySet<number> = new Set()
const listeners = new Set<() => void>()

/** Keeps tasks in their lists for a moment, so that people see which was completed. */
export function linger(ids: readonly number[]): void {
  if (!matchMedia('(prefers-reduced-motion: reduce)').matches) lingerFor(ids, MOMENT)
}

/** Keeps recurring tasks where they are until their next date is known, so that they do not leave and come back. */
export const lingerForAnswer = (ids: readonly number[]): void => lingerFor(ids, ANSWER)

function lingerFor(ids: readonly number[], milliseconds: number): void {
  if (ids.length === 0) return
  show([...lingering, ...ids])
  setTimeout(() => show([...lingering].filter((id) => !ids.includes(id))), milliseconds)
}

export const lingeringNow = (): ReadonlySet<number> => lingering

function show(ids: readonly number[]): void {
  lingering = new Set(ids)
  for (const listener of listeners) listener()
}

/** Calls `listener` after each change, until the returned function is called. */
export function onLingering(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
