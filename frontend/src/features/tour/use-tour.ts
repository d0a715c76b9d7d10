import { useEffect, useState } from 'react'
import { browserStorage, ofUser } from '../../browser/storage.ts'
import { useRequest } from '../../commands/requests.ts'
import { docket } from '../../data/docket.ts'
import { useReplica, useSyncStatus } from '../../data/index.ts'
import { useSession } from '../../session/session.tsx'
import { toured } from '../../session/store.ts'
import { BEGUN, ENDED, type Step, withStep } from './progress.ts'

export interface Tour {
  /** How far it is, see `progress.ts`. */
  progress: string
  done(step: Step): void
  end(): void
}

/** Resolves when the account has been told so far: one step after the other, since the last to arrive is kept. */
let telling: Promise<void> = Promise.resolve()

/**
 * The tour, if there is one to show: begun on an empty account, or on request; remembered with the account, so that it
 * goes on in another browser, and never begins again once it has ended.
 */
export function useTour(): Tour | null {
  const { user } = useSession()
  const { state, waiting } = useSyncStatus()
  const userId = user?.id
  const key = ofUser(userId ?? '', 'tour')
  /** What the account does not know yet. */
  const [here, setHere] = useState(() => browserStorage.get(key))
  const isEmpty = useReplica(({ loaded, tasks }) => loaded && tasks.size === 0)
  const isLive = state === 'live'
  const account = user?.tour
  const keep = (progress: string) => {
    browserStorage.set(key, progress)
    setHere(progress)
  }
  useRequest('startTour', () => keep(BEGUN))
  // Only an account whose tasks are known to be none: not one that is still being loaded.
  if (here === null && account === null && isEmpty && isLive) setHere(BEGUN)

  // An account that has only just begun is told at the first step.
  const isUntold = here !== null && here !== account && !(here === BEGUN && account === null)
  const isReady = isUntold && isLive && waiting === 0
  useEffect(() => {
    if (!isReady || here === null) return
    let isLatest = true
    const tell = async () => {
      if (!isLatest || userId === undefined) return
      await docket.api.POST('/api/auth/update-user', { body: { tour: here } })
      toured(userId, here)
    }
    // It stays here until the next change, or the next visit.
    telling = telling.then(tell).catch(() => {})
    return () => {
      isLatest = false
    }
  }, [isReady, here, userId])

  const progress = here ?? account ?? ENDED
  if (progress === ENDED) return null
  return { progress, done: (step) => keep(withStep(progress, step)), end: () => keep(ENDED) }
}
