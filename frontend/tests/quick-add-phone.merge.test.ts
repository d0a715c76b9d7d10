import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { PASSWORD, type User } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { PHONE } from './support/devices.ts'
import { eventually } from './support/eventually.ts'
import { Finger } from './support/gestures.ts'
import { openPage } from './support/page.ts'
import { row } from './support/rows.ts'
import { stored } from './support/stored.ts'

/** Adding tasks on a phone: the sheet above the keyboard, and what other apps share. More is in `frontend/src/features/quick-add/`. */

const { app, browser } = await startBoth()

const sheet = (page: Page) => page.getByRole('dialog', { name: 'Add task' })
const line = (page: Page) => page.getByRole('textbox', { name: 'New task' })
const tool = (page: Page, name: string) => sheet(page).getByRole('button', { name, exact: true })
const chip = (page: Page, name: string) => sheet(page).getByRole('button', { name: `Remove ${name}` })
const focused = (page: Page) => line(page).and(page.locator(':focus')).waitFor()
const gone = (page: Page) => sheet(page).waitFor({ state: 'detached' })

/** The tasks that the service has, as soon as they are so many. */
const tasksOf = (user: User, count: number) =>
  eventually(async () => {
    const tasks = await stored(user)
    assert.equal(tasks.length, count)
    return tasks
  })

async function withSheet(t: Parameters<typeof openPage>[0], options = {}) {
  const user = await app.newUser()
  await user.seed([
    { method: 'POST', path: '/projects', body: { name: 'Home' } },
    { method: 'POST', path: '/labels', body: { name: 'phone' } },
  ])
  const page = await openPage(t, browser, { app, user, path: '/inbox', ...PHONE, ...options })
  await page.locator('nav').getByRole('button').first().tap()
  await focused(page)
  return { page, user }
}

/** Waits until nothing moves any more. */
const still = (page: Page) =>
  page.evaluate(async () => {
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished))
  })
const boxOf = async (page: Page) => {
  await still(page)
  const box = await sheet(page).boundingBox()
  assert.ok(box !== null)
  return box
}

