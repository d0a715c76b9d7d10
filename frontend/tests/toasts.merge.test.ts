import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { User } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { openPage } from './support/page.ts'
import { stopTimers, TOASTS } from './support/timers.ts'

/** What is said after something was done: what happened, and where to. */

const { app, browser } = await startBoth()

const toast = (page: Page) => page.getByRole('region').getByRole('dialog')
const row = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title })

async function opened(t: TestContext, seed: (user: User) => Promise<unknown>, path = '/all') {
  const user = await app.newUser()
  await seed(user)
  const page = await openPage(t, browser, { app, user, path })
  await page.getByRole('row').first().waitFor()
  await stopTimers(page, TOASTS)
  return page
}

describe('a toast', () => {
  test('says where tasks were moved, and undoes it', async (t) => {
    const page = await opened(t, async (user) => {
      await user.seed([{ method: 'POST', path: '/projects', body: { name: 'Home' } }])
      await user.seedTasks(['One', 'Two', 'Three'])
    })
    await row(page, 'One').focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.press('p')
    await page.getByRole('option', { name: 'Home' }).click()
    await toast(page).getByText('Moved 3 tasks to “Home”').waitFor()
    await toast(page).getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('link', { name: 'Home', exact: true }).waitFor()
    await toast(page).getByText('Undone: Moved 3 tasks to “Home”').waitFor()
  })

  test('says when a repeating task is next due', async (t) => {
    const page = await opened(t, (user) =>
      user.seedTasks([
        { title: 'Pay rent', due: { date: '2030-11-01' }, recurrence: 'FREQ=MONTHLY;BYMONTHDAY=1' },
      ]),
    )
    await row(page, 'Pay rent').getByRole('checkbox').click()
    await toast(page).getByText('Completed “Pay rent”').waitFor()
    await toast(page)
      .getByText(/^Next: .*1 Dec 2030/)
      .waitFor()
  })

  test('says how many subtasks went with a task', async (t) => {
    const page = await opened(t, async (user) => {
      const [parent_id] = await user.seedTasks(['The move'])
      await user.seedTasks(['One', 'Two'].map((title) => ({ title, parent_id })))
    })
    await row(page, 'The move').first().focus()
    await page.keyboard.press('Delete')
    await toast(page).getByText('Deleted “The move”').waitFor()
    await toast(page).getByText('With 2 subtasks').waitFor()
  })

  test('says which day a task was given', async (t) => {
    const page = await opened(t, (user) => user.seedTasks(['One']))
    await row(page, 'One').focus()
    await page.keyboard.press('d')
    await page
      .getByRole('dialog', { name: 'Due date' })
      .getByRole('button', { name: /^Tomorrow/ })
      .click()
    await toast(page).getByText('“One” is due: Tomorrow').waitFor()
    assert.ok(await toast(page).getByRole('button', { name: 'Undo' }).isVisible())
  })
})
