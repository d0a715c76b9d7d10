import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { startBoth } from './support/both.ts'
import { openPage, screenshot, violations } from './support/page.ts'

/** How many tasks each view has, in the sidebar. */

const { app, browser } = await startBoth()

const view = (page: Page, name: string, count: string) =>
  page.getByRole('link', { name: `${name}${count}` }).or(page.getByRole('link', { name: `${name} ${count}` }))

test('the sidebar counts the tasks of views, after changes here and elsewhere', async (t) => {
  const user = await app.newUser()
  await user.seedTasks([{ title: 'One', priority: 'high' }, { title: 'Two', priority: 'low' }, 'Three'])
  await user.seed([
    { method: 'POST', path: '/views', body: { name: 'Open', filter: 'not complete' } },
    { method: 'POST', path: '/views', body: { name: 'Pressing', filter: 'priority >= high' } },
  ])
  const page = await openPage(t, browser, { app, user, path: '/all' })
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/counts')) asked.push(request.url())
  })
  await view(page, 'Open', '3 tasks').waitFor()
  await view(page, 'Pressing', '1 task').waitFor()
  assert.deepEqual(await violations(page), [])
  await screenshot(page, 'view-counts')
  await page.getByRole('checkbox').first().click()
  await view(page, 'Open', '2 tasks').waitFor()
  // Many changes at once are one question.
  const before = asked.length
  await user.seed([4, 5, 6].map((id) => ({ method: 'POST', path: '/tasks', body: { title: `Task ${id}` } })))
  await view(page, 'Open', '5 tasks').waitFor()
  assert.ok(asked.length - before <= 2, `asked ${asked.length - before} times`)
})

test('views are not counted where the sidebar is not shown', async (t) => {
  const user = await app.newUser()
  await user.seedTasks(['One'])
  await user.seed([{ method: 'POST', path: '/views', body: { name: 'Open', filter: 'not complete' } }])
  const viewport = { width: 390, height: 800 }
  const page = await openPage(t, browser, { app, user, path: '/all', viewport })
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/counts')) asked.push(request.url())
  })
  await page.getByRole('row').filter({ hasText: 'One' }).waitFor()
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await view(page, 'Open', '1 task').waitFor()
  // The sidebar, which is there and hidden, has not asked as well.
  assert.equal(asked.length, 1)
})
