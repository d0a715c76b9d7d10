import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { User } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { openPage, screenshot, violations } from './support/page.ts'

/** Putting tasks off: from the menu of a row, the detail, the keyboard and the palette. */

const { app, browser } = await startBoth()

const row = (page: Page, title: string) => page.locator('[role=row][data-task]').filter({ hasText: title })
const item = (page: Page, name: string | RegExp) => page.getByRole('menuitem', { name })
const isFocused = (page: Page, title: string) =>
  page.locator('[role=row]:focus').filter({ hasText: title }).waitFor()

/** A zone in which it is morning now, so that "later today" exists. */
function morningZone(): string {
  const hours = 9 - new Date().getUTCHours()
  // Zones go from 12 hours behind UTC to 14 ahead.
  const offset = hours < -12 ? hours + 24 : hours
  return offset === 0 ? 'UTC' : `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`
}
const ZONE = morningZone()
const inDays = (days: number) => Temporal.Now.plainDateISO(ZONE).add({ days }).toString()

async function pageWith(t: TestContext, tasks: Parameters<User['seedTasks']>[0], path = '/all') {
  const user = await app.newUser({ timeZone: ZONE })
  const ids = await user.seedTasks(tasks)
  const page = await openPage(t, browser, { app, user, path, timezoneId: ZONE, reducedMotion: 'reduce' })
  await page.locator('aside [role=status]', { hasText: 'Up to date' }).waitFor()
  return { page, user, ids }
}

