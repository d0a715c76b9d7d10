import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import { startBoth } from './support/both.ts'
import { allowProblems, openPage, problemsOf, violations } from './support/page.ts'
import { faultsOf } from './support/walk.ts'

/** What the tests' own checks let pass, and what not. */

const { app, browser } = await startBoth()

async function opened(t: TestContext): Promise<Page> {
  const page = await openPage(t, browser, { app, path: '/sign-in' })
  // The page itself, and not the frame that waits for its code.
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
  return page
}

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
  const page = await opened(t)
  await cover(page, false)
  const found = await violations(page)
  assert.equal(found.length, 1, found.join('\n'))
  assert.match(found[0] ?? '', /^target-size: .*obscured/s)
  await cover(page, true)
  assert.deepEqual(await violations(page), [])
})

test('a control whose name is cut off is found, and a page that is too wide', async (t) => {
  const page = await opened(t)
  const faults = () => faultsOf(page, ['target-size'])
  assert.deepEqual(await faults(), [])
  await page.evaluate(() => {
    for (const [name, width] of [
      ['It fits', '400px'],
      ['It does not fit by far', '60px'],
    ] as const) {
      const button = Object.assign(document.createElement('button'), { textContent: name })
      Object.assign(button.style, { width, height: '40px', overflow: 'hidden', whiteSpace: 'nowrap' })
      document.querySelector('main')?.append(button)
    }
  })
  assert.deepEqual(await faults(), ['cut off: It does not fit by far'])
  await page.evaluate(() => {
    const wide = document.createElement('div')
    Object.assign(wide.style, { width: '2000px', height: '1px' })
    document.body.append(wide)
  })
  assert.deepEqual(await faults(), [
    'as wide as 2000 pixels, in a window of 1280',
    'cut off: It does not fit by far',
  ])
})

test('what the policy refuses, errors, failed requests, and what axe finds are caught', async (t) => {
  const page = await opened(t)
  allowProblems(page, /./)
  const said = (pattern: RegExp) =>
    page.waitForEvent('console', { predicate: (message) => pattern.test(message.text()) })
  await Promise.all([
    said(/Content Security Policy/),
    said(/404/),
    page.waitForEvent('pageerror'),
    page.evaluate(() => {
      const inline = document.createElement('script')
      inline.textContent = 'document.title = "Injected"'
      const image = document.createElement('img')
      image.src = '/gone.png'
      document.body.append(inline, image)
      setTimeout(() => {
        throw new Error('thrown by the test')
      })
    }),
  ])
  assert.deepEqual(
    [/Content Security Policy/, /404 .*gone\.png/, /thrown by the test/].filter(
      (pattern) => !problemsOf(page).seen.some((problem) => pattern.test(problem)),
    ),
    [],
  )
  assert.notEqual(await page.title(), 'Injected')
  assert.ok((await violations(page)).some((line) => line.startsWith('image-alt')))
})
