import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { startBoth } from './support/both.ts'
import { openPage } from './support/page.ts'
import { row } from './support/rows.ts'

/** The line of quick add that is left before it is sent. What needs no browser is in `frontend/src/features/quick-add/`. */

const { app, browser } = await startBoth()

const line = (page: Page) => page.getByRole('combobox', { name: 'New task' })

async function signedIn(t: Parameters<typeof openPage>[0]) {
  const user = await app.newUser()
  await user.seedTasks(['One'])
  const page = await openPage(t, browser, { app, user, path: '/all' })
  await row(page, 'One').waitFor()
  await page.keyboard.press('q')
  await line(page).and(page.locator(':focus')).waitFor()
  return page
}

test('a line that is left is there again after a reload', async (t) => {
  const page = await signedIn(t)
  await page.keyboard.type('Half a line')
  await page.keyboard.press('Escape')
  await line(page).waitFor({ state: 'detached' })
  await page.reload()
  await row(page, 'One').waitFor()
  await page.keyboard.press('q')
  await line(page).and(page.locator(':focus')).waitFor()
  assert.equal(await line(page).inputValue(), 'Half a line')
  await page.keyboard.press('Escape')
})

test('q right after Escape opens it again', async (t) => {
  const page = await signedIn(t)
  await page.keyboard.type('Here')
  // Both keys before the dialog has gone.
  await page.evaluate(() => {
    const press = (key: string) => {
      const code = key === 'q' ? 'KeyQ' : key
      const target = document.activeElement ?? document.body
      target.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }))
    }
    const dialog = document.querySelector('[role=dialog]')
    const { promise, resolve } = Promise.withResolvers<void>()
    new MutationObserver((_, observer) => {
      if (!dialog?.hasAttribute('data-ending-style')) return
      observer.disconnect()
      press('q')
      resolve()
    }).observe(document, { attributes: true, subtree: true })
    press('Escape')
    return promise
  })
  await page.waitForFunction(() => {
    const dialog = document.querySelector('[role=dialog]')
    return dialog !== null && !dialog.hasAttribute('data-ending-style') && !dialog.hasAttribute('data-closed')
  })
  await line(page).and(page.locator(':focus')).waitFor()
  assert.equal(await line(page).inputValue(), 'Here')
  await page.keyboard.press('Escape')
})
