import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { User } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { openPage, screenshot, violations } from './support/page.ts'

/** The settings of what users are told. */

const { app, browser } = await startBoth()

describe('the settings of what is told', () => {
  async function notifyOf(user: User) {
    const params = { path: { user_id: 'me' } }
    return (await user.docket.api.GET('/api/{user_id}/preferences', { params })).data.notify
  }
  async function until(user: User, expected: object | undefined) {
    for (let turn = 0; turn < 100; turn += 1) {
      if (JSON.stringify(await notifyOf(user)) === JSON.stringify(expected)) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    assert.deepEqual(await notifyOf(user), expected)
  }

  test('are chosen, and reset', async (t) => {
    const user = await app.newUser()
    const page = await openPage(t, browser, { app, user, path: '/settings/told' })
    const overdue = page.getByRole('switch', { name: 'Overdue tasks' })
    assert.equal(await overdue.getAttribute('aria-checked'), 'false')
    // Said once: by the title of the section.
    assert.equal(await page.getByRole('heading', { name: 'What you are told' }).count(), 1)
    await overdue.click()
    await until(user, { overdue: true })
    assert.deepEqual(await violations(page), [])
    await page.getByRole('combobox', { name: 'Quiet hours from' }).click()
    await page.getByRole('option', { name: '22:00' }).click()
    await page.getByRole('combobox', { name: 'Quiet hours until' }).waitFor()
    await screenshot(page, 'told-1280')
    await until(user, { overdue: true, quiet_from: '22:00', quiet_until: '07:00' })
    await page.getByRole('combobox', { name: 'Quiet hours from' }).click()
    await page.getByRole('option', { name: 'Never' }).click()
    await until(user, { overdue: true })
    await overdue.click()
    await until(user, undefined)
  })

  test('list what is muted, which a menu mutes', async (t) => {
    const user = await app.newUser()
    const [id = 0] = await user.seedTasks(['Call the plumber'])
    const page = await openPage(t, browser, { app, user, path: `/all?task=${id}` })
    await page.getByRole('button', { name: 'More about this task' }).click()
    await page.getByRole('menuitem', { name: 'Mute notifications' }).click()
    await page.goto('/settings/told')
    await page.getByRole('list', { name: 'Muted' }).getByText('Call the plumber').waitFor()
    await page.getByRole('button', { name: 'Unmute Call the plumber' }).click()
    await page.getByText('Nothing is muted.').waitFor()
    await until(user, undefined)
  })

  test('fit a phone in each language', async (t) => {
    const user = await app.newUser()
    for (const locale of ['en-GB', 'de-DE', 'ur-PK']) {
      const look = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, locale }
      const page = await openPage(t, browser, { app, user, path: '/settings/told', ...look })
      await page.getByRole('switch').first().waitFor()
      await screenshot(page, `told-360-${locale}`)
      const fits = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)
      assert.ok(fits, locale)
    }
  })
})
