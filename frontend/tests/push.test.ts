import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Page, Worker } from 'playwright-core'
import { startBoth } from './support/both.ts'
import { openPage } from './support/page.ts'

/**
 * Web Push in a real browser with the real service worker. Stand-ins are the browser's push service, and the showing of
 * notifications, which browsers without a screen refuse whatever is granted.
 */

const { app, browser } = await startBoth({ WEBHOOK_ALLOWED_HOSTS: '127.0.0.1' })

const ME = { path: { user_id: 'me' } }
/** Playwright says that the worker was restarted when the test speaks to it: these have not been seen to pass. */
const RESTARTED = { todo: 'the worker restarts while a test speaks to it' }
const TOKEN = 'a-token-of-an-act'

/** What the service sends. */
const message = (more: object = {}) => ({
  v: 1,
  id: 'one',
  topic: 'task-7',
  kind: 'reminder',
  title: 'Buy milk',
  text: 'Today at 17:00',
  lang: 'en',
  url: `${app.url}/today?task=7`,
  at: '2026-11-25T16:00:00.000Z',
  acting: { endpoint: `${app.url}/api/acts`, page: `${app.url}/act` },
  offers: [
    { act: 'done', label: 'Done', token: TOKEN },
    { act: 'snooze_10_minutes', label: 'In 10 minutes', token: `${TOKEN}-2` },
    { act: 'snooze_1_hour', label: 'In an hour', token: `${TOKEN}-3` },
  ],
  ...more,
})

interface Device {
  page: Page
  worker: Worker
  /** Delivers it: the event that the browser makes takes a permission which it cannot have without a screen. */
  push(data: string): Promise<void>
  /** Presses the newest notification, or one of its actions. */
  press(action: string): Promise<void>
  /** Bodies of the acts that have reached the service. */
  acts: string[]
}

async function openDevice(t: TestContext): Promise<Device> {
  const user = await app.newUser()
  const page = await openPage(t, browser, { app, user, path: '', serviceWorkers: 'allow' })
  const context = page.context()
  await context.grantPermissions(['notifications'], { origin: app.url })
  const acts: string[] = []
  await context.route('**/api/acts', async (route) => {
    acts.push(route.request().postData() ?? '')
    await route.fulfill({ status: 200, json: {} })
  })
  const started = context.waitForEvent('serviceworker')
  await page.goto('/today')
  const worker = await started
  await page.evaluate(() => navigator.serviceWorker.ready)
  await worker.evaluate(() => {
    const shown: object[] = []
    const close = (tag: unknown) => {
      const index = shown.findIndex((one) => 'tag' in one && one.tag === tag)
      if (index >= 0) shown.splice(index, 1)
    }
    Object.assign(ServiceWorkerRegistration.prototype, {
      showNotification: async (title: string, options: { tag: string }) => {
        close(options.tag)
        shown.unshift({ title, actions: [], ...options, close: () => close(options.tag) })
      },
      getNotifications: async () => shown,
    })
  })
  return {
    page,
    worker,
    acts,
    async push(data) {
      await worker.evaluate(async (text) => {
        const waiting: Promise<unknown>[] = []
        const event = Object.assign(new Event('push'), {
          data: { json: () => JSON.parse(text) as unknown },
          waitUntil: (work: Promise<unknown>) => waiting.push(work),
        })
        dispatchEvent(event)
        await Promise.all(waiting)
      }, data)
    },
    async press(action) {
      await worker.evaluate(async (chosen) => {
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
      }, action)
    },
  }
}

interface Shown {
  title: string
  body: string
  tag: string
  actions: { action: string; title: string }[]
}

const notificationsOf = (worker: Worker) =>
  worker.evaluate(async () => {
    const { registration } = globalThis as unknown as { registration: ServiceWorkerRegistration }
    const shown = (await registration.getNotifications()) as unknown as Shown[]
    return shown.map(({ title, body, tag, actions }) => ({ title, body, tag, actions }))
  })

async function shownOn(t: TestContext, worker: Worker, count: number) {
  await t.waitFor(async () => assert.equal((await notificationsOf(worker)).length, count), {
    timeout: 10_000,
  })
  return await notificationsOf(worker)
}

