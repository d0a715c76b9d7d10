import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { startBoth } from './support/both.ts'
import { allowProblems, openPage, violations } from './support/page.ts'
import { FIRST_USE, stopTimers } from './support/timers.ts'

const { app, browser } = await startBoth()
const user = await app.newUser()
const [garden] = await user.seed([
  { method: 'POST', path: '/projects', body: { name: 'Garden', color: '#36904f' } },
  { method: 'POST', path: '/labels', body: { name: 'errand' } },
  { method: 'POST', path: '/views', body: { name: 'Urgent', filter: 'priority >= high' } },
])
const plants = { title: 'Water the plants', project_id: garden?.id, labels: ['errand'] }
await user.seedTasks([plants, { title: 'Pay rent', due: { date: '2020-01-01' } }, 'Read'])

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true })
const sidebar = (page: Page) => page.getByRole('complementary', { name: 'Sidebar' })
const isWiderThanScreen = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
const chooses = async (page: Page, menu: string, item: string) => {
  await page.getByRole('button', { name: /Your account|Dein Konto/ }).click()
  await page.getByRole('menuitem', { name: menu }).click()
  await page.getByRole('menuitemradio', { name: item }).click()
}

describe('the sidebar', () => {
  test('links to every page, with the number of open tasks', async (t) => {
    const page = await openPage(t, browser, { app, user, path: '/today' })
    const places = [
      'Inbox 2 open tasks',
      'Today 1 open task',
      'Upcoming',
      'All tasks 3 open tasks',
      'Done',
      'Activity',
      'Trash',
      'Garden 1 open task',
      'errand 1 open task',
      'Urgent',
    ]
    for (const name of places) await sidebar(page).getByRole('link', { name, exact: true }).waitFor()
    assert.equal(await sidebar(page).getByRole('link').count(), places.length)
    const here = sidebar(page).locator('[aria-current=page]')
    assert.match((await here.textContent()) ?? '', /^Today/)
  })

  test('counts what the lists show, without archived projects', async (t) => {
    const user = await app.newUser()
    const [shed] = await user.seed([
      { method: 'POST', path: '/projects', body: { name: 'Shed', archived: true } },
    ])
    const due = { date: '2020-01-01' }
    await user.seedTasks([
      { title: 'Put aside', project_id: shed?.id, due },
      { title: 'Pay rent', due },
    ])
    const page = await openPage(t, browser, { app, user, path: '/all' })
    for (const name of ['Today 1 open task', 'All tasks 1 open task']) {
      await sidebar(page).getByRole('link', { name, exact: true }).waitFor()
    }
    await page.getByText('Pay rent').waitFor()
    assert.equal(await page.getByText('Put aside').count(), 0)
  })

  test('collapses, and stays so', async (t) => {
    const page = await openPage(t, browser, { app, user, path: '/today' })
    await page.getByRole('button', { name: 'Hide sidebar' }).click()
    await sidebar(page).waitFor({ state: 'detached' })
    await page.reload()
    await page.getByRole('button', { name: 'Show sidebar' }).click()
    await sidebar(page).getByRole('button', { name: 'Projects', exact: true }).click()
    await sidebar(page).getByRole('link', { name: 'Garden' }).waitFor({ state: 'hidden' })
  })
})

describe('navigation', () => {
  test('changes the title, and moves the focus to the page', async (t) => {
    const page = await openPage(t, browser, { app, user, path: '/today' })
    await heading(page, 'Today').waitFor()
    await sidebar(page).getByRole('link', { name: 'Upcoming' }).click()
    await heading(page, 'Upcoming').waitFor()
    await page.waitForFunction(() => document.activeElement?.id === 'main')
    assert.equal(await page.title(), 'Upcoming · Docket')
    assert.equal(await page.getByRole('main', { name: 'Upcoming' }).count(), 1)
    await page.goBack()
    await heading(page, 'Today').waitFor()
  })

  test('has a skip link past the sidebar as its first stop', async (t) => {
    const page = await openPage(t, browser, { app, user, path: '/today' })
    await heading(page, 'Today').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.activeElement?.id === 'main')
  })

  test('without a session leads to the sign-in first, and then back', async (t) => {
    const page = await openPage(t, browser, { app, path: '/labels/1?task=3' })
    await page.waitForURL(({ pathname }) => pathname === '/sign-in')
    assert.equal(new URL(page.url()).searchParams.get('to'), '/labels/1?task=3')
  })

  test('to an unknown address says so', async (t) => {
    const page = await openPage(t, browser, { app, user, path: '/nowhere' })
    await heading(page, 'Page not found').waitFor()
    await page.goto('/projects/garden')
    await heading(page, 'Page not found').waitFor()
    await page.getByRole('link', { name: 'Go to Today' }).click()
    await heading(page, 'Today').waitFor()
  })

  test('to a page whose file is gone, as after an update, offers a reload', async (t) => {
    const page = await openPage(t, browser, { app, user, path: '/today' })
    allowProblems(page, /upcoming-page/, /dynamically imported module/)
    await heading(page, 'Today').waitFor()
    await page.route('**/assets/upcoming-page-*.js', (route) => route.fulfill({ status: 404 }))
    await sidebar(page).getByRole('link', { name: 'Upcoming' }).click()
    await heading(page, 'A new version is available').waitFor()
    await page.unroute('**/assets/upcoming-page-*.js')
    await page.getByRole('button', { name: 'Reload' }).click()
    await heading(page, 'Upcoming').waitFor()
  })
})

