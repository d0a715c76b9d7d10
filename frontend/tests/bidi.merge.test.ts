import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { startBoth } from './support/both.ts'
import { openPage, screenshot } from './support/page.ts'
import { row } from './support/rows.ts'
import { reaches } from './support/stored.ts'
import { goTo } from './support/walk.ts'

/** Text of both directions in one line, measured by the boxes in which a browser draws it. */

const { app, browser } = await startBoth()

// Reduced motion, so that nothing is measured in the middle of a transition.
const URDU = { locale: 'ur-PK', viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' } as const

/** The characters of the element with the box of each, without those that are not drawn. */
const boxes = (element: Locator) =>
  element.evaluate((root) => {
    const found: { text: string; left: number; right: number }[] = []
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.parentElement?.closest('.sr-only')) continue
      const text = node.textContent ?? ''
      for (let at = 0; at < text.length; at += 1) {
        const range = document.createRange()
        range.setStart(node, at)
        range.setEnd(node, at + 1)
        const { left, right } = range.getBoundingClientRect()
        if (right - left > 0.5) found.push({ text: text.charAt(at), left, right })
      }
    }
    return found
  })

/** What is seen from left to right. */
const seen = async (element: Locator) =>
  (await boxes(element))
    .toSorted((one, other) => one.left - other.left)
    .map(({ text }) => text)
    .join('')
    .replaceAll(/\s/g, ' ')

const line = (page: Page) => page.getByRole('combobox', { name: 'نیا کام' })

describe('in Urdu', () => {
  test('a time in a list stands before its AM or PM', async (t) => {
    const user = await app.newUser()
    const date = Temporal.Now.plainDateISO('Europe/Berlin').toString()
    await user.seedTasks([
      { title: 'Tea', due: { date, time: '18:00' }, reminders: [{ at: '2030-01-20T17:00:00Z' }] },
    ])
    const page = await openPage(t, browser, { app, user, path: '/today', ...URDU })
    await row(page, 'Tea').waitFor()
    assert.match(await seen(row(page, 'Tea')), /6:00 PM/)
    await goTo(page, '/all?task=1')
    const due = page.getByRole('button', { name: /6:00.PM/ }).first()
    await due.waitFor()
    assert.match(await seen(due), /6:00 PM/)
    assert.match(await seen(page.getByRole('button', { name: /2030/ })), /6:00 PM/)
    await screenshot(page, 'bidi-times')
  })

  test('each token of a line is drawn whole, in the order of the line, and typed as if nothing stood between its characters', async (t) => {
    const user = await app.newUser()
    const page = await openPage(t, browser, { app, user, path: '/all', ...URDU })
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('q')
    await line(page).and(page.locator(':focus')).waitFor()
    await page.keyboard.type('دودھ خریدیں @phone #Home p1 ')
    const marks = page.locator('mark')
    await marks.nth(2).waitFor()
    // Their boxes change when the font arrives.
    await page.evaluate(async () => void (await document.fonts.ready))
    assert.deepEqual(await Promise.all((await marks.all()).map((mark) => seen(mark))), [
      '@phone',
      '#Home',
      'p1',
    ])
    const sides = await Promise.all((await marks.all()).map((mark) => mark.boundingBox()))
    const [phone, home, p1] = sides
    assert.ok(phone && home && p1)
    // The line runs from right to left, and no mark covers another.
    assert.ok(phone.x >= home.x + home.width, 'the first token is to the right of the second')
    assert.ok(home.x >= p1.x + p1.width, 'the second token is to the right of the third')
    for (const [index, box] of sides.entries()) {
      const [mark] = [marks.nth(index)]
      const width = (await boxes(mark)).reduce((sum, { left, right }) => sum + right - left, 0)
      assert.ok(Math.abs((box?.width ?? 0) - width) < 1, 'a mark is as wide as its text')
    }
    // What is written over the marks is laid out as they are.
    await screenshot(page, 'bidi-line')
    await line(page).press('Enter')
    await page.keyboard.press('Escape')
    await row(page, 'دودھ خریدیں').waitFor()
    await reaches(user, ([task]) => {
      const [title, label] = [task?.title, task?.labels.join()]
      return title === 'دودھ خریدیں' && label === 'phone' && task?.priority === 'urgent'
    })

    await page.keyboard.press('q')
    await line(page).and(page.locator(':focus')).waitFor()
    const typed = async () => (await line(page).inputValue()).replaceAll(/[\u2066-\u2069]/g, '')
    await page.keyboard.type('دودھ @phone #Home')
    assert.equal(await typed(), 'دودھ @phone #Home')
    for (let times = 0; times < '#Home'.length; times += 1) await page.keyboard.press('Backspace')
    assert.equal(await typed(), 'دودھ @phone ')
    // Back over the space, the token and into the word before it: each press takes one character.
    for (let times = 0; times < ' @phone '.length; times += 1) await page.keyboard.press('Backspace')
    assert.equal(await typed(), 'دودھ')
    await page.keyboard.type(' @phone ok')
    await page.keyboard.press('Home')
    for (let times = 0; times < 'دودھ '.length; times += 1) await page.keyboard.press('Delete')
    assert.equal(await typed(), '@phone ok')
    await page.keyboard.type('دو ')
    await page.keyboard.press('Control+a')
    await page.locator('mark').waitFor()
    // Not with the browser's own clipboard, which the tests beside this one write to as well.
    const copied = await line(page).evaluate((field) => {
      const clipboardData = new DataTransfer()
      field.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }))
      return clipboardData.getData('text/plain')
    })
    assert.equal(copied, 'دو @phone ok')
    await page.keyboard.press('End')
    for (let times = 0; times < 20; times += 1) await page.keyboard.press('Backspace')
    assert.equal(await typed(), '')
  })
})

describe('in English', () => {
  test('an Urdu title among what is assigned begins where the others do', async (t) => {
    const user = await app.newUser()
    const { data } = await user.docket.api.GET('/api/workspaces')
    const assignees = [data.workspaces[0]?.id ?? assert.fail('no workspace')]
    await user.seedTasks([
      { title: 'Buy tiles', assignees },
      { title: 'ٹائلیں خریدیں', assignees },
    ])
    const page = await openPage(t, browser, { app, user, path: '/assigned' })
    const titles = page.locator('main li a > span:first-child')
    await titles.nth(1).waitFor()
    const begin = async (index: number) =>
      Math.min(...(await boxes(titles.nth(index))).map(({ left }) => left))
    assert.ok(Math.abs((await begin(0)) - (await begin(1))) < 4, 'both titles are at the left')
  })
})
