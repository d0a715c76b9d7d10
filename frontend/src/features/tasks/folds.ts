import { useCallback, useState } from 'react'
import { browserStorage, ofUser } from '../../browser/storage.ts'
import { useUserId } from '../../data/index.ts'
import type { Key } from './rows.ts'

/** What the user has collapsed, or expanded where it is collapsed by default; this browser remembers it. */
export function useFolds(list: string): { toggled: ReadonlySet<Key>; toggle(key: Key): void } {
  const kept = ofUser(useUserId(), `folds.${list}`)
  const [state, setState] = useState(() => ({ kept, toggled: read(kept) }))
  const toggled = state.kept === kept ? state.toggled : read(kept)
  if (state.kept !== kept) setState({ kept, toggled })
  const toggle = useCallback(
    (key: Key) => {
      const next = new Set(read(kept))
      if (!next.delete(key)) next.add(key)
      browserStorage.write(kept, [...next])
      setState({ kept, toggled: next })
    },
    [kept],
  )
  return { toggled, toggle }
}

function read(kept: string): ReadonlySet<Key> {
  const keys = browserStorage.read(kept)
  return new Set(Array.isArray(keys) ? keys.filter(isKey) : [])
}

const isKey = (value: unknown): value is Key => typeof value === 'number' || typeof value === 'string'
