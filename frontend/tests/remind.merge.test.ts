import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { User } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { openPage, screenshot, violations } from './support/page.ts'

/** Reminders and muting where the task is: in the menu of its row, and in the palette. */

const { app, browser } = await startBoth()

const MINUTE = 60_000
const ME = { path: { user_id: 'me' } }
const row = (page: Page, title: string) => page.locator('[role=row][data-task]').filter({ hasText: title })
const item = (page: Page, name: string) => page.getByRole('menuitem', { name, exact: true })
const said = (page: Page, text: string) => page.getByText(text, { exact: true }).first().waitFor()

async function pageWith(t: TestContext, title: string) {
  const user = await app.newUser()
  const [id = 0] = await user.seedTasks([title])
  const page = await openPage(t, browser, { app, user, path: '/all', reducedMotion: 'reduce' })
  await page.locator('aside [role=status]', { hasText: 'Up to date' }).waitFor()
  return { page, user, id }
}

/** Runs a command of the palette for the row that has the focus. */
async function run(page: Page, command: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Command palette' }).fill(command)
  await page.getByRole('option', { name: command }).and(page.locator('[data-highlighted]')).waitFor()
  await page.keyboard.press('Enter')
}

/** The moments of its reminders, once the service has as many. */
async function remindersOf(user: User, task_id: number, count: number): Promise<number[]> {
  for (let turns = 0; turns < 600; turns += 1) {
    const path = { user_id: 'me', task_id }
    const { data } = await user.docket.api.GET('/api/{user_id}/tasks/{task_id}', { params: { path } })
    const found = (data?.reminders ?? []).flatMap((each) => ('at' in each ? [Date.parse(each.at)] : []))
    if (found.length === count) return found
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`The task did not get ${count} reminders.`)
}

async function mutedOf(user: User, count: number): Promise<(number | undefined)[]> {
  for (let turns = 0; turns < 600; turns += 1) {
    const { data } = await user.docket.api.GET('/api/{user_id}/preferences', { params: ME })
    const muted = data?.notify?.muted ?? []
    if (muted.length === count) return muted.map(({ task_id }) => task_id)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`There were not ${count} muted.`)
}

describe('a task', () => {
  test('is given a reminder from its menu and from the palette', async (t) => {
    const { page, user, id } = await pageWith(t, 'Call the plumber')
    const before = Date.now()
    await row(page, 'Call the plumber').click({ button: 'right' })
    await item(page, 'Remind me').click()
    await item(page, 'Tomorrow morning').waitFor()
    assert.deepEqual(await violations(page), [])
    await screenshot(page, 'remind-menu')
    await item(page, 'In an hour').click()
    await said(page, 'Set the reminders of “Call the plumber”')
    const [first = 0] = await remindersOf(user, id, 1)
    assert.ok(
      first >= before + 59 * MINUTE && first <= Date.now() + 60 * MINUTE,
      new Date(first).toISOString(),
    )
    const days = () => Temporal.Now.plainDateISO('Europe/Berlin').add({ days: 1 }).toString()
    const mornings = [days()]
    await row(page, 'Call the plumber').focus()
    await run(page, 'Remind me tomorrow morning')
    const [, second = 0] = await remindersOf(user, id, 2)
    mornings.push(days())
    const local = Temporal.Instant.fromEpochMilliseconds(second).toZonedDateTimeISO('Europe/Berlin')
    assert.ok(
      mornings.some((day) => local.toPlainDateTime().toString() === `${day}T09:00:00`),
      `${local}`,
    )
  })

  test('is muted from its menu, and again heard of by the palette', async (t) => {
    const { page, user, id } = await pageWith(t, 'Call the plumber')
    await row(page, 'Call the plumber').click({ button: 'right' })
    await item(page, 'Mute notifications').click()
    await said(page, 'Notifications muted')
    assert.deepEqual(await mutedOf(user, 1), [id])
    await row(page, 'Call the plumber').click({ button: 'right' })
    await item(page, 'Unmute notifications').waitFor()
    await page.keyboard.press('Escape')
    await row(page, 'Call the plumber').focus()
    await run(page, 'Mute or unmute its notifications')
    await said(page, 'Notifications unmuted')
    assert.deepEqual(await mutedOf(user, 0), [])
  })
})
