import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { User } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { eventually } from './support/eventually.ts'
import { openPage, screenshot } from './support/page.ts'
import { row } from './support/rows.ts'

/** How lists and details use the room that they have. */

const { app, browser } = await startBoth()

const LARGE = { viewport: { width: 1920, height: 1080 } }
const LONG =
  'Ask the housing association for the minutes of the meeting in which the new rules for the garden were decided'
const LONGER = 'and why '.repeat(24).trim()
const PANEL = 'aside[tabindex="-1"]'

const panelOf = (page: Page) => page.locator(PANEL)
const boxOf = async (page: Page, selector: string) => {
  const box = await page.locator(selector).first().boundingBox()
  assert.ok(box !== null, selector)
  return box
}
/** Resolves when all of the title is to be seen. */
const isWhole = (page: Page, title: string) =>
  eventually(async () => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = await page
      .locator('[data-title]', { hasText: title })
      .evaluate((each) => ({
        ...{ scrollWidth: each.scrollWidth, clientWidth: each.clientWidth },
        ...{ scrollHeight: each.scrollHeight, clientHeight: each.clientHeight },
      }))
    assert.ok(scrollWidth <= clientWidth, `${scrollWidth} in ${clientWidth}`)
    assert.ok(scrollHeight <= clientHeight, `${scrollHeight} in ${clientHeight}`)
  })

async function opened(t: TestContext, tasks: Parameters<User['seedTasks']>[0]) {
  const user = await app.newUser()
  await user.seedTasks(tasks)
  const page = await openPage(t, browser, { app, user, path: '/all?task=1', ...LARGE })
  await page.getByRole('textbox', { name: 'Title', exact: true }).waitFor()
  return page
}

test('the list and the open task share the width, and no title is cut', async (t) => {
  const labels = ['errand', 'garden', 'neighbours']
  const page = await opened(t, ['Short', { title: LONG, labels, due: { date: '2026-12-01' } }, LONGER])
  await isWhole(page, LONG)
  const [main, list] = [await boxOf(page, '#main'), await boxOf(page, '[role=treegrid]')]
  assert.ok(list.width > main.width * 0.9, `${list.width} of ${main.width}`)
  const panel = await boxOf(page, PANEL)
  assert.ok(panel.width >= 540, String(panel.width))
  await screenshot(page, 'room-1920')

  // On a smaller screen, what is known of a task goes below its title.
  await page.setViewportSize({ width: 1280, height: 800 })
  await isWhole(page, LONG)
  const cut = await row(page, LONG)
    .locator('.truncate')
    .evaluateAll((facts) => facts.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length)
  assert.equal(cut, 0)

  // A title too long for a line continues in a second one.
  await page.setViewportSize({ width: 1100, height: 800 })
  await eventually(async () => {
    const [short, longer] = [await row(page, 'Short').boundingBox(), await row(page, LONGER).boundingBox()]
    assert.ok((longer?.height ?? 0) > (short?.height ?? 0), `${longer?.height}`)
  })
})

test('the detail offers properties without a value together, and its texts look like text until they are edited', async (t) => {
  const page = await opened(t, [
    { title: 'Rake leaves', priority: 'high' },
    { title: 'Two', description: 'The big one' },
  ])
  const empty = panelOf(page).locator('[data-property=empty]')
  assert.equal(await empty.count(), 8)
  const rows = panelOf(page).locator('[data-property=set]')
  assert.deepEqual(await rows.allInnerTexts(), ['Priority\nPriority:\nHigh'])
  const boxes = await Promise.all((await empty.all()).map((each) => each.boundingBox()))
  const [first] = boxes
  assert.ok(first != null)
  assert.ok(boxes.every((box) => box !== null && box.x >= first.x))
  const lines = new Set(boxes.map((box) => box?.y))
  assert.ok(lines.size <= 3, `they take ${lines.size} lines`)
  const plus = await panelOf(page).locator('span[aria-hidden] > svg.lucide-plus').first().boundingBox()
  assert.ok(plus !== null && plus.x + plus.width <= first.x)
  assert.ok(plus.y >= first.y && plus.y + plus.height <= first.y + first.height, JSON.stringify(plus))
  await screenshot(page, 'room-detail')

  const looks = (name: string) =>
    panelOf(page)
      .getByRole('textbox', { name })
      .evaluate((field) => {
        const { borderTopColor, borderTopWidth, fontSize, lineHeight } = getComputedStyle(field)
        const isBare = borderTopWidth === '0px' || /rgba\(0, 0, 0, 0\)|transparent/.test(borderTopColor)
        return { isBare, fontSize, lineHeight, height: field.getBoundingClientRect().height }
      })
  const body = await page.evaluate(() => {
    const { fontSize, lineHeight } = getComputedStyle(document.body)
    return { fontSize, lineHeight }
  })
  for (const name of ['Description', 'Write a note']) {
    const { height, ...look } = await looks(name)
    assert.deepEqual(look, { isBare: true, ...body }, name)
    assert.ok(height < 40, `${name}: ${height}`)
  }
  // The text stays where it is when it becomes a field.
  await row(page, 'Two').click()
  const before = await panelOf(page).getByText('The big one').boundingBox()
  await panelOf(page).getByText('The big one').click()
  const field = panelOf(page).getByRole('textbox', { name: 'Description' })
  const inner = await field.evaluate((element) => {
    const { top, left } = element.getBoundingClientRect()
    const style = getComputedStyle(element)
    const border = Number.parseFloat(style.borderTopWidth)
    return {
      x: left + Number.parseFloat(style.paddingLeft) + border,
      y: top + Number.parseFloat(style.paddingTop) + border,
    }
  })
  assert.ok(Math.abs(inner.x - (before?.x ?? 0)) <= 1, `${inner.x} and ${before?.x}`)
  assert.ok(Math.abs(inner.y - (before?.y ?? 0)) <= 1, `${inner.y} and ${before?.y}`)
})