/** Resolves when the service has these due dates. */
async function dueAre(user: User, ids: readonly number[], expected: (object | null)[]): Promise<void> {
  const due = async () => {
    const found = await Promise.all(
      ids.map((task_id) =>
        user.docket.api.GET('/api/{user_id}/tasks/{task_id}', {
          params: { path: { user_id: 'me', task_id } },
        }),
      ),
    )
    return found.map(({ data }) => data?.due ?? null)
  }
  for (let turns = 0; turns < 3_600; turns += 1) {
    if (JSON.stringify(await due()) === JSON.stringify(expected)) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  assert.deepEqual(await due(), expected)
}

/** Types in a single task of the event loop: on a busy machine a menu would take each letter for the first one. */
const typeAtOnce = (page: Page, text: string) =>
  page.evaluate(
    async ({ letters, turns }) => {
      for (const key of letters) {
        const press = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
        document.activeElement?.dispatchEvent(press)
        // React renders what a key changes in a promise.
        for (let turn = 0; turn < turns; turn += 1) await null
      }
    },
    { letters: [...text], turns: 100 },
  )

describe('a task is postponed', () => {
  test('from the menu of its row: the day moves, the time and its zone stay', async (t) => {
    const due = { date: inDays(-1), time: '09:00', time_zone: 'Asia/Karachi' }
    const { page, user, ids } = await pageWith(t, [{ title: 'Taxes', due }])
    await row(page, 'Taxes').click({ button: 'right' })
    await item(page, 'Snooze').click()
    await item(page, /^Tomorrow/).waitFor()
    assert.deepEqual(await violations(page), [])
    await screenshot(page, 'snooze-menu')
    await item(page, /^Tomorrow/).click()
    await dueAre(user, ids, [{ ...due, date: inDays(1) }])
    await page.keyboard.press('Control+z')
    await dueAre(user, ids, [due])
  })

  test('to later today, at a full hour', async (t) => {
    const { page, user, ids } = await pageWith(t, [{ title: 'Taxes', due: { date: inDays(0) } }])
    await row(page, 'Taxes').click({ button: 'right' })
    await item(page, 'Snooze').click()
    const later = item(page, /^Later today/)
    const time = /\d\d:00/.exec((await later.textContent()) ?? '')?.[0]
    assert.ok(time !== undefined)
    await later.click()
    await dueAre(user, ids, [{ date: inDays(0), time }])
  })

  test('by keyboard alone, several at once, and one undo reverts all', async (t) => {
    const before = [{ date: inDays(-2) }, { date: inDays(0), time: '08:30' }, null]
    const { page, user, ids } = await pageWith(
      t,
      before.map((due, index) => ({ title: `Task ${index}`, due })),
    )
    await row(page, 'Task 0').focus()
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.getByText('3 selected').first().waitFor()
    await page.keyboard.press('s')
    const menu = page.getByRole('menu', { name: 'Snooze' })
    await page.locator('[role=menu]:focus').waitFor()
    assert.deepEqual(await violations(page), [])
    await typeAtOnce(page, 'Tom')
    await item(page, /^Tomorrow/)
      .and(page.locator(':focus'))
      .waitFor()
    await page.keyboard.press('Enter')
    const date = inDays(1)
    await dueAre(user, ids, [{ date }, { date, time: '08:30' }, { date }])
    await menu.waitFor({ state: 'detached' })
    await page.keyboard.press('Control+z')
    await dueAre(user, ids, before)
  })

  test('by the date button of several: each keeps its time, and the date can be cleared', async (t) => {
    const before = [{ date: inDays(-2) }, { date: inDays(0), time: '08:30' }]
    const { page, user, ids } = await pageWith(
      t,
      before.map((due, index) => ({ title: `Task ${index}`, due })),
    )
    await row(page, 'Task 0').click({ modifiers: ['Control'] })
    await row(page, 'Task 1').click({ modifiers: ['Control'] })
    const button = page.getByRole('toolbar').getByRole('button', { name: 'Due date' })
    const picker = page.getByRole('dialog', { name: 'Due date' })
    await button.click()
    await picker.getByRole('button', { name: /^Tomorrow/ }).click()
    const date = inDays(1)
    await dueAre(user, ids, [{ date }, { date, time: '08:30' }])
    await button.click()
    await picker.getByRole('button', { name: 'No date' }).click()
    await dueAre(user, ids, [null, null])
  })

  test('not when its menu is cancelled, which returns the focus', async (t) => {
    const { page, user, ids } = await pageWith(t, ['One', 'Two'])
    await row(page, 'Two').focus()
    await page.keyboard.press('s')
    const menu = page.getByRole('menu', { name: 'Snooze' })
    await page.locator('[role=menu]:focus').waitFor()
    await page.keyboard.press('Escape')
    await menu.waitFor({ state: 'detached' })
    await isFocused(page, 'Two')
    await dueAre(user, ids, [null, null])
    // Any other day: the picker takes over.
    await page.keyboard.press('s')
    await page.locator('[role=menu]:focus').waitFor()
    await item(page, /^Choose a date/).press('Enter')
    await page
      .getByRole('dialog', { name: 'Due date' })
      .getByRole('button', { name: /^Tomorrow/ })
      .click()
    await dueAre(user, ids, [null, { date: inDays(1) }])
  })

  test('from the palette', async (t) => {
    const { page, user, ids } = await pageWith(t, ['One', 'Two'])
    await row(page, 'Two').focus()
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').locator('input:focus').waitFor()
    await page.keyboard.type('snooze')
    await page.getByRole('option', { name: /^Snooze/ }).click()
    await item(page, /^Tomorrow/).click()
    await dueAre(user, ids, [null, { date: inDays(1) }])
  })

  test('from its detail by keyboard alone, and to any date', async (t) => {
    const { page, user, ids } = await pageWith(t, ['One', 'Two'])
    const panel = page.getByRole('complementary', { name: 'One' })
    await row(page, 'One').focus()
    await page.keyboard.press('Enter')
    await panel.and(page.locator(':focus')).waitFor()
    await page.keyboard.press('s')
    await page.locator('[role=menu]:focus').waitFor()
    await item(page, /^Tomorrow/).press('Enter')
    await dueAre(user, ids, [{ date: inDays(1) }, null])
    await panel
      .getByRole('button', { name: /^Due date/ })
      .and(page.locator(':focus'))
      .waitFor()
    await page.keyboard.press('s')
    await page.locator('[role=menu]:focus').waitFor()
    await item(page, /^Choose a date/).press('Enter')
    const picker = page.getByRole('dialog', { name: 'Due date' })
    await picker.getByRole('button', { name: /^Today/ }).click()
    await dueAre(user, ids, [{ date: inDays(0) }, null])
  })

  test("in the list, although another one's detail is open beside it", async (t) => {
    const { page, user, ids } = await pageWith(t, ['One', 'Two'])
    await row(page, 'One').click()
    await page.getByRole('complementary', { name: 'One' }).and(page.locator(':focus')).waitFor()
    await row(page, 'Two').focus()
    await page.keyboard.press('s')
    await page.locator('[role=menu]:focus').waitFor()
    await item(page, /^Tomorrow/).press('Enter')
    await dueAre(user, ids, [null, { date: inDays(1) }])
  })

  test('from the menu of its detail, to any date', async (t) => {
    const { page, user, ids } = await pageWith(t, ['One'])
    await row(page, 'One').click()
    await page.getByRole('button', { name: 'More about this task' }).click()
    await item(page, 'Due date').click()
    await item(page, /^Choose a date/).click()
    const picker = page.getByRole('dialog', { name: 'Due date' })
    await picker.getByRole('button', { name: /^Tomorrow/ }).click()
    await dueAre(user, ids, [{ date: inDays(1) }])
  })

  test('from its detail', async (t) => {
    const due = { date: inDays(-3), time: '10:00' }
    const { page, user, ids } = await pageWith(t, [{ title: 'Taxes', due }])
    await row(page, 'Taxes').click()
    await page.getByRole('button', { name: 'More about this task' }).click()
    await item(page, 'Snooze').click()
    await item(page, /^Today/).click()
    await dueAre(user, ids, [{ ...due, date: inDays(0) }])
    await page.keyboard.press('Control+z')
    await dueAre(user, ids, [due])
  })
})
