/** Milliseconds for which a completed task stays visible in its place, with its tick. */
const MOMENT = 140
/** The same for a recurring task: by then the service has sent its next date, or cannot be reached. */
const ANSWER = 2000

const NONE: ReadonlySet<number> = new Set()
/** By workspace: each numbers its own tasks. */
let lingering: ReadonlyMap<string, ReadonlySet<number>> = new Map()
const listeners = new Set<() => void>()

/** Keeps tasks in their lists for a moment, so that people see which was completed. */
export function linger(workspaceId: string, ids: readonly number[]): void {
  if (!matchMedia('(prefers-reduced-motion: reduce)').matches) lingerFor(workspaceId, ids, MOMENT)
}

/** Keeps recurring tasks where they are until their next date is known, so that they do not leave and come back. */
export const lingerForAnswer = (workspaceId: string, ids: readonly number[]): void =>
  lingerFor(workspaceId, ids, ANSWER)

function lingerFor(workspaceId: string, ids: readonly number[], milliseconds: number): void {
  if (ids.length === 0) return
  show(workspaceId, [...lingeringNow(workspaceId), ...ids])
  setTimeout(
    () =>
      show(
        workspaceId,
        [...lingeringNow(workspaceId)].filter((id) => !ids.includes(id)),
      ),
    milliseconds,
  )
}

export const lingeringNow = (workspaceId: string): ReadonlySet<number> => lingering.get(workspaceId) ?? NONE

function show(workspaceId: string, ids: readonly number[]): void {
  lingering = new Map(lingering).set(workspaceId, new Set(ids))
  for (const listener of listeners) listener()
}

/** Calls `listener` after each change, until the returned function is called. */
export function onLingering(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
