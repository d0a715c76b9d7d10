import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import type { User } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { PHONE } from './support/devices.ts'
import { canDrag, dragged, Finger, inDays, taskHas, timesWritten, ZONE } from './support/gestures.ts'
import { openPage, screenshot } from './support/page.ts'
import { row, shows } from './support/rows.ts'
import { stopTimers, TOASTS } from './support/timers.ts'

/** Rows dragged by a finger on a phone: a long press, and places to drop at the bottom. */

const { app, browser } = await startBoth()

async function opened(t: TestContext, tasks: Parameters<User['seedTasks']>[0], path: string) {
  const user = await app.newUser({ timeZone: ZONE })
  const [garden] = await user.seed([
    { method: 'POST', path: '/projects', body: { name: 'Garden', color: '#36904f' } },
    { method: 'POST', path: '/labels', body: { name: 'errand', color: '#c8641b' } },
  ])
  const [first = 0] = await user.seedTasks(tasks)
  const page = await openPage(t, browser, {
    app,
    user,
    path,
    timezoneId: ZONE,
    reducedMotion: 'reduce',
    ...PHONE,
  })
  await page.locator('[data-task]').nth(1).waitFor({ state: 'attached' })
  await canDrag(page)
  await stopTimers(page, TOASTS)
  return { page, user, garden: garden?.id ?? 0, first, finger: await Finger.of(page) }
}

const A_MINUTE = 60_000
const CALL = { title: 'Call Ada', due: { date: inDays(0), time: '15:00' } }
const SHOP = { title: 'Buy milk', due: { date: inDays(0) } }

describe('a long press', () => {
  test('lifts a task, which is dropped on tomorrow, on a project, or where nothing changes', async (t) => {
    const { page, user, first, garden, finger } = await opened(t, [CALL, SHOP], '/today')
    const lift = async () => {
      await finger.down(row(page, 'Call Ada'))
      await dragged(page).waitFor()
    }
    await lift()
    await finger.to(page.locator(`[data-to="/day/${inDays(1)}"]`))
    await dragged(page).getByText('Due: Tomorrow').waitFor()
    await screenshot(page, 'drag-phone')
    await finger.up()
    await taskHas(user, first, { due: { date: inDays(1), time: '15:00' } })
    assert.equal(new URL(page.url()).search, '', 'it opened nothing')
    await page.getByRole('button', { name: 'Undo' }).tap()
    await taskHas(user, first, { due: CALL.due })

    await lift()
    await finger.to(row(page, 'Buy milk'))
    await dragged(page).getByText('Already there').waitFor()
    await finger.up()
    await dragged(page).waitFor({ state: 'detached' })

    await lift()
    await finger.to(page.locator(`[data-to="/projects/${garden}"]`))
    await dragged(page)
      .getByText(/^Move to .Garden.$/)
      .waitFor()
    await finger.up()
    await taskHas(user, first, { project_id: garden })
    assert.equal(await timesWritten(user, first), 4)
  })

  test('moves a task within the manual order', async (t) => {
    const { page, finger } = await opened(t, ['One', 'Two', 'Three'], '/all')
    await finger.down(row(page, 'One').locator('[data-title]'))
    await dragged(page).waitFor()
    const last = await row(page, 'Three').boundingBox()
    assert.ok(last !== null)
    await finger.to({ x: last.x + 60, y: last.y + last.height * 0.8 })
    await page.locator('[data-drop-frame]').waitFor()
    await finger.up()
    await shows(page, 'Two', 'Three', 'One')
  })

  test('without a move opens the menu when the finger is lifted, and not the task', async (t) => {
    const { page, finger } = await opened(t, [CALL, SHOP], '/today')
    await finger.down(row(page, 'Call Ada'))
    await dragged(page).waitFor()
    await finger.up()
    await page.getByRole('menuitem', { name: 'Rename' }).tap()
    await page.getByRole('textbox', { name: 'Title' }).waitFor()
    assert.equal(await dragged(page).count(), 0)
    assert.equal(new URL(page.url()).search, '')
  })
})

test('a finger that moves at once scrolls the list', async (t) => {
  const many = Array.from({ length: 30 }, (_, index) => `Number ${index + 1}`)
  const { page, finger } = await opened(t, many, '/all')
  // However slowly the move follows, it is no long press.
  await page.clock.install()
  await page.clock.pauseAt(Date.now() + A_MINUTE)
  await Promise.all([finger.down({ x: 200, y: 500 }), finger.by(0, -220)])
  await page.waitForFunction(() => (document.getElementById('main')?.scrollTop ?? 0) > 50)
  await page.clock.runFor(1_000)
  assert.equal(await dragged(page).count(), 0)
  await finger.up()
  assert.equal(await dragged(page).count(), 0)
})
