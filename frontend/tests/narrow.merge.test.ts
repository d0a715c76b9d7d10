import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { startBoth } from './support/both.ts'
import { openPage, violations } from './support/page.ts'

/** What has little room, and what runs from right to left. */

const { app, browser } = await startBoth()
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }

describe('on a small phone', () => {
  for (const locale of ['en-GB', 'de', 'ur']) {
    test(`all that can be done to a selection is in sight, in ${locale}`, async (t) => {
      const user = await app.newUser()
      await user.seedTasks(['One', 'Two', 'Three'])
      const page = await openPage(t, browser, { app, user, path: '/all', locale, ...PHONE })
      const rows = page.locator('[role=row][data-task]')
      await rows.nth(2).waitFor()
      await page.keyboard.press('End')
      await page.keyboard.press('x')
      const bar = page.getByRole('toolbar')
      await bar.getByRole('button').nth(7).waitFor()
      for (const button of await bar.getByRole('button').all()) {
        const box = await button.boundingBox()
        assert.ok(box !== null && box.x >= 0 && box.x + box.width <= 360, JSON.stringify(box))
        assert.ok(box.width >= 44 && box.height >= 44)
      }
      assert.deepEqual(await violations(page), [])
    })
  }

  test('a title that is edited has the width of its row', async (t) => {
    const user = await app.newUser()
    await user.seedTasks(['One'])
    const page = await openPage(t, browser, { app, user, path: '/all', ...PHONE })
    await page.locator('[role=row][data-task]').waitFor()
    await page.keyboard.press('End')
    await page.keyboard.press('e')
    const box = await page.getByRole('textbox', { name: 'Title' }).boundingBox()
    assert.ok(box !== null && box.width > 250, JSON.stringify(box))
  })
})

test('from right to left, a title that is edited stays where it was', async (t) => {
  const user = await app.newUser()
  await user.seedTasks(['One'])
  const page = await openPage(t, browser, { app, user, path: '/all', locale: 'ur' })
  await page.locator('[role=row][data-task]').waitFor()
  await page.keyboard.press('End')
  await page.keyboard.press('e')
  const field = page.locator('[role=row] input')
  await field.waitFor()
  assert.equal(await field.evaluate((each) => getComputedStyle(each).textAlign), 'right')
})
