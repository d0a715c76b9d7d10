import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { violations } from './page.ts'
import { rows } from './rows.ts'
import type { WalkWorld } from './walk-world.ts'
import { visit } from './windows.ts'

/** A walk over all pages of the app, and what can be opened on them. */

const SOURCE = join(import.meta.dirname, '../../src')
const read = (path: string) => readFileSync(join(SOURCE, path), 'utf8')

interface Stop {
  path: string
  /** What opens something there, and waits for it; a page without it is looked at as it is. */
  open?: (page: Page) => Promise<void>
}

/** Every page, from the routes and the sections of the app itself. */
export function pagesOf(world: WalkWorld, { signedIn }: { signedIn: boolean }): string[] {
  const routes = ['shell', 'open', 'public-link'].flatMap((name) =>
    [...read(`app/routes/${name}.ts`).matchAll(/ path: '(\/[^']*)'/g)].map(([, path = '']) => ({
      name,
      path,
    })),
  )
  return routes
    .filter(({ name, path }) => (name === 'shell') === signedIn && path !== '/')
    .flatMap(({ path }) => addresses(path, world))
}

function addresses(path: string, { ids, workspace, invitation, publicLink }: WalkWorld): string[] {
  const sectionsOf = (folder: string) =>
    [...read(`features/${folder}/sections.ts`).matchAll(/\bname: '(\w+)',/g)].map(([, name = '']) => name)
  switch (path) {
    case '/settings/$section':
      return sectionsOf('settings').map((name) => `/settings/${name}`)
    case '/admin/$section':
      return sectionsOf('admin').map((name) => `/admin/${name}`)
    case '/workspace/$section':
      return sectionsOf('workspaces').map((name) => `/w/${workspace}/workspace/${name}`)
    case '/invitations/$token':
      return [`/invitations/${invitation}`]
    case '/links/$token':
      return [`/links/${publicLink}`]
    default:
      return [path.replace(/\$(\w+)/, (_, name: keyof typeof ids) => String(ids[name]))]
  }
}

const POPUP = ':is([role=dialog], [role=menu], [role=listbox]):visible'
const PICKERS = ['Due date', 'Repeat', 'Reminders', 'Priority', 'Project', 'Labels', 'Blocked by', 'Estimate']

/** What can be opened on pages: whoever makes a menu, a picker or a dialog adds it here. */
export function statesOf({ ids, workspace }: WalkWorld): Required<Stop>[] {
  const task = `/all?task=${ids.taskId}`
  const press = (name: string | RegExp) => async (page: Page) => {
    await page.getByRole('button', { name }).first().press('Enter')
    await page.locator(POPUP).first().waitFor()
  }
  const key =
    (keys: string, text = '') =>
    async (page: Page) => {
      await page.keyboard.press(keys)
      await page.locator(POPUP).first().waitFor()
      if (text === '') return
      await page.locator(':is(input, textarea):focus').waitFor()
      await page.keyboard.type(text)
      await page.getByRole('option').first().waitFor()
    }
  const tab = (name: string) => (page: Page) => page.getByRole('tab', { name }).click()
  const selected = async (page: Page) => {
    await rows(page)
      .first()
      .click({ modifiers: ['Control'] })
    await page.getByRole('toolbar').waitFor()
  }
  return [
    ...['Notes', 'History', 'Past dates'].map((name) => ({ path: task, open: tab(name) })),
    ...PICKERS.map((name) => ({ path: task, open: press(new RegExp(`^${name}:`)) })),
    { path: task, open: press('More about this task') },
    { path: `/w/${workspace}/all?task=1`, open: press(/^Assigned to:/) },
    ...[
      ...['/all', '/today', '/upcoming', '/done'],
      ...[`/projects/${ids.projectId}`, `/labels/${ids.labelId}`, `/views/${ids.viewId}`],
    ].map((path) => ({ path, open: selected })),
    { path: '/all', open: press('View options') },
    { path: '/all', open: key('n', 'Read ~2') },
    { path: '/all', open: key('?') },
    { path: '/all', open: key('Control+k', 'gard') },
    { path: '/today', open: press('Your account') },
    { path: '/settings/keys', open: press('New key') },
  ]
}

/** Shows the page, without loading the app again where that is possible. */
export async function goTo(page: Page, path: string): Promise<void> {
  if (page.url().startsWith('http')) {
    await page.keyboard.press('Escape')
    await visit(page, path)
  } else await page.goto(path)
  await page.waitForFunction(
    () =>
      document.querySelector('h1, main h2') !== null &&
      // Rows that are still loading, and whatever turns meanwhile.
      document.querySelector(':is(.animate-pulse, .animate-spin)') === null,
  )
}

/** What is wrong with what the page shows, a line each. @param rules axe's rules; by default all */
export async function faultsOf(page: Page, rules?: string[]): Promise<string[]> {
  const [axe, cut] = [await violations(page, rules), await page.evaluate(cutOff)]
  return [...axe, ...cut]
}

/** In the browser: what is wider than the window, and the names of controls that do not fit. */
function cutOff(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement
  const isWide = scrollWidth > clientWidth
  const named = 'h1, h2, h3, button, label, [role=tab], [role=menuitem], [role=option], nav a'
  const cut = [...document.querySelectorAll<HTMLElement>(named)].filter(
    (each) =>
      each.checkVisibility() &&
      getComputedStyle(each).overflowX !== 'visible' &&
      // What users have written may be long.
      each.querySelector('[dir=auto]') === null &&
      each.scrollWidth > each.clientWidth + 1 &&
      each.clientWidth > 1,
  )
  return [
    ...(isWide ? [`as wide as ${scrollWidth} pixels, in a window of ${clientWidth}`] : []),
    ...cut.map(({ textContent }) => `cut off: ${textContent}`),
  ]
}
