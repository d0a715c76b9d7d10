import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { actToken, unsubscribeToken } from '../../backend/src/notifications/model/tokens.ts'
import { SECRET, type User } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { allowProblems, openPage, screenshot, violations } from './support/page.ts'
import { startTelling } from './support/told.ts'

/** The pages that links in notifications lead to, without a session. */

const { app, browser } = await startBoth({ WEBHOOK_ALLOWED_HOSTS: '127.0.0.1' })
const remind = startTelling(app)

describe('links in notifications', () => {
  async function tokenFor(user: User, act: Parameters<typeof actToken>[1]['act']) {
    await remind(user, 'Call the plumber')
    const params = { path: { user_id: 'me' } }
    const { data } = await user.docket.api.GET('/api/{user_id}/notifications', { params })
    const [told] = data.notifications
    assert.ok(told !== undefined)
    return actToken(SECRET, { userId: told.workspace_id, notificationId: told.id, act })
  }

  test('ask before they do something, once', async (t) => {
    const user = await app.newUser()
    const token = await tokenFor(user, 'done')
    const page = await openPage(t, browser, { app, path: `/act#${token}` })
    await page.getByRole('heading', { name: 'Mark this task as done?' }).waitFor()
    await page.getByText('Call the plumber').waitFor()
    await page.waitForURL((url) => url.hash === '')
    assert.equal(await page.locator('meta[name=robots]').getAttribute('content'), 'noindex, nofollow')
    assert.deepEqual(await violations(page), [])
    await screenshot(page, 'act-asks')
    await page.getByRole('button', { name: 'Mark as done' }).click()
    await page.getByRole('heading', { name: 'Done' }).waitFor()
    const again = await openPage(t, browser, { app, path: `/act#${token}`, locale: 'de-DE' })
    await again.getByRole('heading', { name: 'Das ist schon erledigt' }).waitFor()
  })

  test('say when a reminder comes again', async (t) => {
    const token = await tokenFor(await app.newUser(), 'snooze_1_hour')
    const page = await openPage(t, browser, {
      app,
      path: `/act#${token}`,
      viewport: { width: 360, height: 740 },
    })
    await page.getByRole('button', { name: 'Remind me in 1 hour' }).click()
    await page.getByText('The reminder comes again:').waitFor()
    await screenshot(page, 'act-snoozed-360')
  })

  test('say if they are not valid', async (t) => {
    const page = await openPage(t, browser, { app, path: '' })
    allowProblems(page, /404/)
    await page.goto('/act#nonsense')
    await page.getByRole('heading', { name: 'This link is not valid' }).waitFor()
    await page.goto('/unsubscribe#nonsense')
    await page.getByRole('button', { name: 'End the e-mails' }).click()
    await page.getByRole('heading', { name: 'This link is not valid' }).waitFor()
    await page.getByText('You can end the e-mails in the settings as well').waitFor()
  })

  test('end e-mails', async (t) => {
    const user = await app.newUser()
    const params = { path: { user_id: 'me' } }
    const added = await user.docket.api.POST('/api/{user_id}/channels', {
      params,
      // Whatever kind it is: this server sends no e-mails.
      body: { kind: 'webhook', name: 'Mail', url: 'http://127.0.0.1:9/hook' },
    })
    const [task] = await user.seedTasks(['Whose workspace is it?'])
    const { data } = await user.docket.api.GET('/api/{user_id}/tasks', { params })
    const userId = data?.tasks.find(({ id }) => id === task)?.user_id
    assert.ok(added.data !== undefined && userId !== undefined)
    const token = unsubscribeToken(SECRET, userId, added.data.id)
    const page = await openPage(t, browser, { app, path: `/unsubscribe#${token}` })
    await page.getByRole('heading', { name: 'End these e-mails?' }).waitFor()
    await screenshot(page, 'unsubscribe-asks')
    const channels = async () =>
      (await user.docket.api.GET('/api/{user_id}/channels', { params })).data?.channels.map(
        ({ active, inactive_reason }) => ({ active, inactive_reason }),
      )
    // Opening it is not enough: mail scanners do.
    assert.deepEqual(await channels(), [{ active: true, inactive_reason: null }])
    await page.getByRole('button', { name: 'End the e-mails' }).click()
    await page.getByRole('heading', { name: 'There will be no more e-mails' }).waitFor()
    assert.deepEqual(await channels(), [{ active: false, inactive_reason: 'unsubscribed' }])
  })
})
