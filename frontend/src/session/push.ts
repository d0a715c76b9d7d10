import { DocketProblem } from '@docket/sdk'
import { keepPushHere, type PushHere, pushHere } from '../browser/push-here.ts'
import { docket } from '../data/docket.ts'
import { deviceOf } from '../text/device.ts'

/** Web Push to this browser: its subscription, and the user's channel for it. */

/** Why this browser cannot be notified. */
export type Obstacle = 'insecure' | 'ios' | 'unsupported' | 'denied' | 'noWorker' | 'unreachable'

/** What kept the browser from subscribing. */
export class PushRefused extends Error {
  readonly obstacle: Obstacle
  constructor(obstacle: Obstacle, cause?: unknown) {
    super(obstacle, { cause })
    this.obstacle = obstacle
  }
}

const ONE = '/api/{user_id}/channels/{channel_id}'
const paramsOf = (channel_id: number) => ({ params: { path: { user_id: 'me', channel_id } } })
/** Milliseconds within which the service worker is registered and starts. */
const STARTING = 20_000

/** What keeps this browser from being notified, as far as that is known without asking; null if nothing does. */
export function obstacleHere(): Obstacle | null {
  if (!isSecureContext) return 'insecure'
  if (!('PushManager' in globalThis) || !('Notification' in globalThis))
    return isApple() ? 'ios' : 'unsupported'
  if (!('serviceWorker' in navigator)) return 'noWorker'
  return Notification.permission === 'denied' ? 'denied' : null
}

/** Whether it runs on iOS or iPadOS, where only apps on the home screen have Web Push. iPads claim to be Macs. */
const isApple = (): boolean =>
  /\biP(hone|ad|od)\b/.test(navigator.userAgent) ||
  (/\bMacintosh\b/.test(navigator.userAgent) && navigator.maxTouchPoints > 1)

/** What the channel of this browser is called: "Chrome on Linux". */
export function deviceName(join: (device: { browser: string; system: string }) => string): string {
  const { browser, system } = deviceOf(navigator.userAgent)
  if (browser === undefined || system === undefined) return browser ?? system ?? location.hostname
  return join({ browser, system })
}

/**
 * Subscribes this browser and makes the user's channel for it. Has to be called on a user's press, as it asks for permission.
 * @throws PushRefused, DocketProblem, Unreachable
 */
export async function turnOn(userId: string, pushKey: string, name: string): Promise<void> {
  const permission = await Notification.requestPermission()
  if (permission !== 'granted') throw new PushRefused('denied')
  await register(userId, pushKey, name)
}

async function register(userId: string, pushKey: string, name: string): Promise<void> {
  const { pushManager } = await registration()
  const before = await pushManager.getSubscription()
  // Another user's channel must not go on delivering here.
  const isOurs =
    before !== null && keyOf(before) === bare(pushKey) && (pushHere()?.userId ?? userId) === userId
  if (before !== null && !isOurs) await before.unsubscribe()
  const subscription = isOurs ? before : await subscribe(pushManager, pushKey)
  const { endpoint = '', keys = {} } = subscription.toJSON()
  const sessionId = await currentSessionId()
  const { data } = await docket.api.POST('/api/{user_id}/channels', {
    params: { path: { user_id: 'me' } },
    body: {
      kind: 'web_push',
      name,
      endpoint,
      keys: { p256dh: keys.p256dh ?? '', auth: keys.auth ?? '' },
    },
  })
  keepPushHere({ userId, channelId: data.id, endpoint, active: data.active, sessionId })
}

async function currentSessionId(): Promise<string | undefined> {
  return (await docket.api.GET('/api/auth/get-session')).data?.session.id
}

async function registration(): Promise<ServiceWorkerRegistration> {
  const found = await navigator.serviceWorker.getRegistration()
  if (found?.active) return found
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, STARTING))
  const ready = await Promise.race([navigator.serviceWorker.ready, late])
  if (ready === undefined) throw new PushRefused('noWorker')
  return ready
}

