import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startBoth } from './support/both.ts'
import { openPage } from './support/page.ts'
import { rows } from './support/rows.ts'

/** What has little room, and what runs from right to left. */

const { app, browser } = await startBoth()
/** Smaller than most. */
const SMALL = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }

test('on a small phone, what is done to a selection is in sight, and a title that is edited stays where it was', async (t) => {
  const user = await app.newUser()
  await user.seedTasks(['One', 'Two', 'Three'])
  const page = await openPage(t, browser, { app, user, path: '/all', isNew: true, ...SMALL })
  // Long words, and another direction.
  for (const language of ['de', 'ur']) {
    await page.evaluate((chosen) => localStorage.setItem('docket.language', chosen), language)
    await page.reload()
    await rows(page).nth(2).waitFor()
    assert.equal(await page.evaluate(() => document.documentElement.lang), language)

    await page.keyboard.press('End')
    await page.keyboard.press('e')
    const field = rows(page).locator('input:not([type=checkbox])')
    const box = await field.boundingBox()
    assert.ok(box !== null && box.width > 250, JSON.stringify(box))
    const textAlign = await field.evaluate((each) => getComputedStyle(each).textAlign)
    assert.equal(textAlign === 'right', language === 'ur', textAlign)
    await page.keyboard.press('Escape')
    await field.waitFor({ state: 'detached' })

    await page.keyboard.press('End')
    await page.keyboard.press('x')
    const buttons = page.getByRole('toolbar').getByRole('button')
    await buttons.nth(7).waitFor()
    for (const button of await buttons.all()) {
      const box = await button.boundingBox()
      assert.ok(box !== null && box.x >= 0 && box.x + box.width <= 360, JSON.stringify(box))
      assert.ok(box.width >= 44 && box.height >= 44)
    }
  }
})
