import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator } from 'playwright-core'
import { startBoth } from './support/both.ts'
import { openPage, screenshot } from './support/page.ts'
import { row, rows } from './support/rows.ts'
import { goTo } from './support/walk.ts'

/** Where the user's own colours are forced upon the page, and where colours cannot be told apart. */

const { app, browser } = await startBoth()

const PRIORITIES = ['urgent', 'high', 'medium', 'low', 'none'] as const
const picture = async (element: Locator) =>
  (await element.screenshot({ animations: 'disabled' })).toString('base64')

test('forced colours show which row is selected, which task is open, what is pressed, and which section is open', async (t) => {
  const user = await app.newUser()
  await user.seedTasks(['One', 'Two', 'Three', 'Four'])
  const page = await openPage(t, browser, { app, user, path: '/all', forcedColors: 'active' })
  await row(page, 'Four').waitFor()
  const elsewhere = async () => {
    await row(page, 'Four').focus()
    await page.mouse.move(5, 5)
  }
  await elsewhere()
  const before = await picture(row(page, 'One'))
  await row(page, 'One').click({ modifiers: ['Control'] })
  await elsewhere()
  assert.notEqual(await picture(row(page, 'One')), before)
  await screenshot(page, 'forced-selected')
  await page.keyboard.press('Escape')
  const second = await picture(row(page, 'Two'))
  await row(page, 'Two').click()
  await page.waitForURL(/task=/)
  await page.getByRole('textbox', { name: 'Title', exact: true }).waitFor()
  await page.mouse.move(5, 5)
  assert.notEqual(await picture(row(page, 'Two')), second)
  await screenshot(page, 'forced-open')

  const isFramed = (element: Locator) =>
    element.evaluate((each) => {
      const { borderTopWidth, outlineStyle } = getComputedStyle(each)
      return borderTopWidth !== '0px' || outlineStyle !== 'none'
    })
  await goTo(page, '/settings/keys')
  assert.ok(await isFramed(page.getByRole('button', { name: 'New key' })))
  const sections = page.getByRole('navigation', { name: 'Sections' })
  assert.ok(!(await isFramed(sections.getByRole('link', { name: 'Sessions' }))))
  await goTo(page, '/settings/sessions')
  assert.ok(await isFramed(sections.getByRole('link', { name: 'Sessions' })))
})

test('each priority has a ring of its own shape, in forced colours and where all colours are one', async (t) => {
  const user = await app.newUser()
  await user.seedTasks(PRIORITIES.map((priority) => ({ title: `Is ${priority}`, priority })))
  const page = await openPage(t, browser, { app, user, path: '/all', forcedColors: 'active' })
  await rows(page).nth(4).waitFor()
  await page.mouse.move(5, 5)
  const boxes = PRIORITIES.map((name) => page.getByRole('checkbox', { name: new RegExp(`Is ${name}`) }))
  for (const look of ['forced', 'greys'] as const) {
    if (look === 'greys') {
      await page.emulateMedia({ forcedColors: 'none' })
      await page.evaluate((names) => {
        const style = document.documentElement.style
        for (const name of names) style.setProperty(`--color-priority-${name}`, 'black')
        style.setProperty('--color-edge', 'black')
      }, PRIORITIES)
    }
    const pictures: string[] = []
    for (const box of boxes) pictures.push(await picture(box))
    assert.equal(new Set(pictures).size, PRIORITIES.length, look)
    await screenshot(page, `priorities-${look}`)
  }
  const said = await Promise.all(boxes.map((box) => box.getAttribute('title')))
  assert.deepEqual(said, [...['Urgent', 'High', 'Medium', 'Low'].map((name) => `Priority: ${name}`), null])
  // The flags of the menus, beside their words, too.
  await row(page, 'Is low').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Priority' }).hover()
  await page.getByRole('menuitemradio', { name: 'Urgent' }).waitFor()
  await screenshot(page, 'priority-menu')
})
