import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import { startBoth } from './support/both.ts'
import { PHONE } from './support/devices.ts'
import { canDrag, Finger, inDays, taskHas, timesWritten, ZONE } from './support/gestures.ts'
import { openPage, type PageOptions, screenshot } from './support/page.ts'
import { row, rows } from './support/rows.ts'
import { stopTimers, TOASTS } from './support/timers.ts'

/** Swiping a row on a phone: forwards completes it, backwards schedules it. */

const { app, browser } = await startBoth()
/** After which a finger lifts a row (`presses.ts`). */
const LONG_PRESS = [300]
const TASKS = ['Call Ada', 'Buy milk'].map((title) => ({ title, due: { date: inDays(0) } }))

async function opened(t: TestContext, options: Partial<PageOptions> = {}) {
  const user = await app.newUser({ timeZone: ZONE })
  const [first = 0, second = 0] = await user.seedTasks(TASKS)
  const page = await openPage(t, browser, {
    app,
    user,
    path: '/today',
    timezoneId: ZONE,
    reducedMotion: 'reduce',
    ...PHONE,
    ...options,
  })
  await rows(page).nth(1).waitFor()
  // A finger that a busy machine holds back would be a long press.
  await stopTimers(page, [...LONG_PRESS, ...TOASTS])
  await canDrag(page)
  return { page, user, first, second, finger: await Finger.of(page) }
}
const panel = (page: Page) => page.locator('[data-swipe]')

describe('a swipe', () => {
  test('forwards completes the task, and the toast takes it back; a short one does nothing', async (t) => {
    const { page, user, first, finger } = await opened(t)
    // Mostly down.
    await finger.down(row(page, 'Call Ada'))
    await finger.by(20, 90)
    await finger.by(120, 0)
    assert.equal(await panel(page).count(), 0)
    await finger.up()
    // Until a scroll has ended, the browser keeps a finger for itself.
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    )
    // Back again.
    await finger.down(row(page, 'Call Ada'))
    await finger.by(160, 0)
    await page.locator('[data-swipe=complete][data-armed]').waitFor()
    await finger.by(-130, 0)
    await page.locator('[data-swipe]:not([data-armed])').waitFor()
    await finger.up()
    await panel(page).waitFor({ state: 'detached' })

    await finger.down(row(page, 'Call Ada'))
    await finger.by(60, 2)
    await page.locator('[data-swipe=complete]').waitFor()
    await screenshot(page, 'swipe-begun')
    assert.equal(await panel(page).getAttribute('data-armed'), null)
    await finger.by(80, 0)
    await page.locator('[data-swipe=complete][data-armed]').waitFor()
    await screenshot(page, 'swipe-complete')
    await finger.up()
    await taskHas(user, first, { complete: true })
    await panel(page).waitFor({ state: 'detached' })
    assert.equal(await timesWritten(user, first), 2)
    assert.equal(new URL(page.url()).search, '', 'it opened nothing')
    await page.getByRole('button', { name: 'Undo' }).tap()
    await taskHas(user, first, { complete: false })
  })

  test('backwards opens the date; a setting switches swiping off', async (t) => {
    const { page, user, first, second, finger } = await opened(t)
    await finger.down(row(page, 'Call Ada'))
    await finger.by(-150, -2)
    await page.locator('[data-swipe=schedule][data-armed]').waitFor()
    await screenshot(page, 'swipe-schedule')
    await finger.up()
    await page.getByRole('button', { name: /^Tomorrow/ }).tap()
    await taskHas(user, first, { due: { date: inDays(1) } })

    await page.goto('/settings/appearance')
    await page.getByRole('switch', { name: 'Swipe tasks' }).tap()
    await page.getByRole('switch', { name: 'Swipe tasks', checked: false }).waitFor()
    await page.goto('/today')
    await canDrag(page)
    await finger.down(row(page, 'Buy milk'))
    await finger.by(150, 0)
    assert.equal(await panel(page).count(), 0)
    await finger.up()
    assert.equal(await timesWritten(user, second), 1)
  })

  test('is mirrored in Urdu: to the left completes', async (t) => {
    const { page, user, first, finger } = await opened(t, { locale: 'ur', colorScheme: 'dark' })
    await finger.down(row(page, 'Call Ada'))
    await finger.by(-150, 0)
    await page.locator('[data-swipe=complete][data-armed]').waitFor()
    await screenshot(page, 'swipe-ur')
    await finger.up()
    await taskHas(user, first, { complete: true })
  })
})
