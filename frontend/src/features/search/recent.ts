import { useState } from 'react'
import { isStrings, ofUser, windowStorage } from '../../browser/storage.ts'

/** The recent searches in this window, forgotten when it closes. */

const MOST = 6

export function useRecentSearches(userId: string) {
  const key = ofUser(userId, 'searches')
  const [recent, setRecent] = useState(() => read(key))
  const keep = (next: string[]) => {
    setRecent(next)
    windowStorage.write(key, next)
  }
  return {
    recent,
    remember(q: string): void {
      const text = q.trim()
      // The prefixes of a search that is still being typed are not worth keeping.
      const others = read(key).filter((other) => other !== text && !text.startsWith(other))
      if (text !== '') keep([text, ...others].slice(0, MOST))
    },
    forget: () => keep([]),
  }
}

function read(key: string): string[] {
  const stored = windowStorage.read(key)
  return isStrings(stored) ? stored : []
}