describe('on a phone, quick add', () => {
  test('is a sheet above the keyboard that grows with its text', async (t) => {
    const { page } = await withSheet(t, { isNew: true })
    const closed = await boxOf(page)
    assert.equal(Math.round(closed.y + closed.height), 844)
    await page.evaluate(() => {
      Object.defineProperty(visualViewport, 'height', { get: () => innerHeight - 300, configurable: true })
      visualViewport?.dispatchEvent(new Event('resize'))
    })
    await page.waitForFunction(
      () => document.querySelector('[role=dialog]')?.getBoundingClientRect().bottom === innerHeight - 300,
    )
    const before = await boxOf(page)
    await line(page).fill(`Ask the landlord about ${'the heating in the back room, '.repeat(4)}tomorrow`)
    await chip(page, 'Tomorrow').waitFor()
    const after = await boxOf(page)
    assert.ok(after.height > before.height + 40, 'the line takes several rows')
    assert.equal(Math.round(after.y + after.height), 544)
    // The marks lie behind their words in every row.
    const mark = await sheet(page).locator('mark').boundingBox()
    const field = await line(page).boundingBox()
    assert.ok(mark !== null && field !== null && mark.y > field.y + 40 && mark.y < field.y + field.height)
  })

  test('is not covered by a toast, and goes on at the end of a line that was kept', async (t) => {
    const { page } = await withSheet(t)
    await page.keyboard.type('Water the roses')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Call Ada')
    await page.keyboard.press('Escape')
    await gone(page)
    await row(page, 'Water the roses').getByRole('checkbox').tap()
    await page.getByRole('button', { name: 'Undo' }).waitFor()
    const toasts = await page.getByRole('region', { name: 'Notifications' }).elementHandle()
    await page.locator('nav').getByRole('button').first().tap()
    await focused(page)
    await page.keyboard.type(' today')
    assert.equal(await line(page).inputValue(), 'Call Ada today')
    await still(page)
    const top = (await sheet(page).boundingBox())?.y ?? 0
    // It stays after the toast in it is gone.
    const box = await toasts?.boundingBox()
    assert.ok(box && box.y >= 0 && box.y + box.height <= top)
  })

  test('has buttons for date, project, label, priority and repeat, and stays for the next task', async (t) => {
    const { page, user } = await withSheet(t)
    await page.keyboard.type('Water the roses')
    await tool(page, 'Project').tap()
    await page.getByRole('option', { name: 'Home' }).tap()
    await focused(page)
    await chip(page, 'Home').waitFor()
    await tool(page, 'Label').tap()
    await page.getByRole('option', { name: 'phone' }).tap()
    await chip(page, 'phone').waitFor()
    await tool(page, 'Priority').tap()
    await page.getByRole('option', { name: 'high' }).tap()
    await chip(page, 'High').waitFor()
    await tool(page, 'Repeat').tap()
    await page.getByRole('menuitem', { name: 'every week', exact: true }).tap()
    await focused(page)
    await chip(page, 'Every week').waitFor()
    assert.equal(await line(page).inputValue(), 'Water the roses #Home @phone !high every week ')
    // Another one replaces it.
    await tool(page, 'Repeat').tap()
    await page.getByRole('menuitem', { name: 'every day' }).tap()
    await chip(page, 'Every day').waitFor()
    await tool(page, 'Date').tap()
    await page
      .getByRole('dialog', { name: 'Due date' })
      .getByRole('button', { name: /^Tomorrow/ })
      .tap()
    await focused(page)
    for (const { width, height } of await sizes(page)) assert.ok(width >= 44 && height >= 44)
    await tool(page, 'Add').tap()
    await focused(page)
    assert.equal(await line(page).inputValue(), '')
    assert.equal(
      await sheet(page)
        .getByRole('button', { name: /^Remove/ })
        .count(),
      0,
    )
    await page.keyboard.type('Call Ada tomorrow')
    await chip(page, 'Tomorrow').waitFor()
    // What is picked stands in for what was typed.
    await tool(page, 'Date').tap()
    await page
      .getByRole('dialog', { name: 'Due date' })
      .getByRole('button', { name: /^No date/ })
      .tap()
    await chip(page, 'Tomorrow').waitFor({ state: 'detached' })
    assert.equal(await line(page).inputValue(), 'Call Ada')
    await page.getByRole('dialog', { name: 'Due date' }).waitFor({ state: 'detached' })
    await focused(page)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await gone(page)
    await row(page, 'Call Ada').waitFor()
    const tasks = await tasksOf(user, 2)
    const roses = tasks.find(({ title }) => title === 'Water the roses')
    assert.deepEqual(
      [roses?.priority, roses?.labels, roses?.recurrence, typeof roses?.project_id, typeof roses?.due?.date],
      ['high', ['phone'], 'FREQ=DAILY', 'number', 'string'],
    )
    assert.equal(tasks.find(({ title }) => title === 'Call Ada')?.due, null)
  })

  test('closes by a drag down, by Back and by Escape, and keeps the draft', async (t) => {
    const { page } = await withSheet(t)
    await page.keyboard.type('Half a thought')
    const box = await boxOf(page)
    const finger = await Finger.of(page)
    await finger.down({ x: 195, y: box.y + 8 })
    await finger.by(0, box.height * 0.8)
    await finger.up()
    await gone(page)
    const open = async () => {
      await page.locator('nav').getByRole('button', { name: 'Add task' }).tap()
      await focused(page)
      assert.equal(await line(page).inputValue(), 'Half a thought')
    }
    await open()
    await page.waitForFunction(() => history.state?.layers === 1)
    await page.goBack()
    await gone(page)
    await open()
    await page.keyboard.press('Escape')
    await gone(page)
  })
})

const sizes = (page: Page) =>
  sheet(page)
    .getByRole('group')
    .getByRole('button')
    .evaluateAll((all) =>
      all.map((each) => each.getBoundingClientRect()).map(({ width, height }) => ({ width, height })),
    )

describe('what another app shares', () => {
  const SHARED = `/add?${new URLSearchParams({ title: 'How to prune roses', text: 'See 12', url: 'https://example.com/roses' })}`

  test('is a line above the Inbox, which is not lost on a reload', async (t) => {
    const user = await app.newUser()
    const page = await openPage(t, browser, { app, user, path: SHARED, ...PHONE })
    await focused(page)
    assert.equal(new URL(page.url()).pathname, '/inbox')
    assert.equal(await line(page).inputValue(), 'How to prune roses')
    await chip(page, 'Description').waitFor()
    await page.keyboard.press('End')
    await page.keyboard.type(' tomorrow')
    await chip(page, 'Tomorrow').waitFor()
    await page.reload()
    await page.locator('nav').getByRole('button', { name: 'Add task' }).tap()
    await focused(page)
    await chip(page, 'Description').waitFor()
    await page.keyboard.press('Enter')
    await chip(page, 'Description').waitFor({ state: 'detached' })
    const [task] = await tasksOf(user, 1)
    assert.deepEqual(
      [task?.title, task?.description],
      ['How to prune roses', 'See 12\nhttps://example.com/roses'],
    )
  })

  test('waits until somebody has signed in', async (t) => {
    const user = await app.newUser()
    const page = await openPage(t, browser, { app, path: SHARED, ...PHONE })
    await page.getByRole('textbox', { name: 'E-mail' }).fill(user.email)
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.keyboard.press('Enter')
    await focused(page)
    assert.equal(await line(page).inputValue(), 'How to prune roses')
    await chip(page, 'Description').waitFor()
  })
})
