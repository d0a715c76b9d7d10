import { useState } from 'react'
import { isStrings, ofUser, windowShelf } from '../../storage.ts'

/** What was sought in this window; it is forgotten with it. */

const MOST = 6

export function useRecentSearches(userId: string) {
  const key = ofUser(userId, 'searches')
  const [recent, setRecent] = useState(() => read(key))
  const keep = (next: string[]) => {
    setRecent(next)
    windowShelf.write(key, next)
  }
  return {
    recent,
    remember(q: string): void {
      const text = q.trim()
      // While a word grows, its beginnings are not worth keeping.
      const others = read(key).filter((other) => other !== text && !text.startsWith(other))
      if (text !== '') keep([text, ...others].slice(0, MOST))
    },
    forget: () => keep([]),
  }
}

function read(key: string): string[] {
  const kept = windowShelf.read(key)
  return isStrings(kept) ? kept : []
}
