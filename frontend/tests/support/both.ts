import { after } from 'node:test'
import type { Browser } from 'playwright-core'
import { type App, startApp } from './app.ts'
import { openBrowser } from './browser.ts'

let shared: Promise<App> | undefined
let browser: Promise<Browser> | undefined

// The hook belongs to the first file that loads this; to the whole process where several files share one.
after(async () => {
  // If one could not be opened, its file has failed already; the other one is closed all the same.
  const opened = await Promise.allSettled([browser, shared])
  for (const each of opened) if (each.status === 'fulfilled') await each.value?.close()
})

/** The service, shared by all tests of the process. */
export async function startShared(): Promise<App> {
  shared ??= startApp()
  // A file that waited for the promise itself would go on in the suite of the file for which it was made.
  return await shared
}

/** The service with settings in addition to those for tests: the file's own, which ends with it. */
export function startOwn(environment: Record<string, string>): Promise<App> {
  const own = startApp(environment)
  after(async () => (await own).close())
  return own
}

/**
 * The service and a browser, shared by all tests of the process: each test has users and pages of its own.
 * @param environment settings of the service in addition to those for tests; it is then the file's own and ends with it
 */
export async function startBoth(
  environment?: Record<string, string>,
): Promise<{ app: App; browser: Browser }> {
  browser ??= openBrowser()
  if (environment === undefined) {
    const [app, opened] = await Promise.all([startShared(), browser])
    return { app, browser: opened }
  }
  const [app, opened] = await Promise.all([startOwn(environment), browser])
  return { app, browser: opened }
}
