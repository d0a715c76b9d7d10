import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { startBoth } from './support/both.ts'
import { eventually } from './support/eventually.ts'
import { openPage, openWindow, screenshot, violations } from './support/page.ts'

/** What a person prefers, and that the app follows it. */

const { app, browser } = await startBoth()

async function choose(page: Page, setting: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: setting }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
  await page.getByRole('listbox').waitFor({ state: 'detached' })
}

const main = (page: Page) => page.getByRole('main')

describe('preferences', () => {
  test('of weeks, clock and dates are followed everywhere at once, and in other windows', async (t) => {
    const user = await app.newUser()
    await user.seedTasks([{ title: 'Call', due: { date: '2031-03-04', time: '18:30' } }])
    const page = await openPage(t, browser, { app, user, path: '/all', locale: 'en-GB' })
    await main(page).getByText('18:30').waitFor()
    const second = await openWindow(t, page, '/settings/time')
    await second.getByText(/18:30 · weeks begin on Monday/).waitFor()
    await choose(second, 'Clock', '12 hours, AM and PM')
    await choose(second, 'Order of dates', 'Year-month-day')
    await choose(second, 'Weeks begin on', 'Sunday')
    await second.getByText(/6:30\spm · weeks begin on Sunday/i).waitFor()
    assert.deepEqual(await violations(second), [])
    await screenshot(second, 'preferences-time')
    await main(page)
      .getByText(/2031-03-04/)
      .waitFor()
    await main(page)
      .getByText(/6:30\spm/i)
      .waitFor()
    await page.reload()
    await main(page)
      .getByText(/6:30\spm/i)
      .waitFor()
    await choose(second, 'Clock', 'As the language has it')
    await main(page).getByText('18:30').waitFor()
  })

  test('of a start page opens it, and of a compact list is kept on this device', async (t) => {
    const user = await app.newUser()
    const [project] = await user.seed([{ method: 'POST', path: '/projects', body: { name: 'Garden' } }])
    await user.seedTasks([{ title: 'Rake', project_id: project?.id }])
    const page = await openPage(t, browser, { app, user, path: '/settings/appearance' })
    await choose(page, 'Start page', 'Garden')
    await page.getByRole('radio', { name: 'Compact' }).click()
    assert.deepEqual(await violations(page), [])
    await page.goto('/')
    await page.waitForURL(/\/projects\/\d+$/)
    const row = page.getByRole('row').filter({ hasText: 'Rake' })
    await row.waitFor()
    assert.equal((await row.boundingBox())?.height, 32)
    // Once it is gone, the app opens as usual.
    await user.docket.api.DELETE('/api/{user_id}/projects/{project_id}', {
      params: { path: { user_id: 'me', project_id: Number(project?.id) } },
    })
    await page.getByRole('link', { name: 'Garden' }).waitFor({ state: 'detached' })
    await page.goto('/')
    await page.waitForURL(/\/today$/)
  })

  test('of a language is told to the service: once by itself, and whenever one is chosen', async (t) => {
    const user = await app.newUser()
    const told = async () =>
      (await user.docket.api.GET('/api/{user_id}/preferences', { params: { path: { user_id: 'me' } } })).data
    const page = await openPage(t, browser, { app, user, path: '/settings/appearance', locale: 'ur-PK' })
    await eventually(async () => assert.equal((await told())?.language, 'ur'))
    assert.equal(await page.getByText('ترتیبات تبدیل ہو گئیں').count(), 0, 'without a toast')
    await choose(page, 'زبان', 'Deutsch')
    await eventually(async () => assert.equal((await told())?.language, 'de'))
    const revision = (await told())?.revision
    await choose(page, 'Sprache', 'English')
    await eventually(async () => assert.equal((await told())?.language, 'en'))
    assert.equal((await told())?.revision, Number(revision) + 1)
  })

  test('of a language stays as another device has told it', async (t) => {
    const user = await app.newUser()
    const preferences = { params: { path: { user_id: 'me' } } }
    await user.docket.api.PATCH('/api/{user_id}/preferences', { ...preferences, body: { language: 'en' } })
    const page = await openPage(t, browser, { app, user, path: '/settings/time', locale: 'de-DE' })
    await choose(page, 'Uhr', '12 Stunden, AM und PM')
    const now = async () => (await user.docket.api.GET('/api/{user_id}/preferences', preferences)).data
    await eventually(async () => assert.equal((await now())?.hour_cycle, 'h12'))
    assert.equal((await now())?.language, 'en')
  })

  test('of a usual reminder is given to tasks with a time that name none', async (t) => {
    const user = await app.newUser()
    const page = await openPage(t, browser, { app, user, path: '/settings/time' })
    await choose(page, 'Usual reminder', '15 minutes before')
    await page.keyboard.press('q')
    await page.getByRole('combobox', { name: 'New task' }).fill('Dentist tomorrow 10:00')
    await page.getByRole('dialog').getByText('15 minutes before').waitFor()
    await page.keyboard.press('Enter')
    const task = await eventually(async () => {
      const { data } = await user.docket.api.GET('/api/{user_id}/tasks', {
        params: { path: { user_id: 'me' } },
      })
      assert.ok(data?.tasks[0])
      return data.tasks[0]
    })
    assert.deepEqual([task.title, task.reminders], ['Dentist', [{ minutes_before: 15 }]])
  })
})
