import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { CDPSession, Page, Route, Worker } from 'playwright-core'
import { payloadOf } from '../../backend/src/channels/carriers/web-push.ts'
import type { User } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { eventually } from './support/eventually.ts'
import { allowProblems, openPage } from './support/page.ts'
import { startReminding } from './support/told.ts'

/**
 * Web Push, in the headless shell that runs everywhere: exactly what the service worker sends, and when. The worker, its
 * storage and the service are real; `standIns` names what is not. How notifications are shown and pressed is real in
 * `desktop-notifications.merge.test.ts`. In the last test, the browser's push service is a stand-in as well.
 */

const { app, browser } = await startBoth({ WEBHOOK_ALLOWED_HOSTS: '127.0.0.1' })
/** The service may be configured with another address than the one that this browser has loaded the app from. */
const reminderFor = startReminding(app, 'https://docket.example')

const ME = { path: { user_id: 'me' } }

/** In the worker: what it does about events. */
declare const work: Promise<unknown>[]

interface Shown {
  title: string
  body: string
  tag: string
  actions: { action: string; title: string }[]
}

/**
 * Runs in the worker before its own code. Chromium's headless shell has no notifications, whatever is granted, no
 * Background Sync, and it ends a worker that marks the icon of the app. In return, `work` says what the worker does about
 * an event, for which a test of a whole browser cannot wait.
 */
function standIns(): void {
  const work: Promise<unknown>[] = []
  Object.assign(globalThis, { work })
  const shown: (Shown & { close(): void })[] = []
  const close = (tag: string) => {
    const index = shown.findIndex((one) => one.tag === tag)
    if (index >= 0) shown.splice(index, 1)
  }
  const scope = globalThis as unknown as Record<string, { prototype: object }>
  const replace = (name: string, members: object) => Object.assign(scope[name]?.prototype ?? {}, members)
  replace('ServiceWorkerRegistration', {
    showNotification: async (title: string, options: Omit<Shown, 'title'>) => {
      close(options.tag)
      const kept = structuredClone({ title, ...options, actions: options.actions ?? [] })
      shown.unshift({ ...kept, close: () => close(options.tag) })
    },
    getNotifications: async () => [...shown],
  })
  for (const type of ['push', 'sync']) {
    addEventListener(type, (event) => {
      const waiting = event as Event & { waitUntil(one: Promise<unknown>): void }
      const waitUntil = waiting.waitUntil.bind(event)
      waiting.waitUntil = (one) => {
        work.push(one)
        waitUntil(one)
      }
    })
  }
  replace('WorkerNavigator', { setAppBadge: async () => undefined })
}

interface Device {
  user: User
  page: Page
  worker: Worker
  /** Statuses of the answers to the acts that the worker has sent, in their order; 0 for none. */
  answers: number[]
  /** Delivers it, and waits until the worker has done what it does then. */
  push(data: string): Promise<void>
  /** Tells the worker that there is a network again, and waits until it has done what it does then. */
  wake(): Promise<void>
  /** Presses the newest notification, or one of its actions, and waits until the worker has done what it does then. */
  press(action: string): Promise<void>
}

