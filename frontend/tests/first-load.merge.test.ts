import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import type { User } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { allowProblems, openPage } from './support/page.ts'

/** What a first load requests, and in which order: unlike its time, that does not depend on the load of the machine. */

const { app, browser } = await startBoth()

const SESSION = '/api/auth/get-session'
const TOKEN = '/api/auth/token'
const CHANGES = /\/api\/[^/]+\/changes\?cursor=&limit=500$/
const START = /\/assets\/start-[^/]+\.js$/
const BEGIN = /\/assets\/begin-[^/]+\.js$/
/** The most files that a first list waits for, including the page and its style, font, texts and scripts. */
const MOST_FILES = 11
/** More tasks than fit on the screen. */
const MANY = 40

const firstTask = (page: Page) => page.locator('[data-task]').first()

async function userWithTask(count = 1): Promise<User> {
  const user = await app.newUser()
  const task = { title: 'Water the plants', due: { date: '2020-01-01' } }
  await user.seedTasks(Array.from({ length: count }, () => task))
  return user
}

/** A page that has not been opened yet, and the paths and queries of everything it requests. */
async function pageOf(
  t: TestContext,
  user?: User,
  options?: BrowserContextOptions,
): Promise<{ page: Page; asked: string[] }> {
  const page = await openPage(t, browser, { app, ...(user && { user }), path: '', ...options })
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url())
    asked.push(pathname + search)
  })
  return { page, asked }
}

/** Holds back matching requests until the returned function is called. */
async function hold(page: Page, address: RegExp): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.route(address, async (route) => {
    await promise
    await route.continue()
  })
  return resolve
}

/** Makes the app wait for ever for what it expects soon: on a busy machine it would arrive too late. */
function hidePatience(delays: number[]): void {
  const { setTimeout: set } = globalThis
  const without = (run: () => void, delay = 0) => (delays.includes(delay) ? 0 : set(run, delay))
  Object.assign(globalThis, { setTimeout: without })
}

describe('a first load', () => {
  test('asks for the session with the page, for all else before the app runs, as it was chosen, and for nothing twice', async (t) => {
    const { page, asked } = await pageOf(t, await userWithTask())
    await page.addInitScript(() => {
      localStorage.setItem('docket.theme', 'dark')
      localStorage.setItem('docket.language', 'de')
    })
    const [begin, start] = [await hold(page, BEGIN), await hold(page, START)]
    const session = page.waitForResponse(`**${SESSION}`)
    const changes = page.waitForRequest(CHANGES)
    const scripts = [/\/today-page-/, /\/list-page-/, /\/list-parts-/, /\/de-/].map((script) =>
      page.waitForRequest(script),
    )
    await page.goto('/today', { waitUntil: 'commit' })
    await session
    begin()
    await Promise.all([changes, ...scripts])
    const files = asked.filter((address) => address.startsWith('/assets/'))
    assert.ok(files.length <= MOST_FILES, files.join('\n'))
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark')
    const globals = await page.evaluate(() => Object.keys(globalThis).filter((name) => name.length < 3))
    assert.deepEqual(globals, [])
    start()
    await firstTask(page).waitFor()
    // The token came with the session.
    const ofApi = asked.filter((address) => /^\/api\/(auth|.*\/changes)/.test(address))
    assert.deepEqual(
      ofApi.map((address) => address.replace(/^.*(?=\/changes)/, '')),
      [SESSION, '/changes?cursor=&limit=500'],
    )
    // What comes later is fetched and then imported, the second time from the browser's cache, which a held request disables.
    const again = asked.filter((address) => files.includes(address))
    assert.deepEqual(again, files)
    // Other languages, and what this browser has itself.
    assert.deepEqual(
      asked.filter((address) => /\/assets\/(en|ur|temporal)-/.test(address)),
      [],
    )
  })

  test('asks for no token of nobody, again for what failed, and the next time for the token at once', async (t) => {
    const { page, asked } = await pageOf(t)
    await page.goto('/today')
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    assert.ok(asked.includes(SESSION))
    assert.ok(!asked.includes(TOKEN))

    const user = await userWithTask()
    await page.context().addCookies(user.cookies)
    allowProblems(page, /ERR_FAILED/)
    await page.route(CHANGES, (route) => route.abort(), { times: 1 })
    asked.length = 0
    await page.goto('/today')
    await firstTask(page).waitFor()
    assert.equal(asked.filter((address) => CHANGES.test(address)).length, 2)

    const isLive = () => page.locator('aside [role=status]', { hasText: 'Up to date' }).waitFor()
    await isLive()
    asked.length = 0
    const letGo = await hold(page, new RegExp(SESSION))
    await page.reload({ waitUntil: 'commit' })
    await firstTask(page).waitFor()
    await isLive()
    // Its tasks are stored here.
    assert.deepEqual(
      asked.filter((address) => /^\/api\/auth|changes/.test(address)),
      [SESSION, TOKEN],
    )
    letGo()
  })

  test('renders once, with only the visible rows', async (t) => {
    const { page } = await pageOf(t, await userWithTask(MANY))
    await page.addInitScript(hidePatience, [300, 1_000])
    await page.addInitScript(() => {
      // What waits for the first paint keeps waiting.
      Object.assign(globalThis, { requestAnimationFrame: () => 0, drawn: [] })
      new MutationObserver(() => {
        const { drawn } = globalThis as unknown as { drawn: boolean[] }
        if (document.querySelector('#app > *')) drawn.push(document.querySelector('[data-task]') !== null)
      }).observe(document, { childList: true, subtree: true })
    })
    await page.goto('/today')
    await firstTask(page).waitFor()
    assert.equal(await page.evaluate(() => (globalThis as unknown as { drawn: boolean[] }).drawn[0]), true)
    const places = await page
      .locator('[data-task]')
      .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().top < innerHeight))
    assert.ok(places.length > 1 && places.length < MANY)
    assert.deepEqual(new Set(places), new Set([true]))
  })

  test('stores the app for the next visit after its list is shown, and not before', async (t) => {
    const { page } = await pageOf(t, await userWithTask(), { serviceWorkers: 'allow' })
    await page.addInitScript(hidePatience, [4_000])
    const letGo = await hold(page, CHANGES)
    await page.goto('/today')
    await page.getByRole('heading', { name: 'Today' }).waitFor()
    const registered = () => navigator.serviceWorker.getRegistration().then((found) => found !== undefined)
    assert.equal(await page.evaluate(registered), false)
    letGo()
    await firstTask(page).waitFor()
    await page.evaluate(() => navigator.serviceWorker.ready)
  })
})
