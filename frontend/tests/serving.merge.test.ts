import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { startBoth } from './support/both.ts'
import { eventually } from './support/eventually.ts'
import { allowProblems, openPage } from './support/page.ts'

/** The app as the service worker keeps it. How the service serves it is shown by `backend/src/system/web.test.ts`. */

const { app, browser } = await startBoth()

/** Resolves when the app has rendered something. */
const shown = (page: Page) => page.locator('#app > *').first().waitFor()

test('the app opens without the service, and a new version waits until the user wants it', async (t) => {
  const deployed = await deploy(app.url)
  t.after(() => deployed.stop())
  const page = await openPage(t, browser, { app, path: '', serviceWorkers: 'allow' })
  allowProblems(page, /ERR_CONNECTION_REFUSED|ERR_FAILED/)
  await page.goto(`${deployed.url}/today`)
  // Only what a worker serves is loaded anew when the next one takes over.
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)

  await deployed.stop()
  await page.reload()
  await shown(page)
  await page.goto(`${deployed.url}/upcoming`)
  await shown(page)
  const asks = () =>
    page.evaluate(async () => {
      const answer = await fetch('/api/auth/get-session').catch(() => undefined)
      return answer?.status
    })
  assert.equal(await asks(), undefined)
  await deployed.start()
  assert.equal(await asks(), 200)

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

/** The app at an address of its own, whose worker changes with `version`. */
async function deploy(url: string) {
  const deployed = { version: 'first', url: '', start, stop }
  const server = createServer(async (request, response) => {
    const answer = await fetch(`${url}${request.url}`, {
      headers: { accept: request.headers.accept ?? '*/*' },
    })
    const body = Buffer.from(await answer.arrayBuffer())
    const isWorker = request.url === '/worker.js'
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' })
    response.end(isWorker ? String(body).replaceAll('docket-', `${deployed.version}-`) : body)
  })
  let port = 0

  async function start(): Promise<void> {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    port = (server.address() as AddressInfo).port
  }

  async function stop(): Promise<void> {
    if (!server.listening) return
    const closed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await closed
  }

  await start()
  deployed.url = `http://127.0.0.1:${port}`
  return deployed
}
