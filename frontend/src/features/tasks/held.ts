import { useSyncExternalStore } from 'react'

/** Milliseconds for which a completed task is still seen in its place, with its tick. */
const MOMENT = 140

let held: ReadonlySet<number> = new Set()
const listeners = new Set<() => void>()

/** Keeps tasks in their lists for a moment, so that one sees which was completed. */
export function hold(ids: readonly number[]): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
  show([...held, ...ids])
  setTimeout(() => show([...held].filter((id) => !ids.includes(id))), MOMENT)
}

export const useHeld = (): ReadonlySet<number> => useSyncExternalStore(subscribe, () => held)

function show(ids: readonly number[]): void {
  held = new Set(ids)
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
