import { browserStorage } from './storage.ts'

/** Which channel brings notifications to this browser by Web Push, as far as it knows. */

const NAME = 'docket.push'

export interface PushHere {
  userId: string
  channelId: number
  /** Of the browser's subscription for which the channel was made. */
  endpoint: string
  /** Whether the channel is on. */
  active: boolean
  /** The session with which the channel ends. */
  sessionId?: string | undefined
}

export function pushHere(): PushHere | undefined {
  const stored = browserStorage.read(NAME) as Partial<PushHere> | undefined
  const { userId, channelId, endpoint, active, sessionId } = stored ?? {}
  if (typeof userId !== 'string' || typeof channelId !== 'number' || typeof endpoint !== 'string') return
  return { userId, channelId, endpoint, active: active !== false, sessionId }
}

/** @param here null if there is none any more */
export function keepPushHere(here: PushHere | null): void {
  if (here === null) browserStorage.set(NAME, null)
  else browserStorage.write(NAME, here)
}

/** Whether the service notifies this user here, so that the app need not. */
export function hasPushHere(userId: string): boolean {
  const here = pushHere()
  return here?.userId === userId && here.active && Notification.permission === 'granted'
}
