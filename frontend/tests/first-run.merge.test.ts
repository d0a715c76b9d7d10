import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { startBoth } from './support/both.ts'
import { DESKTOP, PHONE } from './support/devices.ts'
import { openPage } from './support/page.ts'
import { noteSpeed, speedOf, untilPainted } from './support/speed.ts'

/** Where the tour of a new account stands. What it does is in `frontend/src/features/tour/`. */

const { app, browser } = await startBoth()

const tour = (page: Page) => page.getByRole('region', { name: 'Getting started' })

test('the tour moves nothing when it appears, on a wide screen and on a phone', async (t) => {
  for (const device of [DESKTOP, PHONE]) {
    const page = await openPage(t, browser, { app, user: await app.newUser(), path: '', ...device })
    await noteSpeed(page)
    await untilPainted(page, () => page.goto('/today', { waitUntil: 'commit' }))
    await tour(page).waitFor()
    const { layoutShift, shifted } = await speedOf(page)
    assert.ok(layoutShift < 0.002, shifted.join())
  }
})

test('the tour is a line on a phone until it is opened, and covers nothing then', async (t) => {
  const page = await openPage(t, browser, { app, user: await app.newUser(), path: '/today', ...PHONE })
  const card = tour(page)
  await card.waitFor()
  assert.ok(((await card.boundingBox())?.height ?? 0) < 60)
  await card.locator('button[aria-expanded]').tap()
  await card.locator('[aria-current=step]').getByRole('button').first().waitFor()
  const bar = await page.locator('nav').last().boundingBox()
  const box = await card.boundingBox()
  assert.ok((box?.y ?? 0) + (box?.height ?? 0) <= (bar?.y ?? 0) + 1, 'it covers nothing')
})
