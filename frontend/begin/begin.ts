/**
 * Runs before anything else, while the app's scripts are still on their way: puts the chosen theme on before the first
 * paint, and asks for all that the first page is certain to need. A script of the old kind, since modules wait.
 */

export {}

declare global {
  /** What was asked for already, by address: `src/session/docket.ts` takes it. */
  var docketBegun: Map<string, Promise<Response>> | undefined
}

/**
 * Put in by `build/begin.ts`: the scripts of each language, of some pages by the first part of their address, and what
 * browsers without `Temporal` need.
 */
interface Scripts {
  languages: Record<string, string[]>
  pages: Record<string, string[]>
  temporal: string[]
}

const SESSION = '/api/auth/get-session'
const TOKEN = '/api/auth/token'

// What browsers had last of all that the app uses: it may be that an older one shows nothing else.
if (RegExp.escape === undefined) addEventListener('DOMContentLoaded', tellOld)

const begun = new Map<string, Promise<Response>>()
globalThis.docketBegun = begun

const theme = kept('docket.theme')
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
beginSession().catch(() => {}) // the app asks again, and says what is wrong
preload(JSON.parse(document.querySelector<HTMLElement>('script[data-scripts]')?.dataset.scripts ?? '{}'))

function tellOld(): void {
  const needed = 'Chrome or Edge 136, Firefox 134 or Safari 18.2'
  document.body.prepend(`This browser is too old for Docket, which needs ${needed} or later.`)
}

function kept(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null // a browser that keeps nothing
  }
}

/** Who was here last has their data here as well, and needs a token for what is new; others need it all. */
async function beginSession(): Promise<void> {
  const asked = ask(SESSION)
  const { user: last, ended } = JSON.parse(kept('docket.user') ?? '{}') as { user?: unknown; ended?: boolean }
  if (last !== undefined && ended === false) return void ask(TOKEN)
  const answer = await asked
  const token = answer.headers.get('set-auth-jwt')
  // Without a session there is none.
  if (token === null) return
  begun.set(TOKEN, Promise.resolve(Response.json({ token })))
  // A copy's, so that the answer is still whole.
  const { user } = (await answer.clone().json()) as { user: { id: string } }
  // As `src/data/feed.ts` asks for it.
  ask(`/api/${user.id}/changes?cursor=&limit=500`, { authorization: `Bearer ${token}` })
}

function ask(address: string, headers: Record<string, string> = {}): Promise<Response> {
  const answer = fetch(address, { headers })
  answer.catch(() => {}) // whoever takes it hears of it
  begun.set(address, answer)
  return answer
}

function preload({ languages = {}, pages = {}, temporal = [] }: Partial<Scripts>): void {
  // As `src/i18n/index.ts` chooses; a wrong guess would only cost its bytes.
  const wanted = [kept('docket.language') ?? '', ...navigator.languages].map(
    (tag) => tag.split('-')[0] ?? tag,
  )
  const language = wanted.find((tag) => tag in languages) ?? 'en'
  const page = location.pathname.split('/')[1] || 'today'
  const dates = globalThis.Temporal === undefined ? temporal : []
  for (const href of new Set([...dates, ...(languages[language] ?? []), ...(pages[page] ?? [])])) {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }))
  }
  if (page in pages) warmUp(language)
}

/** The first date of a list has the browser load its tables of how dates are written: here nobody waits for that. */
function warmUp(language: string): void {
  new Intl.DateTimeFormat(language, { weekday: 'short', day: 'numeric', month: 'short' }).format()
  new Intl.NumberFormat(language).format(0)
}
