/**
 * Runs before anything else, while the app's scripts are still loading: applies the chosen theme before the first
 * paint, and requests everything that the first page is certain to need. A classic script, since modules are deferred.
 */

export {}

declare global {
  /** Requests already made, by address; `src/data/docket.ts` uses them. */
  var docketBegun: Map<string, Promise<Response>> | undefined
}

/**
 * Inserted by `build/begin.ts`: the scripts of each language, those of some pages by the first segment of their path,
 * and those that browsers without `Temporal` need.
 */
interface Scripts {
  languages: Record<string, string[]>
  pages: Record<string, string[]>
  temporal: string[]
}

const SESSION = '/api/auth/get-session'
const TOKEN = '/api/auth/token'

// Of everything the app uses, browsers got this last. An older one may show nothing but this message.
if (RegExp.escape === undefined) addEventListener('DOMContentLoaded', tellOld)

const begun = new Map<string, Promise<Response>>()
globalThis.docketBegun = begun

const theme = kept('docket.theme')
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
if (kept('docket.density') === 'compact') document.documentElement.dataset.density = 'compact'
// Public links ask nobody who they are. What fails here, the app asks again, and reports.
if (!location.pathname.startsWith('/links/')) beginSession().catch(() => {})
preload(JSON.parse(document.querySelector<HTMLElement>('script[data-scripts]')?.dataset.scripts ?? '{}'))

function tellOld(): void {
  const needed = 'Chrome or Edge 136, Firefox 134 or Safari 18.2'
  document.body.prepend(`This browser is too old for Docket, which needs ${needed} or later.`)
}

function kept(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null // storage is blocked
  }
}

/** A returning user has their data in this browser, and only needs a token for what is new; others need all of it. */
async function beginSession(): Promise<void> {
  const asked = ask(SESSION)
  const { user: last, ended } = JSON.parse(kept('docket.user') ?? '{}') as { user?: unknown; ended?: boolean }
  if (last !== undefined && ended === false) return void ask(TOKEN)
  const answer = await asked
  const token = answer.headers.get('set-auth-jwt')
  // There is no session.
  if (token === null) return
  begun.set(TOKEN, Promise.resolve(Response.json({ token })))
  // Read from a clone, so that the body can still be read elsewhere.
  const { user } = (await answer.clone().json()) as { user: { id: string } }
  // The same request as in `src/data/feed.ts`.
  ask(`/api/${user.id}/changes?cursor=&limit=500`, { authorization: `Bearer ${token}` })
}

function ask(address: string, headers: Record<string, string> = {}): Promise<Response> {
  const answer = fetch(address, { headers })
  answer.catch(() => {}) // whoever takes the answer handles it
  begun.set(address, answer)
  return answer
}

function preload({ languages = {}, pages = {}, temporal = [] }: Partial<Scripts>): void {
  // Chosen as in `src/i18n/index.ts`; a wrong guess would only waste the download.
  const wanted = [kept('docket.language') ?? '', ...navigator.languages.filter(isTag)].map(
    (tag) => tag.split('-')[0] ?? tag,
  )
  const language = wanted.find((tag) => tag in languages) ?? 'en'
  // In a shared workspace: `/w/{id}/today`.
  const [, first = '', , inShared = ''] = location.pathname.split('/')
  const page = (first === 'w' ? inShared : first) || 'today'
  const dates = globalThis.Temporal === undefined ? temporal : []
  for (const href of new Set([...dates, ...(languages[language] ?? []), ...(pages[page] ?? [])])) {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }))
  }
  if (page in pages) warmUp(language)
}

/** As in `src/i18n/locale.ts`. */
function isTag(tag: string): boolean {
  try {
    new Intl.Locale(tag)
    return true
  } catch {
    return false
  }
}

/** Formatting the first date makes the browser load its locale data: here nobody waits for that. */
function warmUp(language: string): void {
  new Intl.DateTimeFormat(language, { weekday: 'short', day: 'numeric', month: 'short' }).format()
  new Intl.NumberFormat(language).format(0)
}
