import assert from 'node:assert/strict'
import { after, afterEach, type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import { payloadOf } from '../../backend/src/channels/carriers/web-push.ts'
import { startShared } from './support/both.ts'
import { startDesktop } from './support/desktop.ts'
import { eventually } from './support/eventually.ts'
import { PATIENCE } from './support/notification-server.ts'
import { allowProblems, watchWindow } from './support/page.ts'
import { startReminding } from './support/told.ts'

/**
 * Notifications as they are on a desktop: a whole Chromium shows them through the message bus, and the test presses
 * them there. The service worker, its notifications, their buttons, its windows, Background Sync and the icon of the
 * installed app are the browser's own. Only the way from the service is not: the browser delivers what it would send.
 */

const HOUR = 3_600_000

const starting = startDesktop()
after(async () => (await starting).close())
const [app, { context, control, screen }] = await Promise.all([startShared(), starting])
const reminderFor = startReminding(app, 'https://docket.example')
afterEach(() => screen.dismissAll())
context.setDefaultTimeout(PATIENCE)
const user = await app.newUser()
await context.addCookies(user.cookies)
const permission = { permission: { name: 'notifications' }, setting: 'granted', origin: app.url }
await control.send('Browser.setPermission', permission)
const { push, empty } = await openOnce()

/** The user opens the app, which brings its worker, and closes it. */
async function openOnce() {
  const [empty] = context.pages()
  assert.ok(empty !== undefined)
  const devtools = await context.newCDPSession(empty)
  const registered = new Promise<string>((resolve) => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [registration] }) => {
      if (registration !== undefined) resolve(registration.registrationId)
    })
  })
  await devtools.send('ServiceWorker.enable')
  const page = await context.newPage()
  await page.goto(`${app.url}/today`)
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated')
  await page.close()
  const target = { origin: app.url, registrationId: await registered }
  return {
    /** A window that shows nothing of the app. */
    empty,
    push: (data: string) => devtools.send('ServiceWorker.deliverPushMessage', { ...target, data }),
  }
}

/** A window of the app, which is in front. */
async function openApp(t: TestContext, path = '/today', prepare = async (_page: Page) => {}): Promise<Page> {
  const page = await context.newPage()
  watchWindow(t, page)
  t.after(() => page.close())
  await prepare(page)
  await page.goto(`${app.url}${path}`)
  return page
}

async function isComplete(task_id: number): Promise<boolean> {
  const params = { path: { user_id: 'me', task_id } }
  const { data } = await user.docket.api.GET('/api/{user_id}/tasks/{task_id}', { params })
  return data?.complete === true
}

async function notifications() {
  const params = { path: { user_id: 'me' } }
  const { data } = await user.docket.api.GET('/api/{user_id}/notifications', { params })
  return data?.notifications ?? []
}

/** Waits until the service has done what was pressed. */
const isDone = (task: number) =>
  eventually(async () => assert.equal(await isComplete(task), true, 'the task is not complete'))

const isVisible = (page: Page, state: DocumentVisibilityState) =>
  // Windows behind others draw nothing, after which it would look by default.
  page.waitForFunction((expected) => document.visibilityState === expected, state, { polling: 50 })

const titleField = (page: Page) => page.getByRole('textbox', { name: 'Title', exact: true })
const isAt = (page: Page, task: number) =>
  page.waitForURL((url) => url.searchParams.get('task') === String(task))

test('a push is shown with its text and its buttons, and the next one about the task takes its place', async () => {
  const { message } = await reminderFor(user, { title: 'Buy milk', due: { date: '2090-01-02' } })
  assert.match(message.text, /2090/)
  await push(payloadOf(message))
  const [milk] = await screen.shows('Buy milk')
  assert.equal(milk?.body, `${new URL(app.url).host}\n\n${message.text}`)
  assert.deepEqual([...(milk?.actions.values() ?? [])].slice(0, 2), ['Done', 'In 10 minutes'])
  await push(payloadOf({ ...message, title: 'Buy bread' }))
  const [bread] = await screen.shows('Buy bread')
  assert.equal(bread?.id, milk?.id)

  const other = await reminderFor(user, 'Call Ada')
  await push(payloadOf(other.message))
  await screen.shows('Buy bread', 'Call Ada')
})

test('its buttons complete the task, or have the reminder come again later, and the notification goes', async () => {
  const milk = await reminderFor(user, 'Buy milk')
  const bread = await reminderFor(user, 'Buy bread')
  await push(payloadOf(milk.message))
  await push(payloadOf(bread.message))
  await screen.shows('Buy milk', 'Buy bread')
  assert.equal(await isComplete(milk.task), false)
  screen.press('Buy milk', 'Done')
  await screen.shows('Buy bread')
  await isDone(milk.task)
  screen.press('Buy bread', 'In 10 minutes')
  await screen.shows()
  const acted = async () => (await notifications()).find(({ task_id }) => task_id === bread.task)?.acted
  await eventually(async () => assert.equal(await acted(), 'snooze_10_minutes'))
  assert.equal(await isComplete(bread.task), false)
})