test('a page never opened before says that it needs a connection, and opens with it', async (t) => {
  const page = await openPage(t, browser, { app, user, path: '/today' })
  allowProblems(page, /ERR_INTERNET_DISCONNECTED/)
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
})

test('a page whose code an update has taken away meanwhile comes with the new app', async (t) => {
  const page = await openPage(t, browser, { app, user, path: '/today' })
  allowProblems(page, /ERR_INTERNET_DISCONNECTED/, /404/)
  await heading(page, 'Today').waitFor()
  await page.context().setOffline(true)
  await sidebar(page).getByRole('link', { name: 'Trash' }).click()
  await heading(page, 'This page needs a connection').waitFor()
  let isOld = true
  page.on('request', (request) => {
    if (request.isNavigationRequest()) isOld = false
  })
  await page.route('**/assets/trash-page-*.js', (route) =>
    isOld ? route.fulfill({ status: 404 }) : route.continue(),
  )
  await page.context().setOffline(false)
  await heading(page, 'Trash').waitFor()
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

describe('the theme', () => {
  const background = (page: Page) =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)

  test('follows the system until one is chosen', async (t) => {
    const page = await openPage(t, browser, { app, user, path: '/today', colorScheme: 'light' })
    await heading(page, 'Today').waitFor()
    const light = await background(page)
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.waitForFunction(
      (was) => getComputedStyle(document.documentElement).backgroundColor !== was,
      light,
    )
    const dark = await background(page)
    await page.waitForFunction(
      (color) => document.querySelector<HTMLMetaElement>('meta[name=theme-color]')?.content === color,
      dark,
    )
    await chooses(page, 'Theme', 'Light')
    assert.equal(await background(page), light)
  })

  test('is applied before the app runs, once chosen', async (t) => {
    const page = await openPage(t, browser, { app, user, path: '/today', colorScheme: 'light' })
    await chooses(page, 'Theme', 'Dark')
    const dark = await background(page)
    allowProblems(page, /assets/)
    await page.route(/\/assets\/(?!begin-)[^/]+\.js$/, (route) => route.abort())
    await page.reload()
    assert.equal(await background(page), dark)
  })
})

describe('the language', () => {
  test('follows the browser, with its direction, and only its texts are fetched', async (t) => {
    const page = await openPage(t, browser, { app, user, path: '', locale: 'ur-PK' })
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

  test('is the next one where the browser names one that is none', async (t) => {
    const page = await openPage(t, browser, { app, user, path: '' })
    await page.addInitScript(() =>
      Object.defineProperty(navigator, 'languages', { value: ['en-US@posix', 'de-DE'] }),
    )
    await page.goto('/today')
    await heading(page, 'Heute').waitFor()
  })

  test('stays once chosen', async (t) => {
    const page = await openPage(t, browser, { app, user, path: '/today' })
    await chooses(page, 'Language', 'Deutsch')
    await heading(page, 'Heute').waitFor()
    await page.reload()
    await heading(page, 'Heute').waitFor()
    assert.equal(await page.locator('html').getAttribute('lang'), 'de')
  })
})

test('the account menu opens by keyboard once its code is loaded, and returns the focus', async (t) => {
  const page = await openPage(t, browser, { app, user, path: '/today' })
  const button = page.getByRole('button', { name: 'Your account' })
  await button.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Settings' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('menu').waitFor({ state: 'detached' })
  assert.ok(await button.evaluate((element) => element === document.activeElement))
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Settings' }).waitFor()
})

test('a page that comes late leaves the focus to what a key has opened meanwhile', async (t) => {
  const page = await openPage(t, browser, { app, user, path: '/today' })
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

test('a sidebar link keeps the focus when its menu loads', async (t) => {
  const page = await openPage(t, browser, { app, user, path: '' })
  // What takes long is no person.
  await stopTimers(page, FIRST_USE)
  await page.goto('/today')
  const garden = page.getByRole('link', { name: 'Garden' })
  await garden.focus()
  assert.equal(await page.getByRole('button', { name: 'Menu of Garden' }).count(), 0)
  await page.keyboard.press('Shift')
  await page.getByRole('button', { name: 'Menu of Garden' }).waitFor({ state: 'attached' })
  assert.ok(await garden.evaluate((element) => element === document.activeElement))
})

test('a tooltip explains a button, by keyboard too, and Escape closes it', async (t) => {
  const page = await openPage(t, browser, { app, user, path: '/today' })
  const button = page.getByRole('button', { name: 'Hide sidebar' })
  const tip = page.locator('[data-tooltip-popup]')
  await page.getByRole('button', { name: 'Assistant' }).focus()
  await page.keyboard.press('Tab')
  assert.ok(await button.evaluate((element) => element === document.activeElement))
  await tip.getByText('Hide sidebar').waitFor()
  await page.keyboard.press('Escape')
  await tip.waitFor({ state: 'detached' })
  await button.hover()
  await tip.getByText('Hide sidebar').waitFor()
})

test('a dialog taller than the window can be scrolled', async (t) => {
  const page = await openPage(t, browser, {
    app,
    user,
    path: '/today',
    viewport: { width: 1280, height: 400 },
  })
  await heading(page, 'Today').waitFor()
  await page.keyboard.press('?')
  const title = page.getByRole('heading', { name: 'Keyboard shortcuts' })
  await title.scrollIntoViewIfNeeded()
  const box = await title.boundingBox()
  assert.ok(box !== null && box.y >= 0, JSON.stringify(box))
})

test('on a phone a bar at the bottom navigates, and a sheet has the rest', async (t) => {
  const viewport = { width: 320, height: 640 }
  const page = await openPage(t, browser, { app, user, path: '/today', viewport, hasTouch: true })
  await heading(page, 'Today').waitFor()
  assert.equal(await sidebar(page).isVisible(), false)
  const bar = page.getByRole('navigation', { name: 'Bottom bar' })
  for (const item of await bar.locator('a, button').all()) {
    const box = await item.boundingBox()
    assert.ok(box !== null && box.width >= 44 && box.height >= 44, (await item.textContent()) ?? '')
  }
  await bar.getByRole('link', { name: 'Upcoming' }).tap()
  await heading(page, 'Upcoming').waitFor()
  await bar.getByRole('button', { name: 'More' }).tap()
  const sheet = page.getByRole('dialog', { name: 'More' })
  await sheet.getByRole('link', { name: 'Garden' }).tap()
  await page.waitForURL('**/projects/*')
  await sheet.waitFor({ state: 'detached' })
  assert.equal(await isWiderThanScreen(page), false)
})

for (const locale of ['en-GB', 'de', 'ur']) {
  test(`on a small phone the bar has the Inbox, and all of its names are whole, in ${locale}`, async (t) => {
    const viewport = { width: 360, height: 640 }
    const page = await openPage(t, browser, { app, user, path: '/today', viewport, hasTouch: true, locale })
    const bar = page.locator('nav:has(a[href="/search"])')
    await bar.locator('a[href="/inbox"]').tap()
    await page.waitForURL('**/inbox')
    await bar.locator('a[href="/inbox"][aria-current=page]').waitFor()
    const cut = await bar
      .locator('span')
      .evaluateAll((all) =>
        all.filter((each) => each.scrollWidth > each.clientWidth).map(({ textContent }) => textContent),
      )
    assert.deepEqual(cut, [])
    for (const item of await bar.locator('a, button').all()) {
      const box = await item.boundingBox()
      assert.ok(box !== null && box.width >= 44 && box.height >= 44, (await item.textContent()) ?? '')
    }
  })
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing, ${colorScheme}`, async (t) => {
    const page = await openPage(t, browser, { app, user, path: '/today', colorScheme })
    await sidebar(page).getByRole('link', { name: 'Garden' }).waitFor()
    assert.deepEqual(await violations(page), [])
    await page.getByRole('button', { name: 'Your account' }).click()
    await page.getByRole('menuitem', { name: 'Theme' }).click()
    await page.getByRole('menuitemradio', { name: 'Dark' }).waitFor()
    assert.deepEqual(await violations(page), [])
    await page.goto('/nowhere')
    await heading(page, 'Page not found').waitFor()
    assert.deepEqual(await violations(page), [])
    await page.setViewportSize({ width: 320, height: 640 })
    await page.goto('/today')
    const bar = page.getByRole('navigation', { name: 'Bottom bar' })
    await bar.getByRole('button', { name: 'More' }).click()
    await page.getByRole('dialog', { name: 'More' }).getByRole('link', { name: 'Garden' }).waitFor()
    assert.deepEqual(await violations(page), [])
    assert.equal(await isWiderThanScreen(page), false)
  })
}
