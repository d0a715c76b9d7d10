import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { startBoth } from './support/both.ts'
import { openPage, violations } from './support/page.ts'

/** What the tests' own check for accessibility lets pass, and what not. */

const { app, browser } = await startBoth()

/** Two buttons, of which the second covers most of the first, perhaps as part of an open popup. */
const cover = (page: Page, isPopup: boolean) =>
  page.evaluate((isPopup) => {
    const at = (element: HTMLElement, left: number) =>
      Object.assign(element.style, {
        position: 'fixed',
        top: '0',
        left: `${left}px`,
        width: '60px',
        height: '40px',
      })
    const button = (name: string) => Object.assign(document.createElement('button'), { textContent: name })
    const main = document.querySelector('main') ?? document.body
    const [below, above] = [button('Below'), button('Above')]
    main.replaceChildren(below, above)
    at(below, 200)
    if (!isPopup) return void at(above, 210)
    const popup = document.createElement('div')
    popup.role = 'dialog'
    popup.ariaLabel = 'Over it'
    popup.dataset.open = ''
    at(popup, 210)
    popup.append(above)
    above.style.height = '40px'
    main.append(popup)
  }, isPopup)

test('a control that another one covers is found, unless an open popup does', async (t) => {
  const user = await app.newUser()
  const page = await openPage(t, browser, { app, user, path: '/all' })
  // The page itself, and not the frame that waits for its code.
  await page.getByRole('heading', { level: 1, name: 'All tasks' }).waitFor()
  await cover(page, false)
  const found = await violations(page)
  assert.equal(found.length, 1, found.join('\n'))
  assert.match(found[0] ?? '', /^target-size: .*obscured/s)
  await cover(page, true)
  assert.deepEqual(await violations(page), [])
})