async function subscribe(manager: PushManager, pushKey: string): Promise<PushSubscription> {
  try {
    return await manager.subscribe({ userVisibleOnly: true, applicationServerKey: pushKey })
  } catch (error) {
    const isDenied = error instanceof DOMException && error.name === 'NotAllowedError'
    throw new PushRefused(isDenied ? 'denied' : 'unreachable', error)
  }
}

const bare = (base64url: string): string => base64url.replace(/=+$/, '')

/** The key that a subscription is bound to, in base64url. */
function keyOf({ options }: PushSubscription): string {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer())
  return bare(btoa(String.fromCharCode(...bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}

/** Ends it: deletes the channel and the subscription. @throws DocketProblem, Unreachable: then it goes on */
export async function turnOff(): Promise<void> {
  await deleteChannel()
  await unsubscribe()
}

/** Deletes this browser's channel, if it is this user's. @throws DocketProblem, Unreachable */
async function deleteChannel(): Promise<void> {
  const here = pushHere()
  if (here === undefined) return
  try {
    await docket.api.DELETE(ONE, paramsOf(here.channelId))
  } catch (error) {
    if (!(error instanceof DocketProblem && error.status === 404)) throw error
  }
}

/** Ends the browser's subscription: whatever is still sent to it, its push service refuses as gone. */
export async function unsubscribe(): Promise<void> {
  keepPushHere(null)
  try {
    const found = await navigator.serviceWorker?.getRegistration()
    await (await found?.pushManager?.getSubscription())?.unsubscribe()
  } catch {
    // The browser has none, or no push service can be reached: it is forgotten here all the same.
  }
}

/** Before signing out, while the service still knows the user. What cannot be reached is ended by `unsubscribe`. */
export async function deleteChannelOnLeaving(): Promise<void> {
  try {
    await deleteChannel()
  } catch {
    // The push service will tell that the subscription has ended.
  }
}

/**
 * Brings this browser's subscription and the user's channel together: the browser may have replaced the one, the user
 * have deleted or switched off the other on another device, and the server may have another key.
 */
export async function keepPush(userId: string): Promise<void> {
  try {
    await clearBadge()
    // One window at a time, since each changes what the others compare.
    await navigator.locks.request('docket.push', async () => {
      const here = pushHere()
      if (here?.userId === userId) await bringTogether(here)
    })
  } catch (error) {
    // There is another start of the app.
    console.warn('Notifications to this browser could not be checked.', error)
  }
}

async function bringTogether(here: PushHere): Promise<void> {
  const channel = await channelOf(here.channelId)
  if (channel === undefined) return await unsubscribe()
  keepPushHere({ ...here, active: channel.active })
  if (!channel.active || Notification.permission !== 'granted') return
  const path = { user_id: 'me' }
  const { data } = await docket.api.GET('/api/{user_id}/channels/options', { params: { path } })
  if (data.push_key === null) return
  const subscription = await (await registration()).pushManager.getSubscription()
  // Since then, the user may have signed in again: the channel must end with the session of now.
  const isSame = here.sessionId === (await currentSessionId()) && subscription?.endpoint === here.endpoint
  if (isSame && keyOf(subscription) === bare(data.push_key)) return
  await register(here.userId, data.push_key, channel.name)
  // The service replaces channels of the same endpoint only.
  if (pushHere()?.channelId !== here.channelId) await docket.api.DELETE(ONE, paramsOf(here.channelId))
}

async function channelOf(id: number) {
  try {
    return (await docket.api.GET(ONE, paramsOf(id))).data
  } catch (error) {
    if (error instanceof DocketProblem && error.status === 404) return undefined
    throw error
  }
}

async function clearBadge(): Promise<void> {
  await navigator.clearAppBadge?.()
}

/** Listens for the service worker's message that the browser has replaced the subscription. @returns how to stop */
export function onReplaced(listener: () => void): () => void {
  const hear = ({ data }: MessageEvent<unknown>) => {
    if (data === 'push subscription changed') listener()
  }
  navigator.serviceWorker?.addEventListener('message', hear)
  return () => navigator.serviceWorker?.removeEventListener('message', hear)
}
