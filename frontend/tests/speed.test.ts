import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { run } from '../../backend/tests/support/process.ts'
import { type App, PASSWORD, startApp, type User } from './support/app.ts'
import { openBrowser } from './support/browser.ts'
import { openPage } from './support/page.ts'
import { noteSpeed, quantile, scrollThrough, speedOf } from './support/speed.ts'

/**
 * How quick the app is with ten thousand open tasks. Times are for people; what decides leaves room for a machine that
 * has other things to do, and says only that nothing has become slower by orders.
 */

const SEED = join(import.meta.dirname, '../../backend/src/cli/seed.ts')
/** A third of them is complete. */
const TASKS = 15_000
/** Milliseconds; bytes. */
const AT_MOST = { largestPaint: 30_000, interaction: 10_000, frame: 5_000, script: 200_000 }

let app: App
let browser: Browser
let user: User

before(async () => {
  app = await startApp()
  browser = await openBrowser()
  const seeding = run(SEED, { DATABASE_URL: app.databaseUrl }, [
    ...['--users', '1', '--tasks', String(TASKS), '--password', PASSWORD],
  ])
  const { code, output } = await seeding.ended
  assert.equal(code, 0, output)
  user = await app.signIn('demo-1@example.com')
})
after(async () => {
  await browser?.close()
  await app?.close()
})

const tasksOf = (page: Page) => page.locator('[data-task]')

describe('with 10,000 open tasks', { concurrency: 1 }, () => {
  test('the first load, and the next one', async (t) => {
    const page = await openPage(t, browser, { app, user, path: '' })
    const scripts = new Map<string, Promise<number>>()
    page.on('response', (response) => {
      if (!response.url().endsWith('.js')) return
      scripts.set(response.url(), compressedSize(response.url()))
    })
    await noteSpeed(page)
    await page.addInitScript(hideFirstUse)
    await page.goto('/today')
    await tasksOf(page).first().waitFor()
    const sizes = await Promise.all(scripts.values())
    const sum = sizes.reduce((bytes, more) => bytes + more, 0)
    t.diagnostic(
      `script until the list is shown: ${(sum / 1000).toFixed(1)} kB in ${sizes.length} files, by gzip`,
    )
    assert.ok(sum > 0 && sum <= AT_MOST.script)
    for (const load of ['first load', 'next load']) {
      if (load === 'next load') await page.reload()
      await tasksOf(page).first().waitFor()
      const { largestPaint, layoutShift, shifted, longTasks } = await speedOf(page)
      t.diagnostic(
        `${load}: largest paint ${Math.round(largestPaint)} ms, layout shift ${layoutShift.toFixed(4)}, ` +
          `longest task ${Math.round(Math.max(0, ...longTasks))} ms`,
      )
      for (const shift of shifted) t.diagnostic(shift)
      assert.ok(largestPaint > 0 && largestPaint < AT_MOST.largestPaint)
      assert.ok(layoutShift < 0.1, 'more moves than anybody would call good')
    }
  })

  test('pressing and typing', async (t) => {
    const page = await openPage(t, browser, { app, user, path: '' })
    await noteSpeed(page)
    await page.goto('/all')
    const rows = tasksOf(page)
    await rows.nth(5).waitFor()
    await rows.nth(1).focus()
    for (let press = 0; press < 20; press += 1) await page.keyboard.press('ArrowDown')
    for (const place of [1, 2, 3]) await rows.nth(place).getByRole('checkbox').click()
    await page.keyboard.press('Control+z')
    await page.keyboard.press('e')
    await page.keyboard.type(' and call the bank', { delay: 20 })
    await page.keyboard.press('Escape')
    const { interactions, longTasks } = await speedOf(page)
    t.diagnostic(
      `${interactions.length} interactions longer than a frame: half within ${quantile(interactions, 0.5)} ms, ` +
        `98 of 100 within ${quantile(interactions, 0.98)} ms; longest task ${Math.round(Math.max(0, ...longTasks))} ms`,
    )
    assert.ok(Math.max(0, ...interactions) < AT_MOST.interaction)
  })

  test('scrolling', async (t) => {
    const page = await openPage(t, browser, { app, user, path: '/all' })
    await tasksOf(page).nth(5).waitFor()
    const frames = await scrollThrough(page, '#main', 60_000, 120)
    t.diagnostic(
      `500 px a frame: half within ${quantile(frames, 0.5).toFixed(1)} ms, 95 of 100 within ` +
        `${quantile(frames, 0.95).toFixed(1)} ms, the longest ${Math.max(...frames).toFixed(1)} ms`,
    )
    assert.ok((await page.locator('#main').evaluate(({ scrollTop }) => scrollTop)) > 50_000)
    assert.ok((await tasksOf(page).count()) < 200, 'only the rows in sight are there')
    assert.ok(quantile(frames, 0.5) < AT_MOST.frame)
  })
})

/** Takes the app's longest patience away (`first-use.ts`), so that nothing comes that only somebody there would need. */
function hideFirstUse(): void {
  const { setTimeout: set } = globalThis
  const without = (run: () => void, delay = 0) => (delay === 10_000 ? 0 : set(run, delay))
  Object.assign(globalThis, { setTimeout: without })
}

/** Bytes of what is at `url` as a browser gets it over plain HTTP. */
async function compressedSize(url: string): Promise<number> {
  const answer = await fetch(url, { method: 'HEAD', headers: { 'accept-encoding': 'gzip' } })
  return Number(answer.headers.get('content-length'))
}
