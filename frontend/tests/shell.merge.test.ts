import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { startBoth } from './support/both.ts'
import { PHONE } from './support/devices.ts'
import { allowProblems, openPage } from './support/page.ts'
import { row } from './support/rows.ts'
import { FIRST_USE, stopTimers } from './support/timers.ts'

/** What surrounds every page, as far as only a browser shows it: loading, layout, the focus, what a device keeps. */

const { app, browser } = await startBoth()
const user = await app.newUser()
const [garden] = await user.seed([{ method: 'POST', path: '/projects', body: { name: 'Garden' } }])
await user.seedTasks([{ title: 'Water the plants', project_id: garden?.id }])

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true })
const sidebar = (page: Page) => page.getByRole('complementary', { name: 'Sidebar' })
const hasFocus = (page: Page, name: string, role: 'link' | 'button') =>
  page.getByRole(role, { name }).and(page.locator(':focus')).waitFor()
const choose = async (page: Page, menu: string, item: string) => {
  await page.getByRole('button', { name: /Your account/ }).click()
  await page.getByRole('menuitem', { name: menu }).click()
  await page.getByRole('menuitemradio', { name: item }).click()
}

test('what is chosen on a device stays there: the sidebar, the room of a row, the language', async (t) => {
  const page = await openPage(t, browser, { app, user, path: '/settings/appearance', isNew: true })
  await page.getByRole('radio', { name: 'Compact' }).click()
  await sidebar(page).getByRole('link', { name: 'Garden' }).click()
  await choose(page, 'Language', 'Deutsch')
  await page.getByRole('button', { name: 'Seitenleiste ausblenden' }).click()
  await page.getByRole('complementary', { name: 'Seitenleiste' }).waitFor({ state: 'detached' })
  await page.reload()
  await row(page, 'Water the plants').waitFor()
  assert.equal((await row(page, 'Water the plants').boundingBox())?.height, 32)
  assert.equal(await page.locator('html').getAttribute('lang'), 'de')
  await page.getByRole('button', { name: 'Seitenleiste einblenden' }).click()
  await page.getByRole('complementary', { name: 'Seitenleiste' }).waitFor()
})

test('the theme follows the system until one is chosen, which is applied before the app runs', async (t) => {
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  const page = await openPage(t, browser, { app, user, path: '/today', colorScheme: 'light', isNew: true })
  await heading(page, 'Today').waitFor()
  const light = await background()
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.waitForFunction(
    (was) => getComputedStyle(document.documentElement).backgroundColor !== was,
    light,
  )
  await page.waitForFunction(
    (color) => document.querySelector<HTMLMetaElement>('meta[name=theme-color]')?.content === color,
    await background(),
  )
  await choose(page, 'Theme', 'Light')
  assert.equal(await background(), light)
  allowProblems(page, /assets/)
  await page.route(/\/assets\/(?!begin-)[^/]+\.js$/, (route) => route.abort())
  await page.reload()
  assert.equal(await background(), light)
})

test('the language is the first that the browser names and the app has, and only its texts are fetched', async (t) => {
  const page = await openPage(t, browser, { app, user, path: '' })
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'languages', { value: ['de-DE@posix', 'fr', 'ur-PK', 'en-GB'] }),
  )
  const fetched: string[] = []
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname))
  await page.goto('/today')
  await heading(page, 'آج').waitFor()
  assert.equal(await page.locator('html').getAttribute('dir'), 'rtl')
  assert.equal(await page.locator('html').getAttribute('lang'), 'ur')
  const box = await page.getByRole('complementary').boundingBox()
  assert.ok(box !== null && box.x > 0, 'the sidebar is at the right')
  const languages = fetched
    .map((path) => /\/(en|de|ur)-/.exec(path)?.[1])
    .filter((name) => name !== undefined)
  assert.deepEqual(new Set(languages), new Set(['ur']))
})

test('a page whose file is gone, as after an update, offers a reload', async (t) => {
  const page = await openPage(t, browser, { app, user, path: '/today', isNew: true })
  allowProblems(page, /upcoming-page/, /dynamically imported module/)
  await heading(page, 'Today').waitFor()
  await page.route('**/assets/upcoming-page-*.js', (route) => route.fulfill({ status: 404 }))
  await sidebar(page).getByRole('link', { name: 'Upcoming' }).click()
  await heading(page, 'A new version is available').waitFor()
  await page.unroute('**/assets/upcoming-page-*.js')
  await page.getByRole('button', { name: 'Reload' }).click()
  await heading(page, 'Upcoming').waitFor()
})

test('a page never opened before needs a connection, and comes with it, of the new app if there is one', async (t) => {
  const page = await openPage(t, browser, { app, user, path: '/today', isNew: true })
  allowProblems(page, /ERR_INTERNET_DISCONNECTED/, /404/)
  await heading(page, 'Today').waitFor()
  await page.context().setOffline(true)
  await sidebar(page).getByRole('link', { name: 'Trash' }).click()
  await heading(page, 'This page needs a connection').waitFor()
  await sidebar(page).getByRole('link', { name: 'Today' }).click()
  await heading(page, 'Today').waitFor()
  await page.goBack()
  await heading(page, 'This page needs a connection').waitFor()
  await page.context().setOffline(false)
  await heading(page, 'Trash').waitFor()

  await page.context().setOffline(true)
  await sidebar(page).getByRole('link', { name: 'Done' }).click()
  await heading(page, 'This page needs a connection').waitFor()
  // An update takes away the code of the page that is open.
  let isOld = true
  page.on('request', (request) => {
    if (request.isNavigationRequest()) isOld = false
  })
  await page.route('**/assets/done-page-*.js', (route) =>
    isOld ? route.fulfill({ status: 404 }) : route.continue(),
  )
  await page.context().setOffline(false)
  await heading(page, 'Done').waitFor()
  assert.equal(isOld, false)
})

