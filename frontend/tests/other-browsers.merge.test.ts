import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator } from 'playwright-core'
import { startBoth } from './support/both.ts'
import { eventually } from './support/eventually.ts'
import { openPage } from './support/page.ts'

/** The app without features that other browsers lack, removed from this one. */

const { app, browser } = await startBoth()

test('without Temporal, as in Safari 26, dates are still shown', async (t) => {
  const user = await app.newUser()
  await user.seedTasks([{ title: 'Water the plants', due: { date: '2020-01-31', time: '09:30' } }])
  const page = await openPage(t, browser, { app, user, path: '' })
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'Temporal'))
  await page.goto('/today')
  await page.getByRole('row').getByText('Fri, 31 Jan 2020, 9:30').waitFor()
})

test('without field-sizing, as in Safari before 26.2, texts are shown in full', async (t) => {
  const user = await app.newUser()
  const [id = 0] = await user.seedTasks([LONG])
  const page = await openPage(t, browser, { app, user, path: '', viewport: { width: 1280, height: 800 } })
  await page.addInitScript(withoutFieldSizing)
  await page.goto(`/all?task=${id}`)
  const title = page.getByRole('textbox', { name: 'Title' })
  await isWhole(title)
  await page.setViewportSize({ width: 360, height: 800 })
  await isWhole(title)
  await page.setViewportSize({ width: 1280, height: 800 })
  // The panel is made anew beside the list, and takes the focus: what is filled in before would get lost.
  await page.locator('aside:focus').waitFor()
  const description = page.getByRole('textbox', { name: 'Description' })
  await description.fill('one\n'.repeat(9))
  await isWhole(description, NINE_LINES)
  await description.fill('one')
  await eventually(async () => {
    const { clientHeight } = await heightsOf(description)
    assert.ok(clientHeight < NINE_LINES, `${clientHeight} pixels`)
  })
  // Once their font has come, too.
  const { clientHeight } = await heightsOf(title)
  await page.evaluate(async () => {
    await document.fonts.ready
    const url = performance.getEntries().find(({ name }) => name.endsWith('.woff2'))?.name
    const wide = { sizeAdjust: '200%', weight: '100 900' } as FontFaceDescriptors
    document.fonts.add(new FontFace('Inter Variable', `url(${url})`, wide))
  })
  await isWhole(title, clientHeight)
})

test('an unsupported browser says so', async (t) => {
  const page = await openPage(t, browser, { app, path: '' })
  await page.addInitScript(() => Reflect.deleteProperty(RegExp, 'escape'))
  await page.goto('/')
  await page.getByText('This browser is too old for Docket').waitFor()
})

const LONG = 'Call everybody who wrote about the fence, and then the neighbours. '.repeat(2)

/** In the page, before its own code. */
function withoutFieldSizing(): void {
  const { supports } = CSS
  const without = (property: string, value: string) =>
    property !== 'field-sizing' && supports.call(CSS, `(${property}: ${value})`)
  Object.assign(CSS, { supports: without })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('textarea { field-sizing: fixed !important }')
  document.adoptedStyleSheets.push(sheet)
}

/** Pixels that so many lines are higher than. */
const NINE_LINES = 150

/** Of the field as it is now: another width of the window may make it anew. */
const heightsOf = (field: Locator): Promise<Pick<HTMLElement, 'clientHeight' | 'scrollHeight'>> =>
  field.evaluate(({ clientHeight, scrollHeight }) => ({ clientHeight, scrollHeight }))

/** Resolves when the whole text is visible without scrolling, and the field higher than so many pixels. */
const isWhole = (field: Locator, least = 0): Promise<void> =>
  eventually(async () => {
    const { clientHeight, scrollHeight } = await heightsOf(field)
    assert.equal(clientHeight, scrollHeight)
    assert.ok(clientHeight > least, `${clientHeight} pixels`)
  })
