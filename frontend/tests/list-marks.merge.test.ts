import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { startBoth } from './support/both.ts'
import { openPage, screenshot, typeInField } from './support/page.ts'

/** What a list shows of itself: the open task, where the focus is, menus, and how many are selected. */

const { app, browser } = await startBoth()

const WIDE = { viewport: { width: 1440, height: 900 } }
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }
const row = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title })

test('the task that is open is marked in the list', async (t) => {
  const user = await app.newUser()
  await user.seedTasks(['One', 'Two', 'Three'])
  const page = await openPage(t, browser, { app, user, path: '/all', ...WIDE })
  await row(page, 'Two').locator('[data-title]').click()
  const current = page.locator('[role=row][aria-current=true]')
  await current.filter({ hasText: 'Two' }).waitFor()
  const bar = (title: string) => row(page, title).evaluate((each) => getComputedStyle(each, '::before').width)
  assert.deepEqual([await bar('Two'), await bar('One')], ['3px', 'auto'])
  await screenshot(page, 'open-row')
  await row(page, 'Three').locator('[data-title]').click()
  await current.filter({ hasText: 'Three' }).waitFor()
  assert.equal(await current.count(), 1)
  await page.getByRole('complementary').getByRole('button', { name: 'Close' }).click()
  await current.waitFor({ state: 'detached' })
})

test('after selected rows are moved to a project, the focus is on the next row', async (t) => {
  const user = await app.newUser()
  const [inbox, home] = await user.seed([
    { method: 'POST', path: '/projects', body: { name: 'Here' } },
    { method: 'POST', path: '/projects', body: { name: 'Home' } },
  ])
  assert.ok(home)
  await user.seedTasks(['One', 'Two', 'Three', 'Four'].map((title) => ({ title, project_id: inbox?.id })))
  const page = await openPage(t, browser, { app, user, path: `/projects/${inbox?.id}`, ...WIDE })
  const focused = page.locator('[role=row]:focus')
  await row(page, 'One').focus()
  for (const key of ['x', 'ArrowDown', 'x']) await page.keyboard.press(key)
  await page.getByRole('toolbar').getByText('2 selected').waitFor()
  await page.keyboard.press('p')
  await typeInField(page, 'Home')
  await page.getByRole('option', { name: /^Home/ }).waitFor()
  await page.keyboard.press('Enter')
  await row(page, 'One').waitFor({ state: 'detached' })
  await focused.filter({ hasText: 'Three' }).waitFor()

  // By the bar, whose buttons go with the selection.
  await page.keyboard.press('x')
  await page
    .getByRole('toolbar')
    .getByRole('button', { name: /project/i })
    .click()
  await page.getByRole('option', { name: /^Home/ }).click()
  await row(page, 'Three').waitFor({ state: 'detached' })
  await focused.filter({ hasText: 'Four' }).waitFor()
})

test('the first menu after a load opens whole', async (t) => {
  const user = await app.newUser()
  await user.seedTasks(['One'])
  const page = await openPage(t, browser, { app, user, path: '/all', ...WIDE })
  await row(page, 'One').waitFor()
  // Its items come after its frame.
  await page.route('**/assets/task-menu-*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500))
    await route.continue()
  })
  await page.evaluate(() => {
    const heights: number[] = []
    Object.assign(globalThis, { heights })
    const look = () => {
      const menu = document.querySelector('[role=menu]')
      if (menu !== null && getComputedStyle(menu).visibility !== 'hidden')
        heights.push(menu.getBoundingClientRect().height)
      requestAnimationFrame(look)
    }
    look()
  })
  await row(page, 'One').click({ button: 'right' })
  await page.getByRole('menuitem', { name: /Delete/ }).waitFor()
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)))
  const heights = await page.evaluate(() => (globalThis as unknown as { heights: number[] }).heights)
  assert.ok(Math.min(...heights) > 200, `heights ${[...new Set(heights)].join(', ')}`)
})

test('numbers in texts are formatted, and what is selected is what is counted', async (t) => {
  const user = await app.newUser()
  await user.seedTasks(Array.from({ length: 1_205 }, (_, index) => `Task ${index + 1}`))
  const page = await openPage(t, browser, { app, user, path: '/all', ...WIDE })
  await row(page, 'Task 1').first().waitFor()
  await page.getByText('1,205', { exact: true }).first().waitFor()
  await row(page, 'Task 1').first().focus()
  await page.keyboard.press('Control+a')
  await page.getByRole('toolbar').getByText('1,205 selected').waitFor()
})

test('a phone shows no keys in menus, and the whole time of a reminder', async (t) => {
  const user = await app.newUser()
  await user.seedTasks([{ title: 'One', due: { date: '2030-01-31', time: '09:00' } }])
  const page = await openPage(t, browser, { app, user, path: '/all', locale: 'en-US', ...PHONE })
  await row(page, 'One').getByRole('button', { name: /^More/ }).click()
  await page.getByRole('menuitem', { name: /Delete/ }).waitFor()
  assert.equal(await page.getByRole('menu').locator('kbd:visible').count(), 0)
  await page.goto('/all?task=1')
  await page.getByRole('button', { name: /^Reminders:/ }).click()
  const time = page.getByRole('dialog', { name: 'Reminders' }).getByLabel('Time', { exact: true })
  await time.waitFor()
  await screenshot(page, 'reminder-phone')
  const cut = await time.evaluate((input: HTMLInputElement) => {
    const free = input.cloneNode() as HTMLInputElement
    free.style.width = 'max-content'
    free.style.position = 'absolute'
    input.after(free)
    const needs = free.getBoundingClientRect().width
    free.remove()
    const box = input.getBoundingClientRect()
    const around = input.closest('[role=dialog]')?.getBoundingClientRect()
    return { needs, has: box.width, sticksOut: box.right - (around?.right ?? 0) }
  })
  assert.ok(cut.has >= cut.needs && cut.sticksOut <= 0, JSON.stringify(cut))
})
