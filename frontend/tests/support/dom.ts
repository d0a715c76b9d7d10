// First: what follows looks for a window.
import { type BeforeRequest, beforeRequests, ENTRY, enterBrowser, onProblem, setOnline } from './window.ts'
import 'fake-indexeddb/auto'
import './equal-elements.ts'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, type TestContext } from 'node:test'
import type { UserEvent } from '@testing-library/user-event'
import type { App, User } from './app.ts'
import { PATIENCE } from './eventually.ts'

const LOCALES = join(import.meta.dirname, '../../src/i18n/locales')
const UP_TO_DATE = ['en', 'de', 'ur'].map((language) => {
  const texts = readFileSync(join(LOCALES, `${language}.json`), 'utf8')
  return (JSON.parse(texts) as { sync: { live: string } }).sync.live
})
/** The service that was shown last; undefined until the app is loaded. */
let shown: App | undefined
// Before the hook that stops the service: nobody is signed in any more, so nothing is asked or repeated that would keep
// the process.
after(async () => {
  if (shown !== undefined && signedIn() !== undefined) await show(shown, null, '/sign-in')
})

const { startShared } = await import('./both.ts')
const { configure, screen, waitFor, within } = await import('@testing-library/dom')
const { userEvent } = await import('@testing-library/user-event')

export { screen, waitFor, within }

/**
 * The web app as it is built, in a DOM without layout or pixels, and the service over HTTP. For everything that needs no
 * browser: texts, menus, pickers, dialogs, keys, what is sent and what is shown. What needs layout, touch, dragging,
 * paint, limits of storage, or the service worker is in `frontend/tests/`.
 */

configure({
  asyncUtilTimeout: PATIENCE,
  // Without the whole page: its text is in the diagnostics once.
  getElementError: (message) => new Error(message ?? 'It is not there.'),
})

export interface OpenOptions {
  /** By default the service that all files of the process share. */
  app?: App
  /** Who is signed in: by default a new user; null for nobody. */
  user?: User | null
  /** Tasks that the user has before the app opens. */
  tasks?: Parameters<User['seedTasks']>[0]
  path?: string
}

export interface Opened {
  app: App
  /** Who is signed in; with null for nobody, a user who could be. */
  user: User
  /** Those of `tasks`, in order. */
  ids: number[]
  /** Somebody with a mouse and a keyboard. */
  person: UserEvent
  /** Allows problems that match, because the test is about them. */
  allowProblems(...patterns: RegExp[]): void
  /** From now on, each request of the app waits for this, and fails as without a connection if it throws. */
  beforeRequests(wait: BeforeRequest): void
}

/**
 * Shows the app. All tests of a process share one window: for each of them somebody else signs in there, and the app
 * goes on with what that user has, as it does where several people use one browser. What the app remembers while it
 * runs stays, but for the language: who changes the theme or the density changes it back.
 * The test fails when anything goes wrong in the app that `allowProblems` does not name.
 */
export async function openApp(t: TestContext, options: OpenOptions = {}): Promise<Opened> {
  const { app = await startShared(), tasks = [], path = '/all' } = options
  const user = options.user ?? (await app.newUser())
  const ids = tasks.length === 0 ? [] : await user.seedTasks(tasks)
  const problems: string[] = []
  const allowed: RegExp[] = []
  onProblem((problem) => void problems.push(problem))
  const person = userEvent.setup({ pointerEventsCheck: 0 })
  t.after(async () => {
    beforeRequests(() => {})
    setOnline(true)
    if (!document.documentElement.lang.startsWith('en')) await chooseLanguage(person, 'English')
    if (!t.passed) t.diagnostic(`at ${location.href}\n${document.body.textContent}`)
    const unexpected = problems.filter((problem) => !allowed.some((pattern) => pattern.test(problem)))
    assert.deepEqual(unexpected, [], 'problems of the app')
  })
  await show(app, options.user === null ? null : user, path)
  return {
    app,
    user,
    ids,
    person,
    allowProblems: (...patterns) => void allowed.push(...patterns),
    beforeRequests,
  }
}

async function show(app: App, user: User | null, path: string): Promise<void> {
  const email = user?.email
  // What was typed and what was asked for goes when somebody else comes.
  if (shown !== undefined && signedIn() === email) {
    if (user === null) await show(shown, await shown.newUser(), '/today')
    else await show(shown, null, '/sign-in')
  }
  const isLoaded = shown !== undefined
  shown = app
  if (isLoaded) await leaveBrowserTo(app, user)
  else {
    enterBrowser(app.url, user?.cookies ?? [])
    visit(path)
    await import(ENTRY)
    await waitFor(() => assert.equal(signedIn(), email, 'The app has not noticed who is signed in.'))
  }
  if (isLoaded) visit(path)
  if (user === null) return
  await upToDate()
  // The assistant stays open beside the page, whoever comes.
  document.querySelector<HTMLElement>('aside[aria-label="Assistant"] [aria-label="Close"]')?.click()
}

