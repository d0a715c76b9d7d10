import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { startBoth } from './support/both.ts'
import { openPage } from './support/page.ts'

/** The line of quick add that is left before it is sent. */

const { app, browser } = await startBoth()

const line = (page: Page) => page.getByRole('combobox', { name: 'New task' })
const row = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title })

async function signedIn(t: Parameters<typeof openPage>[0]) {
  const user = await app.newUser()
  await user.seedTasks(['One'])
  const page = await openPage(t, browser, { app, user, path: '/all' })
  await row(page, 'One').waitFor()
  return page
}

async function open(page: Page) {
  await page.keyboard.press('q')
  await line(page).and(page.locator(':focus')).waitFor()
}

async function leave(page: Page) {
  await page.keyboard.press('Escape')
  await line(page).waitFor({ state: 'detached' })
}

describe('a line that is left', () => {
  test('is there again, also after a reload, until it is sent or emptied', async (t) => {
    const page = await signedIn(t)
    await open(page)
    await page.keyboard.type('Half a line')
    await leave(page)
    await open(page)
    assert.equal(await line(page).inputValue(), 'Half a line')
    await leave(page)
    await page.reload()
    await row(page, 'One').waitFor()
    await open(page)
    assert.equal(await line(page).inputValue(), 'Half a line')
    await page.keyboard.type(' more')
    await page.keyboard.press('Enter')
    assert.equal(await line(page).inputValue(), '')
    await leave(page)
    await row(page, 'Half a line more').waitFor()
    await open(page)
    assert.equal(await line(page).inputValue(), '')
    await page.keyboard.type('No')
    await leave(page)
    await open(page)
    await line(page).fill('')
    await leave(page)
    await open(page)
    assert.equal(await line(page).inputValue(), '')
  })

  test('at the end of a list is kept as well', async (t) => {
    const page = await signedIn(t)
    const add = page.getByRole('main').getByRole('button', { name: 'Add task' })
    await add.click()
    await line(page).and(page.locator(':focus')).waitFor()
    await page.keyboard.type('In the list')
    await leave(page)
    await add.click()
    await line(page).waitFor()
    assert.equal(await line(page).inputValue(), 'In the list')
  })

  test('is nobody else’s: it goes with the session', async (t) => {
    const page = await signedIn(t)
    await open(page)
    await page.keyboard.type('A secret')
    await leave(page)
    await page.getByRole('button', { name: 'Account' }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.waitForURL(/sign-in/)
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))
    assert.doesNotMatch(kept, /A secret/)
  })
})

test('q right after Escape opens it again', async (t) => {
  const page = await signedIn(t)
  await open(page)
  await page.keyboard.type('Here')
  // Both keys before the dialog has gone.
  await page.evaluate(() => {
    const press = (key: string) => {
      const code = key === 'q' ? 'KeyQ' : key
      const target = document.activeElement ?? document.body
      target.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }))
    }
    press('Escape')
    return new Promise<void>((resolve) => {
      setTimeout(() => {
        press('q')
        resolve()
      }, 30)
    })
  })
  await page.waitForFunction(() => {
    const dialog = document.querySelector('[role=dialog]')
    return dialog !== null && !dialog.hasAttribute('data-ending-style') && !dialog.hasAttribute('data-closed')
  })
  await line(page).and(page.locator(':focus')).waitFor()
  assert.equal(await line(page).inputValue(), 'Here')
})
