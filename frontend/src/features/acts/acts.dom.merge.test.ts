import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { actToken, unsubscribeToken } from '../../../../backend/src/notifications/model/tokens.ts'
import { SECRET, type User } from '../../../tests/support/app.ts'
import { startShared } from '../../../tests/support/both.ts'
import { openApp, reads, screen, visit, waitFor } from '../../../tests/support/dom.ts'
import { startTelling } from '../../../tests/support/told.ts'

/** The pages that links in notifications lead to, without a session. */

const app = await startShared()
const remind = startTelling(app)

const params = { path: { user_id: 'me' } }
const asks = (name: string) => screen.findByRole('heading', { name })

async function tokenFor(user: User, act: Parameters<typeof actToken>[1]['act']) {
  await remind(user, 'Call the plumber')
  const { data } = await user.docket.api.GET('/api/{user_id}/notifications', { params })
  const [told] = data.notifications
  assert.ok(told !== undefined)
  return actToken(SECRET, { userId: told.workspace_id, notificationId: told.id, act })
}

describe('links in notifications', () => {
  test('ask before they do something, once', async (t) => {
    const token = await tokenFor(await app.newUser(), 'done')
    const { person } = await openApp(t, { user: null, path: `/act#${token}` })
    await asks('Mark this task as done?')
    await reads('Call the plumber')
    await waitFor(() => assert.equal(location.hash, ''))
    const robots = document.querySelector<HTMLMetaElement>('meta[name=robots]')
    assert.equal(robots?.content, 'noindex, nofollow')
    await person.click(screen.getByRole('button', { name: 'Mark as done' }))
    await asks('Done')
    visit('/sign-in')
    await screen.findByRole('button', { name: 'Sign in' })
    visit(`/act#${token}`)
    await asks('This has been done already')
  })

  test('say when a reminder comes again', async (t) => {
    const token = await tokenFor(await app.newUser(), 'snooze_1_hour')
    const { person } = await openApp(t, { user: null, path: `/act#${token}` })
    await person.click(await screen.findByRole('button', { name: 'Remind me in 1 hour' }))
    await reads('The reminder comes again:')
  })

  test('say if they are not valid', async (t) => {
    await openApp(t, { user: null, path: '/act#nonsense' })
    await asks('This link is not valid')
    const { person } = await openApp(t, { user: null, path: '/unsubscribe#nonsense' })
    await person.click(await screen.findByRole('button', { name: 'End the e-mails' }))
    await asks('This link is not valid')
    await reads('You can end the e-mails in the settings as well')
  })

  test('end e-mails', async (t) => {
    const user = await app.newUser()
    const added = await user.docket.api.POST('/api/{user_id}/channels', {
      params,
      // Whatever kind it is: this server sends no e-mails.
      body: { kind: 'webhook', name: 'Mail', url: 'https://example.com/hook' },
    })
    await user.seedTasks(['Whose workspace is it?'])
    const { data } = await user.docket.api.GET('/api/{user_id}/tasks', { params })
    const userId = data?.tasks[0]?.user_id
    assert.ok(added.data !== undefined && userId !== undefined)
    const token = unsubscribeToken(SECRET, userId, added.data.id)
    const { person } = await openApp(t, { user: null, path: `/unsubscribe#${token}` })
    await asks('End these e-mails?')
    const channels = async () =>
      (await user.docket.api.GET('/api/{user_id}/channels', { params })).data?.channels.map(
        ({ active, inactive_reason }) => ({ active, inactive_reason }),
      )
    // Opening it is not enough: mail scanners do.
    assert.deepEqual(await channels(), [{ active: true, inactive_reason: null }])
    await person.click(screen.getByRole('button', { name: 'End the e-mails' }))
    await asks('There will be no more e-mails')
    assert.deepEqual(await channels(), [{ active: false, inactive_reason: 'unsubscribed' }])
  })
})
