import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { startBoth } from './support/both.ts'
import { PHONE } from './support/devices.ts'
import { openPage, screenshot } from './support/page.ts'
import { row } from './support/rows.ts'

/** Menus of a list: while their code arrives, and on a phone. */

const { app, browser } = await startBoth()

/** Resolves when the page has drawn what it knows now. */
const isDrawn = (page: Page) =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))

/** Holds back the script until `release`. */
async function hold(page: Page, script: RegExp): Promise<{ release: () => void }> {
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  await page.route(script, async (route) => {
    await released
    await route.continue()
  })
  return { release }
}

describe('the first menu after a load', () => {
  test('of a row opens whole', async (t) => {
    const user = await app.newUser()
    await user.seedTasks(['One'])
    const page = await openPage(t, browser, { app, user, path: '/all', isNew: true })
    await row(page, 'One').waitFor()
    // Its items come after its frame.
    const script = /\/assets\/task-menu-[^/]*\.js$/
    const { release } = await hold(page, script)
    await page.evaluate(() => {
      const heights: number[] = []
      Object.assign(globalThis, { heights })
      const look = () => {
        const menu = document.querySelector('[role=menu]')
        if (menu !== null && getComputedStyle(menu).visibility !== 'hidden')
          heights.push(menu.getBoundingClientRect().height)
        requestAnimationFrame(look)
      }
      look()
    })
    const asked = page.waitForRequest(script)
    await row(page, 'One').click({ button: 'right' })
    await asked
    await isDrawn(page)
    release()
    await page.getByRole('menuitem', { name: /Delete/ }).waitFor()
    await isDrawn(page)
    const heights = await page.evaluate(() => (globalThis as unknown as { heights: number[] }).heights)
    assert.ok(Math.min(...heights) > 200, `heights ${[...new Set(heights)].join(', ')}`)
  })

  test('of the options opens by a press during which its code arrives', async (t) => {
    const user = await app.newUser()
    await user.seedTasks(['One'])
    const page = await openPage(t, browser, { app, user, path: '', isNew: true })
    const script = /\/view-options-menu-[^/]*\.js$/
    const { release } = await hold(page, script)
    const asked = page.waitForRequest(script)
    await page.goto('/all')
    await row(page, 'One').waitFor()
    await page.mouse.move(1, 1)
    await page.getByRole('button', { name: 'View options' }).hover()
    const request = await asked
    await page.mouse.down()
    release()
    // Now the button could be replaced, which would end the press.
    await page.evaluate((address) => import(address), request.url())
    await isDrawn(page)
    await page.mouse.up()
    await page.getByRole('menuitem', { name: 'Group by' }).waitFor()
  })
})

test('a phone shows no keys in menus, and the whole time of a reminder', async (t) => {
  const user = await app.newUser()
  await user.seedTasks([{ title: 'One', due: { date: '2030-01-31', time: '09:00' } }])
  const page = await openPage(t, browser, { app, user, path: '/all', locale: 'en-US', ...PHONE })
  await row(page, 'One').getByRole('button', { name: /^More/ }).click()
  await page.getByRole('menuitem', { name: /Delete/ }).waitFor()
  assert.equal(await page.getByRole('menu').locator('kbd:visible').count(), 0)
  await page.goto('/all?task=1')
  await page.getByRole('button', { name: /^Reminders:/ }).click()
  const time = page.getByRole('dialog', { name: 'Reminders' }).getByLabel('Time', { exact: true })
  await time.waitFor()
  await screenshot(page, 'reminder-phone')
  const cut = await time.evaluate((input: HTMLInputElement) => {
    const free = input.cloneNode() as HTMLInputElement
    free.style.width = 'max-content'
    free.style.position = 'absolute'
    input.after(free)
    const needs = free.getBoundingClientRect().width
    free.remove()
    const box = input.getBoundingClientRect()
    const around = input.closest('[role=dialog]')?.getBoundingClientRect()
    return { needs, has: box.width, sticksOut: box.right - (around?.right ?? 0) }
  })
  assert.ok(cut.has >= cut.needs && cut.sticksOut <= 0, JSON.stringify(cut))
})