async function openDevice(t: TestContext): Promise<Device> {
  const user = await app.newUser()
  const page = await openPage(t, browser, { app, user, path: '', serviceWorkers: 'allow' })
  const context = page.context()
  await context.route('**/worker.js', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: `(${standIns})();\n${await response.text()}` })
  })
  const answers: number[] = []
  const ofActs = (url: string) => new URL(url).pathname === '/api/acts'
  context.on('response', (response) => {
    if (ofActs(response.url())) answers.push(response.status())
  })
  context.on('requestfailed', (request) => {
    if (ofActs(request.url())) answers.push(0)
  })
  const devtools = await context.newCDPSession(page)
  const registration = registrationIn(devtools)
  await devtools.send('ServiceWorker.enable')
  const started = context.waitForEvent('serviceworker')
  await page.goto('/today')
  const worker = await started
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated')
  const target = { origin: app.url, registrationId: await registration }
  let events = 0
  /** The browser does not say when the worker has done with an event. */
  async function handled(): Promise<void> {
    events += 1
    await eventually(async () => assert.equal(await worker.evaluate(() => work.length), events))
    await worker.evaluate(() => Promise.allSettled(work))
  }
  return {
    user,
    page,
    worker,
    answers,
    async push(data) {
      await devtools.send('ServiceWorker.deliverPushMessage', { ...target, data })
      await handled()
    },
    async wake() {
      const event = { ...target, tag: 'docket-acts', lastChance: false }
      await devtools.send('ServiceWorker.dispatchSyncEvent', event)
      await handled()
    },
    press: (action) =>
      worker.evaluate(async (chosen) => {
        const scope = globalThis as unknown as EventTarget & { registration: ServiceWorkerRegistration }
        const [notification] = await scope.registration.getNotifications()
        const waiting: Promise<unknown>[] = []
        const event = Object.assign(new Event('notificationclick'), {
          notification,
          action: chosen,
          waitUntil: (work: Promise<unknown>) => waiting.push(work),
        })
        scope.dispatchEvent(event)
        await Promise.all(waiting)
      }, action),
  }
}

const registrationIn = (devtools: CDPSession): Promise<string> =>
  new Promise((resolve) => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [registration] }) => {
      if (registration !== undefined) resolve(registration.registrationId)
    })
  })

const notificationsOf = (worker: Worker): Promise<Shown[]> =>
  worker.evaluate(async () => {
    const { registration } = globalThis as unknown as { registration: ServiceWorkerRegistration }
    const shown = (await registration.getNotifications()) as unknown as Shown[]
    return shown.map(({ title, body, tag, actions }) => ({ title, body, tag, actions }))
  })

async function isComplete(user: User, task_id: number): Promise<boolean> {
  const params = { path: { user_id: 'me', task_id } }
  const { data } = await user.docket.api.GET('/api/{user_id}/tasks/{task_id}', { params })
  return data?.complete === true
}

test('what cannot be read is shown as well', async (t) => {
  const { worker, push } = await openDevice(t)
  const unreadable = { title: 'Docket', body: 'There is something new.', tag: 'docket', actions: [] }
  for (const data of ['not JSON', JSON.stringify({ v: 2 })]) {
    await push(data)
    assert.deepEqual(await notificationsOf(worker), [unreadable], data)
  }
})

test('an act is sent once; without a network, when there is one again; and a refused one is dropped', async (t) => {
  const { user, page, worker, answers, push, press, wake } = await openDevice(t)
  allowProblems(page, /ERR_INTERNET_DISCONNECTED/)
  const bread = await reminderFor(user, 'Buy bread')
  await push(payloadOf(bread.message))
  assert.equal(await isComplete(user, bread.task), false)
  await press('done')
  assert.deepEqual(await notificationsOf(worker), [])
  assert.equal(await isComplete(user, bread.task), true)
  // Whatever wakes the worker sends what waits.
  await push(payloadOf(bread.message))
  await wake()
  assert.deepEqual(answers, [200])

  const { task, message } = await reminderFor(user, 'Buy milk')
  await push(payloadOf(message))
  await page.context().setOffline(true)
  await press('done')
  assert.deepEqual(answers, [200, 0])
  assert.equal(await isComplete(user, task), false)
  await page.context().setOffline(false)
  const overloaded = (route: Route) => route.fulfill({ status: 503, json: {} })
  await page.context().route('**/api/acts', overloaded)
  await wake()
  assert.deepEqual(answers, [200, 0, 503])
  await page.context().unroute('**/api/acts', overloaded)
  await wake()
  assert.deepEqual(answers, [200, 0, 503, 200])
  assert.equal(await isComplete(user, task), true)

  const offers = message.offers.map((offer) => ({ ...offer, token: `${offer.token}x` }))
  await push(payloadOf({ ...message, offers }))
  await press('snooze_10_minutes')
  await wake()
  assert.deepEqual(answers, [200, 0, 503, 200, 404])
})

