import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import type { Locator } from 'playwright-core'
import { startBoth } from './support/both.ts'
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

test('with Temporal, its polyfill is not fetched', async (t) => {
  const page = await openPage(t, browser, { app, user: await app.newUser(), path: '' })
  const asked: string[] = []
  page.on('request', (request) => void asked.push(new URL(request.url()).pathname))
  await page.goto('/today')
  await page.getByRole('heading', { name: 'Today' }).waitFor()
  assert.deepEqual(
    asked.filter((path) => path.startsWith('/assets/temporal-')),
    [],
  )
})

test('without field-sizing, as in Safari before 26.2, texts are shown in full', async (t) => {
  const user = await app.newUser()
  const [id = 0] = await user.seedTasks([
    'Call everybody who wrote about the fence, and then the neighbours. '.repeat(2),
  ])
  const page = await openPage(t, browser, { app, user, path: '', viewport: { width: 1280, height: 800 } })
  await page.addInitScript(() => {
    const { supports } = CSS
    const without = (property: string, value: string) =>
      property !== 'field-sizing' && supports.call(CSS, `(${property}: ${value})`)
    Object.assign(CSS, { supports: without })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('textarea { field-sizing: fixed !important }')
    document.adoptedStyleSheets.push(sheet)
  })
  await page.goto(`/all?task=${id}`)
  const title = page.getByRole('textbox', { name: 'Title' })
  await isWhole(title)
  await page.setViewportSize({ width: 360, height: 800 })
  await isWhole(title)
  await page.setViewportSize({ width: 1280, height: 800 })
  const description = page.getByRole('textbox', { name: 'Description' })
  await description.fill('one\n'.repeat(9))
  await isWhole(description, NINE_LINES)
  await description.fill('one')
  await becomes(description, ({ clientHeight }) => clientHeight < NINE_LINES)
})

test('an unsupported browser says so', async (t) => {
  const page = await openPage(t, browser, { app, path: '' })
  await page.addInitScript(() => Reflect.deleteProperty(RegExp, 'escape'))
  await page.goto('/')
  await page.getByText('This browser is too old for Docket').waitFor()
})

/** Pixels that so many lines are higher than. */
const NINE_LINES = 150

type Heights = Pick<HTMLElement, 'clientHeight' | 'scrollHeight'>

/** Looks at the field as it is each time: another width of the window may have made it anew. */
async function becomes(field: Locator, isSo: (seen: Heights) => boolean): Promise<void> {
  const look = () => field.evaluate(({ clientHeight, scrollHeight }) => ({ clientHeight, scrollHeight }))
  while (!isSo(await look())) await delay(50)
}

/** Resolves when the whole text is visible without scrolling, and the field higher than so many pixels. */
const isWhole = (field: Locator, least = 0): Promise<void> =>
  becomes(field, ({ clientHeight, scrollHeight }) => clientHeight === scrollHeight && clientHeight > least)
