import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { PASSWORD } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { allowProblems, openPage, typeInField, violations } from './support/page.ts'

/** The journey that `npm test` makes in a browser: from the form to the database and back, all parts work together. */

const { app, browser } = await startBoth()

test('a user signs up, adds, completes and undoes, goes offline, and finds everything again', async (t) => {
  const page = await openPage(t, browser, { app, path: '/all' })
  const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
  const row = (title: string) => page.locator('[role=row][data-task]').filter({ hasText: title })
  const upToDate = () => page.locator('aside [role=status]', { hasText: 'Up to date' }).waitFor()
  const email = `grace-${randomUUID()}@example.com`

  await heading('Sign in')
  await page.getByRole('link', { name: 'Create an account' }).press('Enter')
  await heading('Create your account')
  for (const text of ['Grace', email, PASSWORD]) {
    await typeInField(page, text)
    await page.keyboard.press('Tab')
  }
  await page.getByLabel('Password', { exact: true }).press('Enter')
  await heading('All tasks')

  await page.keyboard.press('q')
  await typeInField(page, 'Pay rent #Home p1')
  await page.keyboard.press('Enter')
  await row('Pay rent').waitFor()
  await typeInField(page, 'Buy milk')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await row('Buy milk').waitFor()
  await page.getByRole('link', { name: /Home/ }).waitFor()
  // What comes from elsewhere next must not overtake it.
  await upToDate()
  assert.deepEqual(await violations(page), [])

  // What a program writes appears by itself.
  const user = await app.signIn(email)
  await user.seedTasks(['Call Ada'])
  await row('Call Ada').waitFor()

  await row('Pay rent').getByRole('checkbox').click()
  await row('Pay rent').waitFor({ state: 'detached' })
  await page.keyboard.press('Control+z')
  await row('Pay rent').waitFor()
  await upToDate()

  allowProblems(page, /ERR_INTERNET_DISCONNECTED/)
  await page.context().setOffline(true)
  await row('Buy milk').getByRole('checkbox').click()
  await row('Buy milk').waitFor({ state: 'detached' })
  await page.context().setOffline(false)
  await upToDate()
  await page.reload()
  await row('Pay rent').waitFor()
  assert.equal(await row('Buy milk').count(), 0)

  const { data } = await user.docket.api.GET('/api/{user_id}/tasks', {
    params: { path: { user_id: 'me' }, query: { sort: 'id' } },
  })
  assert.deepEqual(
    data?.tasks.map(({ title, complete, priority }) => [title, complete, priority]),
    [
      ['Pay rent', false, 'urgent'],
      ['Buy milk', true, 'none'],
      ['Call Ada', false, 'none'],
    ],
  )
})