/** Replaces the browser's push service, which tests cannot reach. */
async function fakePushService(page: Page): Promise<void> {
  await page.context().addInitScript(() => {
    const bytes = (length: number, first: number) => {
      const all = new Uint8Array(length).fill(7)
      all[0] = first
      return btoa(String.fromCharCode(...all))
        .replaceAll('+', '-')
        .replaceAll('/', '_')
        .replaceAll('=', '')
    }
    const stored = () => JSON.parse(localStorage.getItem('fake-subscription') ?? 'null')
    const subscriptionOf = ({ endpoint, key }: { endpoint: string; key: string }) => ({
      endpoint,
      options: {
        applicationServerKey: Uint8Array.from(atob(key.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
          letter.charCodeAt(0),
        ).buffer,
      },
      toJSON: () => ({ endpoint, keys: { p256dh: bytes(65, 4), auth: bytes(16, 1) } }),
      unsubscribe: async () => {
        localStorage.removeItem('fake-subscription')
        return true
      },
    })
    Object.assign(PushManager.prototype, {
      getSubscription: async () => (stored() === null ? null : subscriptionOf(stored())),
      subscribe: async ({ applicationServerKey: key }: { applicationServerKey: string }) => {
        const made = { endpoint: `http://127.0.0.1:9/push/${crypto.randomUUID()}`, key }
        localStorage.setItem('fake-subscription', JSON.stringify(made))
        return subscriptionOf(made)
      },
    })
    Notification.requestPermission = async () => 'granted'
    Object.defineProperty(Notification, 'permission', { get: () => 'granted' })
  })
}

test('this device is turned on and off, follows a replaced subscription, and is forgotten on signing out', async (t) => {
  const user = await app.newUser()
  const page = await openPage(t, browser, { app, user, path: '', serviceWorkers: 'allow' })
  await page.context().grantPermissions(['notifications'], { origin: app.url })
  await fakePushService(page)
  const channels = async () =>
    (await user.docket.api.GET('/api/{user_id}/channels', { params: ME })).data?.channels ?? []
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  await page.goto('/settings/channels')
  await press('Notify me here')
  await page.getByText('Notifications reach this browser').waitFor()
  const [made] = await channels()
  assert.deepEqual([made?.kind, made?.name], ['web_push', 'Chrome on Linux'])
  await press('Turn off here')
  await page.getByRole('button', { name: 'Notify me here' }).waitFor()
  assert.deepEqual(await channels(), [])
  assert.equal(await page.evaluate(() => localStorage.getItem('fake-subscription')), null)

  await press('Notify me here')
  await page.getByText('Notifications reach this browser').waitFor()
  const [before] = await channels()
  // The user has signed in again since: the channel is to end with the session of now.
  await page.evaluate(() => {
    const stored = JSON.parse(localStorage.getItem('docket.push') ?? '{}')
    localStorage.setItem('docket.push', JSON.stringify({ ...stored, sessionId: 'former' }))
  })
  await page.reload()
  await page.waitForFunction(
    () => JSON.parse(localStorage.getItem('docket.push') ?? '{}').sessionId !== 'former',
  )
  assert.deepEqual(await channels(), [before])
  // The browser has replaced it while the app was closed.
  await page.evaluate(() => {
    const stored = JSON.parse(localStorage.getItem('fake-subscription') ?? '{}')
    const changed = { ...stored, endpoint: 'http://127.0.0.1:9/push/another' }
    localStorage.setItem('fake-subscription', JSON.stringify(changed))
  })
  await page.reload()
  await eventually(async () => {
    const now = await channels()
    assert.equal(now.length, 1)
    assert.notEqual(now[0]?.id, before?.id)
  })
  await page
    .getByRole('button', { name: /Your account|^Ada/ })
    .first()
    .click()
  const [last] = await channels()
  // The session ends then, and with it the token of this test.
  const deleting = page.waitForResponse((response) => response.request().method() === 'DELETE')
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  const deleted = await deleting
  assert.match(new URL(deleted.url()).pathname, new RegExp(`/channels/${last?.id}$`))
  assert.equal(deleted.status(), 204)
  await page.waitForURL('**/sign-in*')
  await eventually(async () =>
    assert.equal(await page.evaluate(() => localStorage.getItem('fake-subscription')), null),
  )
})
