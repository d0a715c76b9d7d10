import type { TestContext } from 'node:test'
import type { Browser } from 'playwright-core'

const PAGE = 'http://docket.example/'

/**
 * Skips the test in browsers that fetch each module only once, even if that failed (Chromium 153 and earlier): there, the
 * app gets code that could not be fetched when it is reloaded, and not before.
 * @returns whether it was skipped
 */
export async function skipWhereFailuresLast(t: TestContext, browser: Browser): Promise<boolean> {
  const page = await browser.newPage()
  try {
    await page.route(PAGE, (route) => route.fulfill({ contentType: 'text/html', body: '' }))
    await page.route(`${PAGE}module.js`, (route) => route.abort(), { times: 1 })
    await page.goto(PAGE)
    const load = (url: string) =>
      import(url).then(
        () => true,
        () => false,
      )
    await page.evaluate(load, `${PAGE}module.js`)
    await page.route(`${PAGE}module.js`, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'export {}' }),
    )
    const triesAgain = await page.evaluate(load, `${PAGE}module.js`)
    if (!triesAgain) t.skip('this browser does not fetch a module again')
    return !triesAgain
  } finally {
    await page.close()
  }
}
