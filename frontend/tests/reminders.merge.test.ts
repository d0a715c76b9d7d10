import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import type { User } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { fakeNotifications, shown } from './support/notifications.ts'
import { allowProblems, openPage, openWindow } from './support/page.ts'

const { app, browser } = await startBoth()

const HOUR = 3_600_000
const instant = (ms: number) => new Date(ms).toISOString()

/** Makes the user's last visit an hour ago. */
async function wasHere(page: Page, user: User): Promise<void> {
  const { data } = await user.docket.api.GET('/api/{user_id}/tasks', {
    params: { path: { user_id: 'me' }, query: { limit: 1 } },
  })
  const name = `docket.reminders.${data?.tasks[0]?.user_id}`
  const value = JSON.stringify({ until: Date.now() - HOUR, told: [] })
  await page.context().addInitScript(
    ([key, kept]) => {
      if (key !== undefined && kept !== undefined && localStorage.getItem(key) === null)
        localStorage.setItem(key, kept)
    },
    [name, value],
  )
}

test('missed reminders are shown once when the app opens, and lead to their tasks', async (t) => {
  const user = await app.newUser()
  await user.seedTasks([
    { title: 'Missed', reminders: [{ at: instant(Date.now() - HOUR / 2) }] },
    { title: 'Long over', reminders: [{ at: instant(Date.now() - 2 * HOUR) }] },
    { title: 'To come', reminders: [{ at: instant(Date.now() + HOUR) }] },
  ])
  const page = await openPage(t, browser, { app, user, path: '' })
  await wasHere(page, user)
  await page.goto('/all')
  const card = page.getByRole('alert', { name: 'While you were away' })
  await card.waitFor()
  assert.equal(await card.getByRole('listitem').count(), 1)
  await card.getByRole('button', { name: /^Missed/ }).click()
  await card.waitFor({ state: 'detached' })
  assert.equal(await page.getByRole('textbox', { name: 'Title', exact: true }).inputValue(), 'Missed')

  await page.reload()
  await page.getByRole('textbox', { name: 'Title', exact: true }).waitFor()
  assert.equal(await card.count(), 0)
})

test('a missed reminder waits for the code that shows it, also over a reload', async (t) => {
  const user = await app.newUser()
  await user.seedTasks([{ title: 'Missed', reminders: [{ at: instant(Date.now() - HOUR / 2) }] }])
  const page = await openPage(t, browser, { app, user, path: '' })
  allowProblems(page, /telling/)
  await wasHere(page, user)
  await page.route(/\/assets\/telling-/, (route) => route.abort())
  for (const visit of ['first', 'second']) {
    const failed = page.waitForEvent('requestfailed', (request) => request.url().includes('/telling-'))
    if (visit === 'first') await page.goto('/all')
    else await page.reload()
    await failed
  }
  await page.unroute(/\/assets\/telling-/)
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await page.getByRole('alert', { name: 'While you were away' }).getByText('Missed').waitFor()
})

test('a reminder is a notification, in one window only, and clicking it opens the task', async (t) => {
  const user = await app.newUser()
  const at = Date.now() + HOUR
  const [id = 0] = await user.seedTasks([{ title: 'Call Ada', reminders: [{ at: instant(at) }] }])
  const page = await openPage(t, browser, { app, user, path: '' })
  await fakeNotifications(page, 'granted')
  await page.clock.install()
  await page.goto('/all')
  // The window that looks for reminders first is the one that tells of them.
  await page.waitForFunction(() =>
    Object.keys(localStorage).some((name) => name.startsWith('docket.reminders.')),
  )
  const other = await openWindow(t, page, '/all')
  await other.getByRole('main').getByText('Call Ada').waitFor()
  // Both windows have the same clock.
  await page.clock.pauseAt(at + 1000)
  await page.clock.resume()
  await page.waitForFunction(() => (globalThis as unknown as { shown: string[] }).shown.length > 0)
  assert.deepEqual([...(await shown(page)), ...(await shown(other))], ['Call Ada'])
  await page.evaluate(() => (globalThis as unknown as { press: () => void }).press())
  await page.waitForURL((url) => url.searchParams.get('task') === String(id))
})
