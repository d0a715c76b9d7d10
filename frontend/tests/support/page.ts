import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import type { AxeResults, RunOnly } from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { App, User } from './app.ts'
import { hand, leaveWindow, takeWindow } from './windows.ts'

const SCREENSHOTS = join(import.meta.dirname, '../.screenshots')
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Problems {
  /** What has gone wrong so far, a line each. */
  seen: string[]
  allowed: RegExp[]
}
const watched = new WeakMap<Page, Problems>()

export interface PageOptions extends BrowserContextOptions {
  app: App
  /** Who is signed in; by default nobody. */
  user?: User
  /** Where to start; `''` stays on an empty page. */
  path?: string
  /** Whether the window has to be a new one, for a test of loading or of what the app remembers while it runs. */
  isNew?: boolean
}

/**
 * A page of the app. The next test gets the same window, in which somebody else signs in, unless this test changed more
 * of it than a user can. The test fails when anything goes wrong in the page that `allowProblems` does not name: errors
 * on its console or in its scripts, requests that fail, violations of the CSP.
 */
export async function openPage(t: TestContext, browser: Browser, options: PageOptions): Promise<Page> {
  const { app, user, path = '/', isNew = false, ...rest } = options
  const contextOptions = {
    baseURL: app.url,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    // Each context would fetch all files of the app again.
    serviceWorkers: 'block' as const,
    ...rest,
  }
  const mayShare = !isNew && path !== '' && user !== undefined && contextOptions.serviceWorkers === 'block'
  const page = await takeWindow(browser, contextOptions, mayShare)
  const context = page.context()
  const problems = watch(page)
  t.after(async () => {
    if (!t.passed) await tell(t, page)
    await leaveWindow(page, mayShare && t.passed)
    assert.deepEqual(unexpected(problems), [], 'problems of the page')
  })
  await context.clearCookies()
  if (user !== undefined) await context.addCookies(user.cookies)
  if (page.url() !== 'about:blank' && user !== undefined) await hand(page, user, path)
  else if (path !== '') await page.goto(path)
  return page
}

/** Reports what a failed test last had on the screen, which often shows the reason. */
async function tell(t: TestContext, page: Page): Promise<void> {
  const name = `failed-${t.name.replace(/\W+/g, '-').toLowerCase()}`
  await screenshot(page, name)
  t.diagnostic(`at ${page.url()}, screenshot ${name}.png`)
  for (const problem of problemsOf(page).seen) t.diagnostic(problem)
}

/** Opens another window of the same browser, like a tab: shares cookies, storage and allowed problems with `page`. */
export async function openWindow(t: TestContext, page: Page, path: string): Promise<Page> {
  const second = await page.context().newPage()
  watchWindow(t, second, problemsOf(page).allowed)
  await second.goto(path)
  return second
}

/** The test fails when anything goes wrong in the window, as with `openPage`. */
export function watchWindow(t: TestContext, window: Page, allowed: RegExp[] = []): void {
  const problems = watch(window, allowed)
  t.after(async () => {
    if (!t.passed && !window.isClosed()) await tell(t, window)
    assert.deepEqual(unexpected(problems), [], 'problems of the window')
  })
}

/** Types into the field that has the focus, or will: what a press opens focuses its field a moment later. */
export async function typeInField(page: Page, text: string): Promise<void> {
  await page.locator(':is(input, textarea):focus').waitFor()
  await page.keyboard.type(text)
}

/**
 * Types a letter, and presses Enter before the browser does anything that is not part of the letter's event, like
 * somebody who is faster than the page.
 */
export async function typeThenEnterAtOnce(page: Page, letter: string): Promise<void> {
  await page.evaluate((turns) => {
    const press = async ({ target }: Event) => {
      // A browser still runs promises before the next key; React renders the change of a key in one.
      for (let turn = 0; turn < turns; turn += 1) await null
      const enter = { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true }
      target?.dispatchEvent(new KeyboardEvent('keydown', enter))
    }
    addEventListener('input', press, { once: true })
  }, 100)
  await page.keyboard.type(letter)
}

/** Allows problems that match one of `patterns`, because the test is about them. */
export function allowProblems(page: Page, ...patterns: RegExp[]): void {
  problemsOf(page).allowed.push(...patterns)
}

/** What has gone wrong in the page so far, whether allowed or not. */
export function problemsOf(page: Page): Problems {
  const problems = watched.get(page)
  if (problems === undefined) throw new Error('The page was not opened by openPage.')
  return problems
}

const unexpected = ({ seen, allowed }: Problems): string[] =>
  seen.filter((problem) => !allowed.some((pattern) => pattern.test(problem)))

function watch(page: Page, allowed: RegExp[] = []): Problems {
  const problems: Problems = { seen: [], allowed }
  watched.set(page, problems)
  const note = (problem: string) => void problems.seen.push(problem)
  page.on('console', (message) => {
    if (message.type() === 'error') note(`console: ${message.text()} (${message.location().url})`)
  })
  // Some have no stack, such as that of code which could not be fetched.
  page.on('pageerror', ({ name, message, stack }) => note(`error: ${stack || `${name}: ${message}`}`))
  page.on('crash', () => note('crash'))
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? ''
    // Not requests that the page itself gave up, for example when it is left.
    if (reason !== 'net::ERR_ABORTED') note(`request: ${reason} ${request.method()} ${request.url()}`)
  })
  return problems
}

/**
 * Violations of WCAG 2.2 AA as far as a machine can detect them: one line for each element that breaks a rule.
 * @param rules those of axe that are looked at; by default all
 */
export async function violations(page: Page, rules?: string[]): Promise<string[]> {
  await page.evaluate(async () => {
    // What is still fading in has too little contrast. Some animations never end, such as pulsing.
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })
  // Through the debugger: as a script in the page the CSP would refuse it, and rightly so.
  await page.evaluate(AXE)
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
  const runOnly: RunOnly =
    rules === undefined ? { type: 'tag', values: tags } : { type: 'rule', values: rules }
  return await page.evaluate(async (only): Promise<string[]> => {
    const { axe } = globalThis as unknown as typeof import('axe-core') & { axe: typeof import('axe-core') }
    // Base UI's guards at the ends of a popup never keep the focus: they pass it on.
    const context = { include: document, exclude: ['[data-base-ui-focus-guard]'] }
    const found: AxeResults = await axe.run(context, {
      runOnly: only,
      resultTypes: ['violations'],
    })
    const POPUP = ':is([role$=dialog], [role=menu], [role=listbox])'
    /** What an open popup covers by half is not to be pressed: a press there closes the popup. */
    const isUnderPopup = ({ any, target }: AxeResults['violations'][number]['nodes'][number]) => {
      const size = any.find(({ id }) => id === 'target-size')
      const covered = document.querySelector(String(target[0]))
      const covers = (size?.relatedNodes ?? []).map((each) => document.querySelector(String(each.target[0])))
      return (
        String(size?.data?.messageKey).startsWith('partiallyObscured') &&
        covers.every((each) => each?.closest(POPUP)?.contains(covered) === false)
      )
    }
    return found.violations.flatMap(({ id, nodes }) =>
      nodes
        .filter((node) => id !== 'target-size' || !isUnderPopup(node))
        .map(({ target, failureSummary = '' }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
    )
  }, runOnly)
}

/** Saves a picture of the page, for people, in `frontend/tests/.screenshots`. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) })
}