test('a push is shown with its acts, and the newest about a task replaces the last', RESTARTED, async (t) => {
  const { worker, push } = await openDevice(t)
  await push(JSON.stringify(message()))
  const [first] = await shownOn(t, worker, 1)
  assert.deepEqual(first, {
    title: 'Buy milk',
    body: 'Today at 17:00',
    tag: 'task-7',
    actions: [
      { action: 'done', title: 'Done' },
      { action: 'snooze_10_minutes', title: 'In 10 minutes' },
    ],
  })
  await push(JSON.stringify(message({ title: 'Buy bread' })))
  await t.waitFor(async () => assert.equal((await notificationsOf(worker))[0]?.title, 'Buy bread'))
  assert.equal((await notificationsOf(worker)).length, 1)
})

test('what cannot be read is shown as well', RESTARTED, async (t) => {
  const { worker, push } = await openDevice(t)
  await push('not JSON')
  const [shown] = await shownOn(t, worker, 1)
  assert.equal(shown?.title, 'Docket')
  await push(JSON.stringify({ v: 2 }))
  assert.equal((await shownOn(t, worker, 1)).length, 1)
})

test('an act is sent once', RESTARTED, async (t) => {
  const { worker, push, press, acts } = await openDevice(t)
  await push(JSON.stringify(message()))
  await shownOn(t, worker, 1)
  await press('done')
  assert.deepEqual(
    acts.map((body) => JSON.parse(body)),
    [{ token: TOKEN }],
  )
  await push(JSON.stringify(message()))
  await shownOn(t, worker, 1)
  assert.equal(acts.length, 1)
})

test('an act pressed without a network is sent later, and a refused one is dropped', RESTARTED, async (t) => {
  const { page, worker, push, press, acts } = await openDevice(t)
  const context = page.context()
  await context.unroute('**/api/acts')
  let status = 503
  await context.route('**/api/acts', async (route) => {
    acts.push(route.request().postData() ?? '')
    if (status === 0) await route.abort('internetdisconnected')
    else await route.fulfill({ status, json: {} })
  })
  status = 0
  await push(JSON.stringify(message()))
  await shownOn(t, worker, 1)
  await press('done')
  assert.ok(acts.length >= 1)
  status = 410
  const before = acts.length
  // Whatever wakes the worker sends what waits.
  await push(JSON.stringify(message({ topic: 'task-8' })))
  await t.waitFor(() => assert.equal(acts.length, before + 1))
  await push(JSON.stringify(message({ topic: 'task-9' })))
  await shownOn(t, worker, 2)
  assert.equal(acts.length, before + 1)
})

test('pressing a notification shows what it is about in the open window', RESTARTED, async (t) => {
  const { page, worker, push, press } = await openDevice(t)
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
  // A press made by the test is not one of the user, without which windows get no focus.
  await worker.evaluate(() => {
    const { WindowClient } = globalThis as unknown as { WindowClient: { prototype: object } }
    Object.assign(WindowClient.prototype, { focus: async () => undefined })
  })
  await push(JSON.stringify(message({ url: `${app.url}/settings/channels` })))
  await shownOn(t, worker, 1)
  await press('')
  await page.waitForURL('**/settings/channels')
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
  // The browser has replaced it while the app was closed.
  await page.evaluate(() => {
    const stored = JSON.parse(localStorage.getItem('fake-subscription') ?? '{}')
    const changed = { ...stored, endpoint: 'http://127.0.0.1:9/push/another' }
    localStorage.setItem('fake-subscription', JSON.stringify(changed))
  })
  await page.reload()
  await t.waitFor(
    async () => {
      const now = await channels()
      assert.equal(now.length, 1)
      assert.notEqual(now[0]?.id, before?.id)
    },
    { timeout: 10_000 },
  )
  await page
    .getByRole('button', { name: /Your account|^Ada/ })
    .first()
    .click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.waitForURL('**/sign-in*')
  assert.deepEqual(await channels(), [])
  await t.waitFor(async () =>
    assert.equal(await page.evaluate(() => localStorage.getItem('fake-subscription')), null),
  )
})
