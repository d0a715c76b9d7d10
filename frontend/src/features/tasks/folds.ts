import { useCallback, useState } from 'react'
import { browserStorage, inWorkspace } from '../../browser/storage.ts'
import { usePlace } from '../../data/index.ts'
import type { Key } from './rows.ts'

/** What the user has collapsed, or expanded where it is collapsed by default; this browser remembers it. */
export function useFolds(list: string): { toggled: ReadonlySet<Key>; toggle(key: Key): void } {
  const stored = inWorkspace(usePlace(), `folds.${list}`)
  const [state, setState] = useState(() => ({ stored, toggled: read(stored) }))
  const toggled = state.stored === stored ? state.toggled : read(stored)
  if (state.stored !== stored) setState({ stored, toggled })
  const toggle = useCallback(
    (key: Key) => {
      const next = new Set(read(stored))
      if (!next.delete(key)) next.add(key)
      browserStorage.write(stored, [...next])
      setState({ stored, toggled: next })
    },
    [stored],
  )
  return { toggled, toggle }
}

function read(stored: string): ReadonlySet<Key> {
  const keys = browserStorage.read(stored)
  return new Set(Array.isArray(keys) ? keys.filter(isKey) : [])
}

const isKey = (value: unknown): value is Key => typeof value === 'number' || typeof value === 'string'
