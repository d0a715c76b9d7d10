import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startBoth } from './support/both.ts'
import { PHONE } from './support/devices.ts'
import { openPage } from './support/page.ts'
import { row } from './support/rows.ts'

const { app, browser } = await startBoth()

test('the tasks of views are not counted where the sidebar is not shown', async (t) => {
  const user = await app.newUser()
  await user.seedTasks(['One'])
  await user.seed([{ method: 'POST', path: '/views', body: { name: 'Open', filter: 'not complete' } }])
  // What a user before has asked for is no matter.
  const page = await openPage(t, browser, { app, user, path: '/all', isNew: true, ...PHONE })
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/counts')) asked.push(request.url())
  })
  await row(page, 'One').waitFor()
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('link', { name: /^Open ?1 task$/ }).waitFor()
  // The sidebar, which is there and hidden, has not asked as well.
  assert.equal(asked.length, 1)
})
