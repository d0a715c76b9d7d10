import { type Act, perform, sendActs, TAG } from './acts.ts'

/** Notifications that the service pushes, and what pressing one does. */

declare const self: ServiceWorkerGlobalScope

/** What the service sends, version 1. */
interface Payload {
  id: string
  topic: string
  title: string
  text: string
  lang: string
  url: string
  at: string
  acting: { endpoint: string }
  offers: readonly { act: string; label: string; token: string }[]
}

/** What a notification carries until it is pressed. */
interface Carried {
  /** In this origin. */
  url: string
  acts: Record<string, Act>
}

/** The acts that fit: browsers show two at most. */
const SHOWN = ['done', 'snooze_10_minutes']
/** Said when the message cannot be read: browsers demand a notification for every push. */
const UNREADABLE: Record<string, string> = {
  de: 'Es gibt Neues.',
  en: 'There is something new.',
  ur: 'کچھ نیا ہے۔',
}

/** Parts that the types of TypeScript lack, as not all browsers have them. */
type Options = NotificationOptions & {
  renotify?: boolean
  timestamp?: number
  actions?: { action: string; title: string }[]
}

export function listenForPushes(): void {
  self.addEventListener('push', (event) => {
    event.waitUntil(Promise.all([show(event.data), mark(), sendActs()]))
  })
  self.addEventListener('notificationclick', (event) => {
    event.notification.close()
    event.waitUntil(pressed(event.notification.data, event.action))
  })
  self.addEventListener('pushsubscriptionchange', (event) => {
    event.waitUntil(subscribeAnew(event as Event & { oldSubscription?: PushSubscription | null }))
  })
  self.addEventListener('sync' as 'message', (event) => {
    const { tag } = event as unknown as { tag: string }
    if (tag === TAG) event.waitUntil(sendAllOrFail())
  })
  // Whatever has started this worker: there may be a network again.
  void sendActs()
}

async function show(data: PushMessageData | null): Promise<void> {
  const payload = read(data)
  if (payload === undefined) {
    const language = self.navigator.language.slice(0, 2)
    const body = UNREADABLE[language] ?? UNREADABLE.en ?? ''
    await self.registration.showNotification('Docket', {
      ...common({ url: '/', acts: {} }),
      body,
      tag: 'docket',
    })
    return
  }
  const { topic, title, text, lang, url, at, acting, offers } = payload
  const endpoint = pathOf(acting.endpoint)
  const shown = SHOWN.flatMap((act) => offers.filter((offer) => offer.act === act))
  const options: Options = {
    ...common({
      url: pathOf(url),
      acts: Object.fromEntries(shown.map(({ act, token }) => [act, { token, endpoint }])),
    }),
    body: text,
    tag: topic,
    renotify: true,
    lang,
    dir: lang === 'ur' ? 'rtl' : 'auto',
    timestamp: Date.parse(at),
    actions: shown.map(({ act, label }) => ({ action: act, title: label })),
  }
  await self.registration.showNotification(title, options)
}

const common = (data: Carried) => ({ icon: '/icons/192.png', badge: '/icons/badge.png', data })

/** @returns undefined for what is not a message of version 1 */
function read(data: PushMessageData | null): Payload | undefined {
  try {
    const payload = data?.json() as Payload & { v: number }
    const isWhole =
      payload.v === 1 &&
      [payload.topic, payload.title, payload.text, payload.url, payload.at, payload.acting.endpoint].every(
        (member) => typeof member === 'string',
      ) &&
      !Number.isNaN(Date.parse(payload.at)) &&
      URL.canParse(payload.url, self.location.origin) &&
      URL.canParse(payload.acting.endpoint, self.location.origin) &&
      Array.isArray(payload.offers)
    return isWhole ? payload : undefined
  } catch {
    return undefined
  }
}

/** The address within this origin, which may have another name than the one that the service was configured with. */
function pathOf(url: string): string {
  const { pathname, search, hash } = new URL(url, self.location.origin)
  // Not `//host`, which would lead elsewhere.
  return `/${pathname.replace(/^\/+/, '')}${search}${hash}`
}

type Badge = { setAppBadge?: () => Promise<void>; clearAppBadge?: () => Promise<void> }

/** Marks the icon of the installed app. */
async function mark(): Promise<void> {
  try {
    await (self.navigator as Badge).setAppBadge?.()
  } catch {
    // Not installed.
  }
}

async function pressed(data: unknown, action: string): Promise<void> {
  if (typeof data !== 'object' || data === null) return await openPage('/')
  // A reminder, shown by a page.
  if ('task' in data) return await openTask(Number(data.task))
  const { url, acts } = data as Carried
  const act = acts[action]
  if (act !== undefined) return await perform(act)
  await openPage(url)
}

/** Opens a task in a window that is open, or in a new one. */
async function openTask(id: number): Promise<void> {
  const [window] = await self.clients.matchAll({ type: 'window' })
  if (window === undefined) {
    await self.clients.openWindow(`/today?task=${id}`)
    return
  }
  await window.focus()
  window.postMessage({ openTask: id })
}

/** Shows a page of the app in a window that is open, or in a new one. */
async function openPage(url: string): Promise<void> {
  const [window] = await self.clients.matchAll({ type: 'window' })
  if (window === undefined) {
    await self.clients.openWindow(url)
    return
  }
  await window.focus()
  // The app goes there itself, so that nothing that is being written is lost.
  window.postMessage({ openPage: url })
}

/** The browser has replaced its subscription. Open windows tell the service; otherwise the app does when it starts. */
async function subscribeAnew(event: { oldSubscription?: PushSubscription | null }): Promise<void> {
  const key = event.oldSubscription?.options.applicationServerKey ?? null
  if (key !== null && (await self.registration.pushManager.getSubscription()) === null) {
    await self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
  }
  for (const window of await self.clients.matchAll({ type: 'window' })) {
    window.postMessage('push subscription changed')
  }
}

/** The browser tries again, with growing pauses, for as long as this fails. */
async function sendAllOrFail(): Promise<void> {
  if (!(await sendActs())) throw new Error('Some acts could not be sent.')
}
