import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { startBoth } from './support/both.ts'
import { eventually } from './support/eventually.ts'
import { allowProblems, openPage, openWindow } from './support/page.ts'

/** Several windows of one browser, and what is left in it. Signing up and in is in `frontend/src/features/accounts/`. */

const { app, browser } = await startBoth()

const isAtSignIn = (page: Page) => page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()

test('another user sees nothing of the last one, and signing out ends all windows and leaves nothing', async (t) => {
  const [former, next] = [await app.newUser(), await app.newUser()]
  await former.seed([{ method: 'POST', path: '/projects', body: { name: 'Secret garden' } }])
  const page = await openPage(t, browser, { app, user: former, path: '/settings/data' })
  await page.getByText('Secret garden').waitFor()
  const second = await openWindow(t, page, '/settings/data')
  await second.getByText('Secret garden').waitFor()
  allowProblems(page, /the server responded with a status of 4/)
  // The first window does not notice the change, like a phone that is asleep.
  await page.context().addCookies(next.cookies)
  await second.reload()
  await second.getByText('No projects yet').waitFor()
  assert.equal(await second.getByText('Secret garden').count(), 0)
  const names = await next.docket.api.GET('/api/{user_id}/projects', { params: { path: { user_id: 'me' } } })
  assert.equal(names.data?.count, 0)

  await second.getByRole('button', { name: /Your account/ }).click()
  await second.getByRole('menuitem', { name: 'Sign out' }).click()
  for (const window of [page, second]) {
    await isAtSignIn(window)
    assert.equal(new URL(window.url()).search, '', 'there is nothing to come back to')
  }
  await eventually(async () => {
    const databases = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
    assert.deepEqual(databases, [])
  })
  assert.equal(await page.evaluate(() => localStorage.getItem('docket.user')), null)
  await page.goto('/today')
  await isAtSignIn(page)
})
