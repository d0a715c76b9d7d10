import { useState, useSyncExternalStore } from 'react'
import { browserStorage, inWorkspace } from '../../browser/storage.ts'
import { newKey, type Place, usePlace } from '../../data/index.ts'
import { takeBack } from './queries.ts'

/** Which writes were undone from their cards in this browser: the service's log knows changes, but not cards. */

const NAME = 'assistant.undone'
const CHANGED = 'docket:undone'
/** Beyond this number the oldest are forgotten; undoing something again changes nothing. */
const MOST = 200

/** A write, by one of its revisions, and the revision for redoing it; null if there was nothing to undo. */
type UndoneWrite = [revision: number, again: number | null]

function stored(place: Place): UndoneWrite[] {
  const known = browserStorage.read(inWorkspace(place, NAME))
  return Array.isArray(known) ? known.filter((entry): entry is UndoneWrite => Array.isArray(entry)) : []
}

function note(place: Place, revision: number, again: number | null | undefined): void {
  const others = stored(place).filter(([known]) => known !== revision)
  const next = again === undefined ? others : [...others, [revision, again]]
  browserStorage.write(inWorkspace(place, NAME), next.slice(-MOST))
  dispatchEvent(new Event(CHANGED))
}

function subscribe(listener: () => void): () => void {
  addEventListener(CHANGED, listener)
  addEventListener('storage', listener)
  return () => {
    removeEventListener(CHANGED, listener)
    removeEventListener('storage', listener)
  }
}

export interface Undoing {
  isUndone: boolean
  /** Whether it can be redone. */
  canRedo: boolean
  isBusy: boolean
  error: Error | null
  toggle(): void
}

/** Undoes and redoes the write with this revision. */
export function useUndo(revision: number): Undoing {
  const place = usePlace()
  /** Undefined unless it is undone. A string, so that it stays identical while nothing has changed. */
  const again = useSyncExternalStore(subscribe, () =>
    stored(place)
      .find(([known]) => known === revision)?.[1]
      ?.toString(),
  )
  const isUndone = useSyncExternalStore(subscribe, () => stored(place).some(([known]) => known === revision))
  const [isBusy, setBusy] = useState(false)
  const [failed, setFailed] = useState<{ error: Error; key: string }>()

  async function run(): Promise<void> {
    setBusy(true)
    // If the answer to the last attempt was lost, the same key keeps this from being done twice.
    const key = failed?.key ?? newKey()
    try {
      const { write } = await takeBack(
        place.workspaceId,
        { revision: isUndone ? Number(again) : revision },
        key,
      )
      note(place, revision, isUndone ? undefined : write)
      setFailed(undefined)
    } catch (error) {
      setFailed({ error: error instanceof Error ? error : new Error(String(error)), key })
    } finally {
      setBusy(false)
    }
  }
  return {
    isUndone,
    canRedo: again !== undefined,
    isBusy,
    error: failed?.error ?? null,
    toggle: () => void run(),
  }
}