/** Has somebody else come, on a page that is the same for everybody. */
async function leaveBrowserTo({ url }: App, user: User | null): Promise<void> {
  const former = localStorage.getItem('docket.user')
  enterBrowser(url, user?.cookies ?? [])
  visit('/verify-email')
  // Whoever has signed out by themselves does not come back to where they were; whoever is unknown does.
  if (user === null && former !== null) localStorage.setItem('docket.user', former)
  tellSomebodyCame()
  await waitFor(() => {
    assert.equal(signedIn(), user?.email, 'The app has not noticed who is signed in.')
    assert.ok(document.querySelector('main#main') === null, 'The app still shows it to the last user.')
  })
  if (user !== null) return
  localStorage.removeItem('docket.user')
  // Nobody is led from a page that is still being loaded to the one for signing in.
  await screen.findByRole('heading', { level: 1 })
}

/** The address of the user for whom the app is open; undefined for nobody. */
function signedIn(): string | undefined {
  const stored = JSON.parse(localStorage.getItem('docket.user') ?? 'null') as {
    user?: { email: string }
    ended: boolean
  } | null
  return stored?.ended === false ? stored.user?.email : undefined
}

/** As another window of the same browser says it. */
function tellSomebodyCame(): void {
  const channel = new BroadcastChannel('docket-session')
  channel.postMessage('changed')
  channel.close()
}

/** Resolves when what the service has is here, and what was done here is there. */
export async function upToDate(): Promise<void> {
  await waitFor(() => assert.ok(UP_TO_DATE.some((text) => screen.queryAllByText(text).length > 0)))
}

/** The row of the task with this title, or with this text in it. */
export const row = async (title: string): Promise<HTMLElement> =>
  await waitFor(() => {
    const [found] = rows().filter(({ textContent }) => textContent.includes(title))
    assert.ok(found, `There is no row “${title}”.`)
    return found
  })

export const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[role=row][data-task]')]

/** The titles in the list, from top to bottom. */
export const titles = (): string[] =>
  [...document.querySelectorAll('[role=row] [data-title]')].map(({ textContent }) => textContent)

/** Resolves when the list has exactly these tasks, in this order. */
export const shows = (...expected: string[]): Promise<void> =>
  waitFor(() => assert.deepEqual(titles(), expected))

/** Resolves when there is no such element. Comparing elements by `assert.equal` would print them whole, each time. */
export const isGone = (find: () => Element | null): Promise<void> =>
  waitFor(() => assert.ok(find() === null, 'It is still there.'))

/** Resolves when the element is no longer in the page. */
export const isRemoved = (element: Element): Promise<void> =>
  waitFor(() => assert.ok(!element.isConnected, 'It is still there.'))

/** The first button of this name: nothing is laid out, so those for narrow and for wide windows are both there. */
export const button = async (name: string | RegExp): Promise<HTMLElement> => {
  const [first] = await screen.findAllByRole('button', { name })
  return first ?? assert.fail()
}

/** Replaces what is in the field, as somebody who pastes. */
export async function fill(person: UserEvent, field: HTMLElement, text: string): Promise<void> {
  await person.clear(field)
  // A page that has just opened may move the focus to the field that it wants filled first.
  field.focus()
  await person.paste(text)
}

/** Shows another page of the app, as Back and Forward do. */
export function visit(path: string): void {
  history.pushState(null, '', path)
  dispatchEvent(new PopStateEvent('popstate'))
}

/** Loses the connection, as browsers notice it. @returns what brings it back */
export function loseConnection({ beforeRequests }: Pick<Opened, 'beforeRequests'>): () => void {
  beforeRequests(() => {
    throw new TypeError('Failed to fetch')
  })
  setOnline(false)
  return () => {
    beforeRequests(() => {})
    setOnline(true)
  }
}

/** Stops what the app ends by time, in milliseconds: timers with these delays, set from now on, do not run in this test. */
export function stopTimers(t: TestContext, delays: readonly number[]): void {
  const { setTimeout: set } = globalThis
  const without = (run: () => void, delay = 0, ...rest: unknown[]) =>
    delays.includes(delay) ? 0 : set(run, delay, ...rest)
  t.mock.method(globalThis, 'setTimeout', without as typeof setTimeout)
}

/** Resolves when this, or what is in it, has the focus. */
export const isFocused = (find: () => Element | null | Promise<Element | null>): Promise<void> =>
  waitFor(async () =>
    assert.ok(
      (await find())?.contains(document.activeElement),
      `<${document.activeElement?.tagName}> has it`,
    ),
  )

/** Resolves when this text is on the page, whatever elements it is in. */
export const reads = (text: string): Promise<void> =>
  waitFor(() => assert.ok(document.body.textContent.includes(text), `It does not say “${text}”.`))

/** Types in the palette, which it opens if need be. @returns its field */
export async function seek(person: UserEvent, text: string): Promise<HTMLElement> {
  const palette = () => document.querySelector<HTMLElement>('[role=dialog] input[role=combobox]')
  if (palette() === null) await person.keyboard('{Control>}k{/Control}')
  const field = await waitFor(() => {
    const found = palette()
    assert.ok(found, 'The palette is not open.')
    return found
  })
  await fill(person, field, text)
  return field
}

/** Has the user read the app in another language, until the test ends. */
export async function chooseLanguage(
  person: UserEvent,
  language: 'Deutsch' | 'English' | 'اردو',
): Promise<void> {
  const { documentElement } = document
  const before = documentElement.lang
  await seek(person, language)
  await person.click(await screen.findByRole('option', { name: new RegExp(`: ${language}$`) }))
  await waitFor(() => assert.notEqual(documentElement.lang, before))
}
