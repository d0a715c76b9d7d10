import { after } from 'node:test'
import type { Browser } from 'playwright-core'
import { type App, startApp } from './app.ts'
import { openBrowser } from './browser.ts'

let shared: Promise<App> | undefined
let browser: Promise<Browser> | undefined

// Of whoever loads this first: of the whole process, where several files share one.
after(async () => {
  await (await browser)?.close()
  await (await shared)?.close()
})

/**
 * The service and a browser, for all tests of the process: each has users, and pages, of its own.
 * @param environment settings of the service, besides those of tests; it is the file's own then, and ends with it
 */
export async function startBoth(
  environment?: Record<string, string>,
): Promise<{ app: App; browser: Browser }> {
  browser ??= openBrowser()
  if (environment === undefined) {
    shared ??= startApp()
    return { app: await shared, browser: await browser }
  }
  const app = await startApp(environment)
  after(() => app.close())
  return { app, browser: await browser }
}
