import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { type App, startApp } from './support/app.ts'
import { openBrowser } from './support/browser.ts'
import { allowProblems, openPage, problemsOf, screenshot, violations } from './support/page.ts'

/** The app as the service serves it, in a browser. */

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

/** Resolves when the app has drawn something. */
const shown = (page: Page) => page.locator('#app > *').first().waitFor()

describe('the app in a browser', () => {
  test('shows itself, signed in and signed out', async (t) => {
    for (const user of [undefined, await app.newUser()]) {
      const page = await openPage(t, browser, { app, ...(user === undefined ? {} : { user }) })
      await shown(page)
      assert.deepEqual(await violations(page), [])
      await screenshot(page, user === undefined ? 'start-signed-out' : 'start')
    }
  })

  test('answers a deep link, and its reload', async (t) => {
    const page = await openPage(t, browser, { app, user: await app.newUser(), path: '/settings/account' })
    await shown(page)
    const answer = await page.reload()
    assert.equal(answer?.status(), 200)
    await shown(page)
  })

  test('comes compressed, and under a policy that allows nothing inline', async (t) => {
    const page = await openPage(t, browser, { app, path: '' })
    const scripts: Promise<Record<string, string>>[] = []
    page.on('response', (response) => {
      if (response.url().endsWith('.js') && response.url().includes('/assets/')) {
        scripts.push(response.allHeaders())
      }
    })
    const answer = await page.goto('/')
    assert.match((await answer?.headerValue('content-security-policy')) ?? '', /default-src 'self'/)
    await shown(page)
    assert.notEqual(scripts.length, 0)
    for (const headers of await Promise.all(scripts)) {
      // Over plain HTTP browsers ask for no brotli but on this machine itself.
      assert.match(headers['content-encoding'] ?? '', /^(br|gzip)$/)
      assert.match(headers['cache-control'] ?? '', /immutable/)
    }
  })

  test('the documentation still works', async (t) => {
    const page = await openPage(t, browser, { app, path: '/docs' })
    await page.getByText('/api/{user_id}/tasks').first().waitFor()
  })
})

describe('what these tests watch', () => {
  test('is seen: what breaks the policy, errors, failed requests, what axe finds', async (t) => {
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
