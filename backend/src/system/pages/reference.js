/**
 * Shows the API reference, and makes its requests as the user who is signed in. Runs before the library (Scalar), and
 * starts it when it is there.
 */

const THEME = 'docket.theme'
const DOCUMENT = '/docs/json'
/** Seconds before its end at which a token is replaced. */
const EARLY = 30

keepToPolicy()
addEventListener('DOMContentLoaded', () => void start())

/**
 * The policy of the page allows no inline styles and no code from text. The library uses some of both, and can do
 * without: its styles are set through the object model, or carry the nonce, and its attempt at `eval` fails by itself.
 */
function keepToPolicy() {
  const nonce = document.querySelector('meta[property=csp-nonce]').content
  const { createElement } = document
  document.createElement = function (name, options) {
    const element = createElement.call(this, name, options)
    if (String(name).toLowerCase() === 'style') element.nonce = nonce
    return element
  }
  const { setAttribute } = Element.prototype
  Element.prototype.setAttribute = function (name, value) {
    if (name === 'style') this.style.cssText = value
    else setAttribute.call(this, name, value)
  }
  const html = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML')
  Object.defineProperty(Element.prototype, 'innerHTML', {
    ...html,
    set(text) {
      html.set.call(this, String(text).replaceAll(/(<[^<>]*\s)style=/g, '$1data-style='))
      for (const styled of this.querySelectorAll('[data-style]')) {
        styled.style.cssText = styled.dataset.style
        delete styled.dataset.style
      }
    },
  })
  const refuse = () => {
    throw new EvalError('The policy of this page allows no code from text.')
  }
  globalThis.Function = new Proxy(Function, { apply: refuse, construct: refuse })
}

async function start() {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const themed = () => {
    const chosen = localStorage.getItem(THEME)
    const isDark = chosen === 'dark' || (chosen !== 'light' && dark.matches)
    return { darkMode: isDark, forceDarkModeState: isDark ? 'dark' : 'light', hideDarkModeToggle: true }
  }
  const session = new SessionToken()
  const token = await session.current()
  const common = {
    url: DOCUMENT,
    // Wherever it is read from: the address in the document may be another name of the same service.
    servers: [{ url: location.origin }],
    theme: 'none',
    withDefaultFonts: false,
    telemetry: false,
    persistAuth: false,
    proxyUrl: '',
    hideClientButton: true,
    showDeveloperTools: 'never',
    agent: { disabled: true },
    mcp: { disabled: true },
    documentDownloadType: 'json',
    defaultHttpClient: { targetKey: 'shell', clientKey: 'curl' },
    customFetch: (input, init) => session.fetch(input, init),
    authentication: {
      preferredSecurityScheme: 'bearer',
      ...(token === undefined ? {} : { securitySchemes: { bearer: { token } } }),
    },
  }
  const reference = globalThis.Scalar.createApiReference('#reference', { ...common, ...themed() })
  const show = () => reference.updateConfiguration({ ...common, ...themed() })
  dark.addEventListener('change', show)
  addEventListener('storage', ({ key }) => key === THEME && show())
}

/** The token of the session, if there is one. It is in no address, and is not stored. */
class SessionToken {
  #first
  #now

  /** @returns undefined for a reader who is not signed in, for whom nothing is asked that would be refused */
  async current() {
    if (this.#now !== undefined && endOf(this.#now) - EARLY > Date.now() / 1000) return this.#now
    this.#now = await askForToken().catch(() => undefined)
    this.#first ??= this.#now
    return this.#now
  }

  /** A request that carries the token that was filled in gets the present one: that one may have expired. */
  async fetch(input, init) {
    const request = new Request(input, init)
    if (this.#first !== undefined && request.headers.get('authorization') === `Bearer ${this.#first}`) {
      const token = await this.current()
      if (token !== undefined) request.headers.set('authorization', `Bearer ${token}`)
    }
    return await fetch(request)
  }
}

async function askForToken() {
  const session = await (await fetch('/api/auth/get-session')).json()
  if (session === null) return undefined
  const { token } = await (await fetch('/api/auth/token')).json()
  return token
}

/** When the token (a JWT) ends, in seconds since 1970. */
function endOf(token) {
  const [, payload = ''] = token.split('.')
  return JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))).exp
}
