import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { User } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { DESKTOP } from './support/devices.ts'
import { openPage, type PageOptions } from './support/page.ts'
import { reachesTask } from './support/stored.ts'

/** The panel of a task, as far as a browser decides. The rest is in `frontend/src/features/detail/`. */

const { app, browser } = await startBoth()

/** Narrower than any phone of today: what fits here fits when zoomed in. */
const NARROW = { viewport: { width: 320, height: 720 }, hasTouch: true, isMobile: true }

const panelOf = (page: Page) => page.locator('aside[tabindex="-1"]')
const titleOf = (page: Page) => page.getByRole('textbox', { name: 'Title', exact: true })

async function opened(
  t: TestContext,
  tasks: Parameters<User['seedTasks']>[0],
  options: Partial<PageOptions> = {},
) {
  const user = await app.newUser()
  await user.seedTasks(tasks)
  const page = await openPage(t, browser, { app, user, path: '/all?task=1', ...DESKTOP, ...options })
  await titleOf(page).waitFor()
  return { user, page }
}

test('Back returns to the task that was closed, and to the page that it was on', async (t) => {
  const { page } = await opened(t, ['One', 'Two'])
  const named = (title: string) => page.waitForFunction((wanted) => document.title === wanted, title)
  await panelOf(page).press('Escape')
  await panelOf(page).waitFor({ state: 'detached' })
  await page.goBack()
  assert.equal(await titleOf(page).inputValue(), 'One')
  await page.getByRole('link', { name: 'Upcoming' }).click()
  await page.getByRole('heading', { level: 1, name: 'Upcoming' }).waitFor()
  await page.goBack()
  await page.getByRole('heading', { level: 1, name: 'All tasks' }).waitFor()
  assert.equal(await titleOf(page).inputValue(), 'One')
  await named('One · Docket')
})

test('the picker opened last keeps the focus', async (t) => {
  const { page } = await opened(t, ['Rake leaves'], { isNew: true })
  await panelOf(page).focus()
  await page.keyboard.press('d')
  const due = page.getByRole('dialog', { name: 'Due date' })
  await due.locator('input:focus').waitFor()
  // The first is still fading out when the second has the focus.
  await page.evaluate(() => {
    const slow = new CSSStyleSheet()
    slow.replaceSync('[role="dialog"] { transition-duration: 1s !important }')
    document.adoptedStyleSheets.push(slow)
  })
  await page.keyboard.press('Escape')
  await panelOf(page)
    .getByRole('button', { name: /^Project/ })
    .press('Enter')
  const field = page.getByRole('dialog', { name: 'Project' }).locator('input:focus')
  await field.waitFor()
  await due.waitFor({ state: 'detached' })
  assert.equal(await field.count(), 1)
})

test('the title is saved when the window is closed while it is edited', async (t) => {
  const { page, user } = await opened(t, ['Old'])
  await titleOf(page).fill('Typed to the end')
  await page.goto('about:blank')
  await page.goto(`${app.url}/all`)
  await reachesTask(user, 1, ({ title }) => title === 'Typed to the end')
})

test('on a phone it is a page of its own, which nothing overflows, with a way back', async (t) => {
  const task = {
    title: 'Donaudampfschifffahrtsgesellschaft'.repeat(4),
    description: 'Guide: https://example.com/bulbs',
    due: { date: '2090-01-02', time: '15:00' },
    recurrence: 'FREQ=WEEKLY;BYDAY=FR',
    priority: 'urgent',
    labels: ['home', 'errand'],
    reminders: [{ minutes_before: 30 }],
    estimate: 90,
  }
  const { page } = await opened(t, [task], NARROW)
  const sheet = page.getByRole('dialog', { name: task.title })
  await sheet.locator('h3').first().waitFor()
  const box = await sheet.boundingBox()
  assert.deepEqual([box?.x, box?.width], [0, 320])
  const widths = await sheet.evaluate(({ scrollWidth }) => [
    document.documentElement.scrollWidth,
    scrollWidth,
  ])
  assert.deepEqual(widths, [320, 320])
  await sheet.getByRole('button', { name: 'Back' }).click()
  await sheet.waitFor({ state: 'detached' })
})