/** Presses Done where the service is out of reach. */
async function pressOffline(t: TestContext, title: string): Promise<void> {
  await context.setOffline(true)
  t.after(() => context.setOffline(false))
  const failed = context.waitForEvent('requestfailed', (request) => request.url().endsWith('/api/acts'))
  screen.press(title, 'Done')
  await screen.shows()
  await failed
}

test('pressed without a network, Done is sent when there is one', async (t) => {
  const page = await openApp(t)
  allowProblems(page, /ERR_INTERNET_DISCONNECTED/)
  const { task, message } = await reminderFor(user, 'Buy milk')
  await push(payloadOf(message))
  await screen.shows('Buy milk')
  await pressOffline(t, 'Buy milk')
  assert.equal(await isComplete(task), false)
  await context.setOffline(false)
  await isDone(task)
})

test('pressed without a network and without a window, Done is sent with the next push', async (t) => {
  const { task, message } = await reminderFor(user, 'Buy milk')
  const other = await reminderFor(user, 'Call Ada')
  await push(payloadOf(message))
  await screen.shows('Buy milk')
  await pressOffline(t, 'Buy milk')
  assert.equal(await isComplete(task), false)
  await context.setOffline(false)
  // Chromium registers no Background Sync for sites that no window shows.
  await push(payloadOf(other.message))
  await screen.shows('Call Ada')
  await isDone(task)
})

test('pressing a notification opens its task in a new window where none is open', async (t) => {
  const { task, message } = await reminderFor(user, 'Buy milk')
  await push(payloadOf(message))
  await screen.shows('Buy milk')
  const opening = context.waitForEvent('page')
  screen.press('Buy milk')
  await screen.shows()
  const page = await opening
  t.after(() => page.close())
  watchWindow(t, page)
  await isAt(page, task)
  assert.equal(new URL(page.url()).origin, app.url)
  await titleField(page).waitFor()
  assert.equal(await titleField(page).inputValue(), 'Buy milk')
})

test('pressing a notification brings the open window to the front, at its task', async (t) => {
  const page = await openApp(t)
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
  const { task, message } = await reminderFor(user, 'Buy milk')
  await page.evaluate(() => Object.assign(globalThis, { isSame: true }))
  await empty.bringToFront()
  await isVisible(page, 'hidden')
  await push(payloadOf(message))
  await screen.shows('Buy milk')
  const before = context.pages().length
  screen.press('Buy milk')
  await isVisible(page, 'visible')
  await isAt(page, task)
  await titleField(page).waitFor()
  assert.equal(await titleField(page).inputValue(), 'Buy milk')
  // What was being written is not lost: the page has not been loaded again.
  assert.equal(await page.evaluate(() => 'isSame' in globalThis), true)
  assert.equal(context.pages().length, before)
})

test('a reminder that the open app tells of is shown by the worker, too, and pressing it opens the task', async (t) => {
  const at = Date.now() + HOUR
  const [task = 0] = await user.seedTasks([
    { title: 'Call Grace', reminders: [{ at: new Date(at).toISOString() }] },
  ])
  const page = await openApp(t, '/all', (window) => window.clock.install())
  await page.getByRole('main').getByText('Call Grace').waitFor()
  await page.clock.pauseAt(at + 1000)
  await page.clock.resume()
  await screen.shows('Call Grace')
  screen.press('Call Grace')
  await screen.shows()
  await isAt(page, task)
})

test('the icon of the installed app counts what is unread, and a push marks it while the app is closed', async (t) => {
  const manifestId = `${app.url}/`
  await control.send('PWA.install', { manifestId, installUrlOrBundleUrl: `${app.url}/today` })
  const isMarked = (count: number) =>
    eventually(async () => {
      const { badgeCount } = await control.send('PWA.getOsAppState', { manifestId })
      assert.equal(badgeCount, count, 'on the icon')
    })
  const { message } = await reminderFor(user, 'Buy milk')
  const page = await openApp(t)
  const unread = (await notifications()).filter(({ read_at }) => read_at === null).length
  assert.ok(unread > 0)
  await isMarked(unread)
  await page.close()
  await push(payloadOf(message))
  await screen.shows('Buy milk')
  // A mark without a number, as the worker does not know how many there are.
  await isMarked(0)
})
