import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startBoth } from './support/both.ts'
import { openPage } from './support/page.ts'

const { app, browser } = await startBoth()

test('projects are reordered by dragging', async (t) => {
  const user = await app.newUser()
  await user.seed(['A', 'B', 'C'].map((name) => ({ method: 'POST', path: '/projects', body: { name } })))
  const page = await openPage(t, browser, { app, user, path: '/today' })
  const link = (name: string) => page.getByRole('link', { name, exact: true })
  const box = async (name: string) => {
    const found = await link(name).boundingBox()
    assert.ok(found !== null)
    return { x: found.x + found.width / 2, y: found.y + found.height / 2 }
  }
  // The links are there before the code for dragging, which is loaded at the first sign of a person.
  await link('B').hover()
  await page.locator('[data-place]', { hasText: 'C' }).waitFor()
  const [from, to] = [await box('A'), await box('C')]
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x, from.y + 10, { steps: 3 })
  await page.mouse.move(to.x, to.y + 2, { steps: 8 })
  // It is drawn where the drop would put it.
  await page.locator('[data-place][style*="translateY(-"]', { hasText: 'C' }).waitFor()
  await page.mouse.up()
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll('nav a[href^="/projects/"]')].map((each) => each.textContent).join('') ===
      'BCA',
  )
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
})