test('optional features do without their code until it can be fetched', async (t) => {
  const page = await openPage(t, browser, { app, user, path: '' })
  allowProblems(page, /tooltip-layer/, /toast-list/)
  // Before the page is open: on a slow machine it might fetch the code by itself.
  await page.route(/tooltip-layer|toast-list/, (route) => route.abort())
  const failed = page.waitForEvent('requestfailed')
  await page.goto('/today')
  await heading(page, 'Today').waitFor()
  await page.getByRole('button', { name: 'Hide sidebar' }).hover()
  await failed
  await page.unroute(/tooltip-layer|toast-list/)
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await page.locator('[data-tooltip-popup]').getByText('Hide sidebar').waitFor()
})

test('by keyboard, the first stop skips the sidebar, and what loads late leaves the focus where it is', async (t) => {
  const page = await openPage(t, browser, { app, user, path: '' })
  // What takes long is no person.
  await stopTimers(page, FIRST_USE)
  await page.goto('/today')
  await heading(page, 'Today').waitFor()
  const link = page.getByRole('link', { name: 'Garden' })
  await link.focus()
  assert.equal(await page.getByRole('button', { name: 'Menu of Garden' }).count(), 0)
  await page.keyboard.press('Shift')
  await page.getByRole('button', { name: 'Menu of Garden' }).waitFor({ state: 'attached' })
  await hasFocus(page, 'Garden', 'link')

  await page.getByRole('button', { name: 'Your account' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Settings' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('menu').waitFor({ state: 'detached' })
  await hasFocus(page, 'Your account', 'button')

  const tip = page.locator('[data-tooltip-popup]')
  await page.getByRole('button', { name: 'Assistant' }).focus()
  await page.keyboard.press('Tab')
  await hasFocus(page, 'Hide sidebar', 'button')
  await tip.getByText('Hide sidebar').waitFor()
  await page.keyboard.press('Escape')
  await tip.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Hide sidebar' }).hover()
  await tip.getByText('Hide sidebar').waitFor()

  await page.reload()
  await heading(page, 'Today').waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.id === 'main')
})

test('a page that comes late leaves the focus to what a key has opened meanwhile', async (t) => {
  const page = await openPage(t, browser, { app, user, path: '/today', isNew: true })
  const { promise: awaited, resolve: release } = Promise.withResolvers<void>()
  await page.route(/\/trash-page-[^/]*\.js$/, async (route) => {
    await awaited
    await route.continue()
  })
  await page.getByRole('link', { name: 'Trash' }).click()
  await page.keyboard.press('q')
  const line = page.getByRole('combobox', { name: 'New task' }).and(page.locator(':focus'))
  await line.waitFor()
  release()
  // Behind a dialog, headings are hidden from screen readers.
  await page.getByRole('heading', { level: 1, name: 'Trash', includeHidden: true }).waitFor()
  await page.keyboard.type('Buy nails')
  assert.equal(await line.inputValue(), 'Buy nails')
})

test('a dialog taller than the window can be scrolled', async (t) => {
  const viewport = { width: 1280, height: 400 }
  const page = await openPage(t, browser, { app, user, path: '/today', viewport })
  await heading(page, 'Today').waitFor()
  await page.keyboard.press('?')
  const title = page.getByRole('heading', { name: 'Keyboard shortcuts' })
  await title.scrollIntoViewIfNeeded()
  const box = await title.boundingBox()
  assert.ok(box !== null && box.y >= 0, JSON.stringify(box))
})

test('on a phone a bar at the bottom navigates, in places that a finger meets, and a sheet has the rest', async (t) => {
  const page = await openPage(t, browser, { app, user, path: '/today', ...PHONE, isNew: true })
  // The longest names of the three languages are cut off before the others are.
  await page.setViewportSize({ width: 360, height: 640 })
  for (const language of ['de', 'ur', 'en']) {
    await page.evaluate((chosen) => localStorage.setItem('docket.language', chosen), language)
    await page.goto('/today')
    await page.locator(`html[lang=${language}] main h1`).waitFor()
    const bar = page.locator('nav:has(a[href="/search"])')
    await bar.locator('a[href="/inbox"]').tap()
    await bar.locator('a[href="/inbox"][aria-current=page]').waitFor()
    const cut = await bar
      .locator('span')
      .evaluateAll((all) =>
        all.filter((each) => each.scrollWidth > each.clientWidth).map(({ textContent }) => textContent),
      )
    assert.deepEqual(cut, [], language)
  }
  await page.setViewportSize({ width: 320, height: 640 })
  assert.equal(await sidebar(page).isVisible(), false)
  const bar = page.getByRole('navigation', { name: 'Bottom bar' })
  for (const item of await bar.locator('a, button').all()) {
    const box = await item.boundingBox()
    assert.ok(box !== null && box.width >= 44 && box.height >= 44, (await item.textContent()) ?? '')
  }
  await bar.getByRole('link', { name: 'Today' }).tap()
  await heading(page, 'Today').waitFor()
  await bar.getByRole('button', { name: 'More' }).tap()
  const sheet = page.getByRole('dialog', { name: 'More' })
  await sheet.getByRole('link', { name: 'Garden' }).tap()
  await page.waitForURL('**/projects/*')
  await sheet.waitFor({ state: 'detached' })
})
