import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { startBoth } from './support/both.ts'
import { eventually } from './support/eventually.ts'
import { allowProblems, openPage, problemsOf, screenshot, violations } from './support/page.ts'

/** The app in a browser, as the service serves it. */

// A service of its own, because it is stopped for a while.
const { app, browser } = await startBoth({})

/** Resolves when the app has rendered something. */
const shown = (page: Page) => page.locator('#app > *').first().waitFor()

describe('the app in a browser', () => {
  test('loads, signed in and signed out', async (t) => {
    for (const user of [undefined, await app.newUser()]) {
      const page = await openPage(t, browser, { app, ...(user === undefined ? {} : { user }) })
      await shown(page)
      assert.deepEqual(await violations(page), [])
      await screenshot(page, user === undefined ? 'start-signed-out' : 'start')
    }
  })

  test('serves a deep link, and its reload', async (t) => {
    const page = await openPage(t, browser, { app, user: await app.newUser(), path: '/settings/account' })
    await shown(page)
    const answer = await page.reload()
    assert.equal(answer?.status(), 200)
    await shown(page)
  })

  test('is compressed, with a policy that allows nothing inline', async (t) => {
    const page = await openPage(t, browser, { app, path: '' })
    const entry = page.waitForResponse(/\/assets\/start-[^/]+\.js$/)
    const answer = await page.goto('/')
    assert.match((await answer?.headerValue('content-security-policy')) ?? '', /default-src 'self'/)
    const script = await entry
    // Over plain HTTP, browsers accept Brotli from their own machine only.
    assert.match((await script.headerValue('content-encoding')) ?? '', /^(br|gzip)$/)
    assert.match((await script.headerValue('cache-control')) ?? '', /immutable/)
    await shown(page)
  })

  test('still serves the API documentation', async (t) => {
    const page = await openPage(t, browser, { app, path: '/docs' })
    await page.getByRole('heading', { name: 'Docket', level: 1 }).waitFor()
  })
})

describe('without the service', { concurrency: 1 }, () => {
  test("the app opens from the service worker's cache, and resumes when the service is back", async (t) => {
    const page = await openPage(t, browser, { app, path: '/today', serviceWorkers: 'allow' })
    allowProblems(page, /ERR_CONNECTION_REFUSED|ERR_FAILED/)
    await shown(page)
    await page.evaluate(() => navigator.serviceWorker.ready)
    await app.stop()
    t.after(() => app.start())
    await page.reload()
    await shown(page)
    await page.goto('/upcoming')
    await shown(page)
    const refused = await page.evaluate(() => fetch('/api/auth/get-session').catch(() => 'refused'))
    assert.equal(refused, 'refused')
  })

  test('a new version waits until the user wants it', async (t) => {
    const deployed = await deploy(app.url)
    t.after(() => deployed.close())
    const page = await openPage(t, browser, { app, path: '', serviceWorkers: 'allow' })
    await page.goto(deployed.url)
    // Only what a worker serves is loaded anew when the next one takes over.
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    deployed.version = 'second'
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready
      await new Promise((resolve) => {
        registration.addEventListener('updatefound', () => {
          registration.installing?.addEventListener('statechange', resolve)
        })
        void registration.update()
      })
    })
    assert.equal(await page.evaluate(async () => (await caches.keys()).length), 2)
    const reloaded = page.waitForEvent('load')
    await page.getByRole('button', { name: 'Reload' }).click()
    await reloaded
    // Only the newest keeps its files.
    await eventually(async () => {
      const names = await page.evaluate(() => caches.keys())
      assert.deepEqual(
        names.filter((name) => !name.startsWith('second-')),
        [],
      )
    })
    await shown(page)
  })
})

/** The app at an address of its own, whose worker changes with `version`. */
async function deploy(url: string) {
  const deployed = { version: 'first', url: '', close: () => void server.close() }
  const server = createServer(async (request, response) => {
    const answer = await fetch(`${url}${request.url}`, {
      headers: { accept: request.headers.accept ?? '*/*' },
    })
    const body = Buffer.from(await answer.arrayBuffer())
    const isWorker = request.url === '/worker.js'
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' })
    response.end(isWorker ? String(body).replaceAll('docket-', `${deployed.version}-`) : body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  deployed.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return deployed
}

describe('the checks of these tests', () => {
  test('catch policy violations, errors, failed requests, and what axe finds', async (t) => {
    const page = await openPage(t, browser, { app })
    await shown(page)
    allowProblems(page, /./)
    const said = (pattern: RegExp) =>
      page.waitForEvent('console', { predicate: (message) => pattern.test(message.text()) })
    await Promise.all([
      said(/Content Security Policy/),
      said(/404/),
      page.waitForEvent('pageerror'),
      page.evaluate(() => {
        const inline = document.createElement('script')
        inline.textContent = 'document.title = "Injected"'
        const image = document.createElement('img')
        image.src = '/gone.png'
        document.body.append(inline, image)
        setTimeout(() => {
          throw new Error('thrown by the test')
        })
      }),
    ])
    assert.deepEqual(
      [/Content Security Policy/, /404 .*gone\.png/, /thrown by the test/].filter(
        (pattern) => !problemsOf(page).seen.some((problem) => pattern.test(problem)),
      ),
      [],
    )
    assert.notEqual(await page.title(), 'Injected')
    assert.ok((await violations(page)).some((line) => line.startsWith('image-alt')))
  })
})
