import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Locator } from 'playwright-core'
import { startBoth } from './support/both.ts'
import { openPage, screenshot } from './support/page.ts'

/** Where the user's own colours are forced upon the page, and where colours cannot be told apart. */

const { app, browser } = await startBoth()

const PRIORITIES = ['urgent', 'high', 'medium', 'low', 'none'] as const
const picture = async (element: Locator) =>
  (await element.screenshot({ animations: 'disabled' })).toString('base64')

describe('forced colours', () => {
  test('show which row is selected, which task is open, and which day is chosen', async (t) => {
    const user = await app.newUser()
    await user.seedTasks(['One', 'Two', 'Three', 'Four'])
    const page = await openPage(t, browser, { app, user, path: '/all', forcedColors: 'active' })
    const row = (title: string) => page.getByRole('row').filter({ hasText: title })
    await row('Four').waitFor()
    const elsewhere = async () => {
      await row('Four').focus()
      await page.mouse.move(5, 5)
    }
    await elsewhere()
    const before = await picture(row('One'))
    await row('One').click({ modifiers: ['Control'] })
    await elsewhere()
    assert.notEqual(await picture(row('One')), before)
    await screenshot(page, 'forced-selected')
    await page.keyboard.press('Escape')
    const second = await picture(row('Two'))
    await row('Two').click()
    await page.waitForURL(/task=/)
    await page.getByRole('textbox', { name: 'Title', exact: true }).waitFor()
    await page.mouse.move(5, 5)
    assert.notEqual(await picture(row('Two')), second)
    await screenshot(page, 'forced-open')
  })
})

test('forced colours show what is pressed, and which section is open', async (t) => {
  const user = await app.newUser()
  const page = await openPage(t, browser, { app, path: '/sign-in', forcedColors: 'active' })
  const isFramed = (element: Locator) =>
    element.evaluate((each) => {
      const { borderTopWidth, outlineStyle } = getComputedStyle(each)
      return borderTopWidth !== '0px' || outlineStyle !== 'none'
    })
  assert.ok(await isFramed(page.getByRole('button', { name: 'Sign in', exact: true })))
  const settings = await openPage(t, browser, { app, user, path: '/settings/time', forcedColors: 'active' })
  const sections = settings.getByRole('navigation', { name: 'Sections' })
  assert.ok(await isFramed(sections.getByRole('link', { name: 'Time and reminders' })))
  assert.ok(!(await isFramed(sections.getByRole('link', { name: 'Sessions' }))))
})

for (const look of ['forced', 'greys'] as const) {
  test(`each priority has a ring of its own shape: ${look}`, async (t) => {
    const user = await app.newUser()
    await user.seedTasks(PRIORITIES.map((priority) => ({ title: `Is ${priority}`, priority })))
    const options = look === 'forced' ? { forcedColors: 'active' as const } : {}
    const page = await openPage(t, browser, { app, user, path: '/all', ...options })
    await page.getByRole('row').nth(4).waitFor()
    await page.mouse.move(5, 5)
    // All colours of rings are the same here: what tells them apart is not colour.
    if (look === 'greys') {
      await page.evaluate((names) => {
        const style = document.documentElement.style
        for (const name of names) style.setProperty(`--color-priority-${name}`, 'black')
        style.setProperty('--color-edge', 'black')
      }, PRIORITIES)
    }
    const boxes = PRIORITIES.map((name) => page.getByRole('checkbox', { name: new RegExp(`Is ${name}`) }))
    const pictures: string[] = []
    for (const box of boxes) pictures.push(await picture(box))
    assert.equal(new Set(pictures).size, PRIORITIES.length)
    const said = await Promise.all(boxes.map((box) => box.getAttribute('title')))
    assert.deepEqual(said, [...['Urgent', 'High', 'Medium', 'Low'].map((name) => `Priority: ${name}`), null])
    await screenshot(page, `priorities-${look}`)

    // The flags of the menus, beside their words, too.
    await page.getByRole('row').filter({ hasText: 'Is low' }).click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Priority' }).hover()
    await page.getByRole('menuitemradio', { name: 'Urgent' }).waitFor()
    await screenshot(page, `priority-menu-${look}`)
  })
}
