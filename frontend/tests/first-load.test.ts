import assert from 'node:assert/strict'
import { after, before, describe, type TestContext, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { type App, startApp, type User } from './support/app.ts'
import { openBrowser } from './support/browser.ts'
import { allowProblems, openPage } from './support/page.ts'

/** What a first load asks for, and in which order: other than its time, that is alike on a busy machine. */

let app: App
let browser: Browser

before(async () => {
  app = await startApp()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await app?.close()
})

const SESSION = '/api/auth/get-session'
const TOKEN = '/api/auth/token'
const START = /\/assets\/start-[^/]+\.js$/

const firstTask = (page: Page) => page.locator('[data-task]').first()

async function userWithTask(): Promise<User> {
  const user = await app.newUser()
  await user.seedTasks([{ title: 'Water the plants', due: { date: '2020-01-01' } }])
  return user
}

/** A page that has not been opened yet, and the paths and queries of all that it asks for. */
async function pageOf(t: TestContext, user?: User): Promise<{ page: Page; asked: string[] }> {
  const page = await openPage(t, browser, { app, ...(user === undefined ? {} : { user }), path: '' })
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url())
    asked.push(pathname + search)
  })
  return { page, asked }
}

/** Keeps what matches from the page until it is let go. */
async function hold(page: Page, address: RegExp): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.route(address, async (route) => {
    await promise
    await route.continue()
  })
  return resolve
}

describe('a first load', () => {
  test('has asked for its tasks and its page before the app is there, and asks for nothing twice', async (t) => {
    const { page, asked } = await pageOf(t, await userWithTask())
    const letGo = await hold(page, START)
    const changes = page.waitForRequest(/\/api\/[^/]+\/changes\?cursor=&limit=500$/)
    const scripts = [/\/today-page-/, /\/list-page-/, /\/en-/].map((script) => page.waitForRequest(script))
    await page.goto('/today', { waitUntil: 'commit' })
    await Promise.all([changes, ...scripts])
    letGo()
    await firstTask(page).waitFor()
    const ofApi = asked.filter((address) => /^\/api\/(auth|.*\/changes)/.test(address))
    assert.deepEqual(
      ofApi.map((address) => address.replace(/^.*(?=\/changes)/, '')),
      [SESSION, TOKEN, '/changes?cursor=&limit=500'],
    )
    const assets = asked.filter((address) => address.startsWith('/assets/'))
    assert.deepEqual(assets, [...new Set(assets)])
  })

  test('of somebody who was here last asks for their token beside the session, and not for what is kept', async (t) => {
    const { page, asked } = await pageOf(t, await userWithTask())
    await page.goto('/today')
    await firstTask(page).waitFor()
    await page.locator('aside [role=status]', { hasText: 'Up to date' }).waitFor()
    asked.length = 0
    const letGo = await hold(page, new RegExp(SESSION))
    await page.reload({ waitUntil: 'commit' })
    await firstTask(page).waitFor()
    await page.locator('aside [role=status]', { hasText: 'Up to date' }).waitFor()
    assert.deepEqual(
      asked.filter((address) => /^\/api\/auth|changes/.test(address)),
      [SESSION, TOKEN],
    )
    letGo()
  })

  test('of nobody asks for no token', async (t) => {
    const { page, asked } = await pageOf(t)
    await page.goto('/today')
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    assert.deepEqual(
      asked.filter((address) => address.startsWith('/api/auth')),
      [SESSION],
    )
  })

  test('whose early request breaks off asks again', async (t) => {
    const user = await userWithTask()
    const { page } = await pageOf(t, user)
    allowProblems(page, /ERR_FAILED/)
    await page.route(new RegExp(`${TOKEN}$`), (route) => route.abort(), { times: 1 })
    await page.goto('/today')
    await firstTask(page).waitFor()
  })

  test('takes no names from the page, and keeps the chosen theme and language', async (t) => {
    const { page, asked } = await pageOf(t, await userWithTask())
    const letGo = await hold(page, START)
    await page.addInitScript(() => {
      localStorage.setItem('docket.theme', 'dark')
      localStorage.setItem('docket.language', 'de')
    })
    const german = page.waitForRequest(/\/assets\/de-/)
    await page.goto('/today', { waitUntil: 'commit' })
    await german
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark')
    assert.deepEqual(
      asked.filter((address) => /\/assets\/(en|ur)-/.test(address)),
      [],
    )
    const names = await page.evaluate(() => Object.keys(globalThis).filter((name) => name.length < 3))
    assert.deepEqual(names, [])
    letGo()
    await firstTask(page).waitFor()
  })
})
