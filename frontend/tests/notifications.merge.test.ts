import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { User } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { allowProblems, openPage, screenshot, violations } from './support/page.ts'
import { startTelling } from './support/told.ts'

/** The bell and the page of notifications. */

const { app, browser } = await startBoth()
const remind = startTelling(app)

describe('notifications', () => {
  const open = (t: TestContext, user: User, path = 'notifications', look = {}) =>
    openPage(t, browser, { app, user, path: `/${path}`, ...look })
  const bell = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
  const row = (page: Page, title: string) =>
    page.getByRole('main').getByRole('listitem').filter({ hasText: title })
  const taskOf = async (user: User, id: number) => {
    const path = { user_id: 'me', task_id: id }
    return (await user.docket.api.GET('/api/{user_id}/tasks/{task_id}', { params: { path } })).data
  }

  test('the bell counts what is unread, a press opens the task and reads it, in all browsers', async (t) => {
    const user = await app.newUser()
    const one = await open(t, user, 'today')
    const other = await open(t, user)
    await other.getByText('No notifications yet').waitFor()
    await remind(user, 'Call the plumber', 'Water the plants')
    await bell(one, 'Notifications, 2 unread').waitFor()
    await bell(other, 'Notifications, 2 unread').waitFor()
    await one.keyboard.press('g')
    await one.keyboard.press('n')
    await row(one, 'Call the plumber').getByRole('link').click()
    await one.getByRole('textbox', { name: 'Title' }).waitFor()
    assert.match(one.url(), /\?task=\d+/)
    await bell(other, 'Notifications, 1 unread').waitFor()
    assert.deepEqual(await violations(other), [])
    await other.getByRole('button', { name: 'Mark all as read' }).click()
    await bell(one, 'Notifications').waitFor()
    await row(other, 'Call the plumber')
      .getByRole('button', { name: /^More about/ })
      .click()
    await other.getByRole('menuitem', { name: 'Mark as unread' }).click()
    await bell(one, 'Notifications, 1 unread').waitFor()
    await other.getByText('Unread', { exact: true }).click()
    await row(other, 'Water the plants').waitFor({ state: 'detached' })
    await row(other, 'Call the plumber')
      .getByRole('button', { name: /^More about/ })
      .click()
    await other.getByRole('menuitem', { name: 'Delete' }).click()
    await other.getByText('Nothing unread').waitFor()
  })

  test('tasks are done and put off from it, also without a connection', async (t) => {
    const user = await app.newUser()
    const [first = 0] = await remind(user, 'Call the plumber', 'Water the plants')
    const page = await open(t, user)
    allowProblems(page, /ERR_INTERNET_DISCONNECTED/)
    await row(page, 'Water the plants').getByRole('button', { name: 'Snooze: Water the plants' }).click()
    await page.getByRole('menuitem', { name: 'In 1 hour' }).click()
    await row(page, 'Water the plants').getByText('Snoozed for 1 hour').waitFor()
    await bell(page, 'Notifications, 1 unread').waitFor()
    await page.context().setOffline(true)
    await page.getByRole('button', { name: 'Mark as done: Call the plumber' }).click()
    await row(page, 'Call the plumber').getByText('Done', { exact: true }).waitFor()
    assert.equal((await taskOf(user, first)).complete, false)
    await page.context().setOffline(false)
    const other = await open(t, user)
    await row(other, 'Call the plumber').getByText('Done', { exact: true }).waitFor()
    await row(other, 'Water the plants').getByText('Snoozed for 1 hour').waitFor()
    assert.equal((await taskOf(user, first)).complete, true)
  })

  test('nothing is offered for what is done or deleted elsewhere, and what comes too late says so', async (t) => {
    const user = await app.newUser()
    const titles = ['Call the plumber', 'Water the plants', 'Feed the cat']
    const [done = 0, deleted = 0, putOff = 0] = await remind(user, ...titles)
    const page = await open(t, user)
    allowProblems(page, /status of 409/)
    await row(page, 'Feed the cat').getByText('Reminder', { exact: true }).waitFor()
    const paramsOf = (id: number) => ({ params: { path: { user_id: 'me', task_id: id } } })
    await user.docket.api.PATCH('/api/{user_id}/tasks/{task_id}', {
      ...paramsOf(done),
      body: { complete: true },
    })
    await user.docket.api.DELETE('/api/{user_id}/tasks/{task_id}', paramsOf(deleted))
    await row(page, 'Call the plumber').getByText('Already done').waitFor()
    await row(page, 'Water the plants').getByText('Deleted').waitFor()
    const offered = page.getByRole('button', { name: /^(Mark as done|Snooze)/ })
    assert.deepEqual(await offered.evaluateAll((all) => all.map((each) => each.ariaLabel)), [
      'Mark as done: Feed the cat',
      'Snooze: Feed the cat',
    ])
    await user.docket.api.PATCH('/api/{user_id}/tasks/{task_id}', {
      ...paramsOf(putOff),
      body: { reminders: [] },
    })
    await page.getByRole('button', { name: 'Mark as done: Feed the cat' }).click()
    await page.getByText('Not saved: From its notification: Feed the cat').first().waitFor()
    await page.getByText('The task was done, put off or deleted meanwhile.').first().waitFor()
    assert.equal(await page.getByText('could not be saved').count(), 0)
    assert.equal((await taskOf(user, putOff)).complete, false)
  })

  test('by keyboard, the focus stays at the row, or goes to its neighbour', async (t) => {
    const user = await app.newUser()
    await remind(user, 'Call the plumber', 'Water the plants', 'Feed the cat')
    const page = await open(t, user)
    const focused = (title: string) =>
      page.waitForFunction(
        (text) =>
          document.activeElement?.matches('a') === true &&
          document.activeElement.textContent?.includes(text) === true,
        title,
      )
    await page.getByRole('button', { name: 'Mark as done: Feed the cat' }).press('Enter')
    await focused('Feed the cat')
    await page.getByRole('button', { name: 'Snooze: Water the plants' }).press('Enter')
    await page.getByRole('menuitem', { name: 'In 1 hour' }).press('Enter')
    await focused('Water the plants')
    await page.getByRole('button', { name: /^More about.*Feed the cat/ }).press('Enter')
    await page.getByRole('menuitem', { name: 'Delete' }).press('Enter')
    await focused('Water the plants')
    await page.getByRole('button', { name: /^More about.*Water the plants/ }).press('Enter')
    await page.getByRole('menuitem', { name: 'Mark as unread' }).press('Enter')
    await page.getByText('Unread', { exact: true }).click()
    await page.getByRole('button', { name: 'Mark as done: Call the plumber' }).press('Enter')
    await focused('Water the plants')
  })

  test('where it is empty, and from its header, the settings are a press away', async (t) => {
    const page = await open(t, await app.newUser())
    await page.getByRole('link', { name: 'Also get them while Docket is closed' }).click()
    await page.getByRole('heading', { name: 'Channels', exact: true }).waitFor()
    await page.goto('/notifications')
    await page.getByRole('button', { name: 'Notification settings' }).click()
    await page.getByRole('switch', { name: 'Reminders' }).waitFor()
  })

  test('the page fits a phone, in each language and theme', async (t) => {
    const user = await app.newUser()
    await remind(
      user,
      'Call the plumber',
      'Water the plants',
      `A title that is long ${'and longer '.repeat(12)}`,
    )
    const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }
    const looks = [
      { name: '1280', viewport: { width: 1280, height: 800 } },
      { name: '360', ...phone },
      { name: 'dark', viewport: { width: 1280, height: 800 }, colorScheme: 'dark' as const },
      { name: 'urdu-360', ...phone, locale: 'ur-PK' },
      { name: 'german-360', ...phone, locale: 'de-DE' },
    ]
    for (const { name, ...look } of looks) {
      const page = await open(t, user, 'notifications', look)
      await row(page, 'Call the plumber').waitFor()
      await screenshot(page, `notifications-${name}`)
      assert.deepEqual(await violations(page), [], name)
      const fits = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)
      assert.ok(fits, name)
      // Its buttons are beside a title that is short, not below.
      const height = (await row(page, 'Call the plumber').boundingBox())?.height ?? 0
      assert.ok(height < 90, `${name}: ${height}`)
    }
  })
})
