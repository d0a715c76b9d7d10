import { after } from 'node:test'
import type { Browser } from 'playwright-core'
import { type App, startApp } from './app.ts'
import { openBrowser } from './browser.ts'

/**
 * The service and a browser for all tests of a file, and until they are over.
 * @param environment settings of the service, besides those of tests
 */
export async function startBoth(
  environment: Record<string, string> = {},
): Promise<{ app: App; browser: Browser }> {
  const app = await startApp(environment)
  after(() => app.close())
  const browser = await openBrowser()
  after(() => browser.close())
  return { app, browser }
}
