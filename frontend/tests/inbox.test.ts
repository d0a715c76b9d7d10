import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { startBoth } from './support/both.ts'
import { openPage, violations } from './support/page.ts'

/** The Inbox: what has no project. */

const { app, browser } = await startBoth()

const sidebar = (page: Page) => page.getByRole('complementary', { name: 'Sidebar' })
const link = (page: Page) => sidebar(page).getByRole('link', { name: /^Inbox/ })
const row = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title })
const line = (page: Page) => page.getByRole('combobox', { name: 'New task' })

/** Somebody with a project, a task in it, and `titles` in the Inbox. */
async function withInbox(t: Parameters<typeof openPage>[0], titles: string[], path = '/inbox', options = {}) {
  const user = await app.newUser()
  const [home] = await user.seed([{ method: 'POST', path: '/projects', body: { name: 'Home' } }])
  const ids = await user.seedTasks([
    { title: 'Paint the wall', project_id: home?.id },
    ...titles.map((title) => ({ title })),
  ])
  const page = await openPage(t, browser, { app, user, path, ...options })
  return { page, user, home: home?.id ?? 0, ids: ids.slice(1) }
}

describe('the Inbox', () => {
  test('comes first in the sidebar, with the number of its open tasks, and has a key', async (t) => {
    const { page } = await withInbox(t, ['Call Ada', 'Read the contract'], '/all')
    await link(page).filter({ hasText: '2' }).waitFor()
    const first = sidebar(page).getByRole('navigation', { name: 'Main' }).getByRole('link').first()
    assert.match((await first.textContent()) ?? '', /^Inbox/)
    await row(page, 'Call Ada').waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('i')
    await page.waitForURL('**/inbox')
    await row(page, 'Paint the wall').waitFor({ state: 'detached' })
    await row(page, 'Read the contract').waitFor()
    assert.deepEqual(await violations(page), [])
  })

  test('takes what is added there, without a project', async (t) => {
    const { page, home } = await withInbox(t, ['Call Ada'], '/all')
    // A project's page was shown before: its project is not meant any more.
    await sidebar(page).getByRole('link', { name: /Home/ }).click()
    await page.waitForURL(`**/projects/${home}`)
    await link(page).click()
    await row(page, 'Call Ada').waitFor()
    await page.keyboard.press('q')
    await line(page).and(page.locator(':focus')).waitFor()
    await page.keyboard.type('Buy nails')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await row(page, 'Buy nails').waitFor()
    await link(page).filter({ hasText: '2' }).waitFor()
  })

  test('says in its own words that it is empty', async (t) => {
    const { page } = await withInbox(t, [])
    await page.getByText('Inbox is empty').waitFor()
    assert.deepEqual(await violations(page), [])
  })
})
