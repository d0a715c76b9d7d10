import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { BroadcastChannel as NodeChannel, Worker as Thread } from 'node:worker_threads'
import { GlobalRegistrator } from '@happy-dom/global-registrator'
import type { DetachedWindowAPI } from 'happy-dom'
import WebWorker from 'web-worker'

declare global {
  var happyDOM: DetachedWindowAPI
}

/**
 * Makes this process a window of a browser in which the built app can run: a DOM without layout, and of Node whatever
 * both have (fetch, streams, channels, locks, timers). Loaded before anything that looks for a window.
 */

const DIST = join(import.meta.dirname, '../../dist')
const built = readFileSync(join(DIST, 'index.html'), 'utf8')
/** What the window takes from Node: a DOM's own would be another implementation than the service's tests use. */
const OF_NODE = [
  ...['fetch', 'Request', 'Response', 'Headers', 'FormData', 'Blob', 'File', 'URL', 'URLSearchParams'],
  ...['ReadableStream', 'WritableStream', 'TransformStream', 'TextDecoderStream', 'TextEncoderStream'],
  ...['AbortController', 'AbortSignal', 'BroadcastChannel', 'structuredClone', 'crypto', 'performance'],
  ...['TextEncoder', 'TextDecoder', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
  ...['queueMicrotask', 'setImmediate', 'clearImmediate', 'console'],
]
/**
 * Called before each request of the page, which waits for it, fails as without a connection if it throws, and is answered
 * by what it returns if that is a response.
 */
export type BeforeRequest = (request: Request) => unknown

/** Pixels. Nothing is laid out, so everything is as high as the window, and rows of lists as high as they are there. */
const [WIDTH, HEIGHT, ROW] = [1_280, 900, 36]
/** Milliseconds: what a test waits for is told sooner, by something else. */
const LONG = 1_000

process.env.TZ = 'Europe/Berlin'
const ofNode = OF_NODE.map((name) => [name, Reflect.get(globalThis, name)] as const)
const { locks } = navigator
const NodeRequest = Request
const reach = fetch

let origin = 'http://localhost'
/** By name. As in a browser, scripts of the page cannot read them. */
let cookies = new Map<string, string>()
let note: (problem: string) => void = () => {}
let before: BeforeRequest = () => {}

GlobalRegistrator.register({ url: origin, width: WIDTH, height: HEIGHT })
for (const [name, value] of ofNode) define(globalThis, name, value)
define(globalThis, 'Request', PageRequest())
define(globalThis, 'fetch', fetchAsPage)
define(globalThis, 'Worker', PageWorker())
define(globalThis, 'BroadcastChannel', PageChannel())
define(globalThis, 'setTimeout', withoutKeeping(setTimeout))
define(globalThis, 'setInterval', withoutKeeping(setInterval))
// As on every machine's own address.
define(globalThis, 'isSecureContext', true)
define(navigator, 'locks', locks)
define(navigator, 'languages', ['en-GB'])
define(console, 'error', (...said: unknown[]) => note(said.map(String).join(' ')))
addEventListener('error', ({ error, message }) =>
  note(String((error as Error | undefined)?.stack ?? message)),
)
giveSizes()
document.head.innerHTML = `<style>:root{${readValues()}}</style>`
document.body.innerHTML = '<div id="app"></div>'

/** The address of the app's first script. */
export const ENTRY = pathToFileURL(
  join(DIST, /<script type="module"[^>]* src="([^"]+)"/.exec(built)?.[1] ?? ''),
).href

/** From now on it is a window of this service, with these cookies and nothing else stored. */
export function enterBrowser(url: string, session: { name: string; value: string }[]): void {
  if (origin !== url) happyDOM.setURL(url)
  origin = url
  cookies = new Map(session.map(({ name, value }) => [name, value]))
  localStorage.clear()
  sessionStorage.clear()
}

/** From now on, `tell` learns what goes wrong in the page: uncaught errors, and errors on the console. */
export function onProblem(tell: (problem: string) => void): void {
  note = tell
}

/** From now on, each request of the page waits for this. */
export function beforeRequests(wait: BeforeRequest): void {
  before = wait
}

/** Whether the browser has a network, and has the page hear of it. */
export function setOnline(isOnline: boolean): void {
  if (navigator.onLine === isOnline) return
  define(navigator, 'onLine', isOnline)
  dispatchEvent(new Event(isOnline ? 'online' : 'offline'))
}

function define(of: object, name: string, value: unknown): void {
  Object.defineProperty(of, name, { value, configurable: true, writable: true })
}

/** Whether the page asks: it names paths, or for streams, addresses of its own. Tests name whole addresses, as text. */
const isOwn = (address: unknown): address is string | URL =>
  address instanceof URL ? address.origin === origin : typeof address === 'string' && address.startsWith('/')

/** Requests of the page have its cookies. */
function PageRequest() {
  return class extends NodeRequest {
    constructor(input: RequestInfo | URL, init?: RequestInit) {
      super(isOwn(input) ? new URL(input, origin) : input, init)
      if (!isOwn(input)) return
      this.headers.set('origin', origin)
      this.headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    }
  }
}

async function fetchAsPage(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = isOwn(input) ? new Request(input, init) : input
  // What tests ask by themselves has cookies of its own.
  if (!(request instanceof NodeRequest) || request.headers.get('origin') !== origin)
    return await reach(request, init)
  // An answer to somebody who has gone brings their session to nobody else.
  const own = cookies
  const answer = await before(request)
  const response = answer instanceof Response ? answer : await reach(request, isOwn(input) ? undefined : init)
  for (const line of response.headers.getSetCookie()) keep(own, line)
  return response
}

function keep(cookies: Map<string, string>, line: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
  if (/;\s*max-age=0/i.test(line)) cookies.delete(name)
  else cookies.set(name, value)
}

/** What the app leaves open, or waits for, does not keep the process when the tests have ended. */
function withoutKeeping(set: typeof setTimeout | typeof setInterval) {
  return (run: () => void, delay = 0, ...rest: unknown[]) => {
    const timer = set(run, delay, ...rest) as unknown as NodeJS.Timeout
    if (delay > LONG) timer.unref()
    return timer
  }
}

function PageChannel() {
  return class extends NodeChannel {
    constructor(name: string) {
      super(name)
      this.unref()
    }
  }
}

/** The app names its workers by their address at the service. */
function PageWorker() {
  return class extends WebWorker {
    constructor(address: string | URL, options?: WorkerOptions) {
      super(pathToFileURL(join(DIST, new URL(address).pathname)).href, options)
      // As for timers: it does not keep the process.
      const thread: unknown = Reflect.get(this, Symbol.for('worker'))
      if (thread instanceof Thread) thread.unref()
    }
  }
}

function giveSizes(): void {
  const size = (get: (this: Element) => number) => ({ configurable: true, get })
  Object.defineProperties(ownerOf('offsetHeight'), {
    offsetHeight: size(function () {
      return this.getAttribute('role') === 'row' ? ROW : HEIGHT
    }),
    offsetWidth: size(() => WIDTH),
  })
  Object.defineProperty(
    ownerOf('clientHeight'),
    'clientHeight',
    size(() => HEIGHT),
  )
}

function ownerOf(property: string): object {
  let owner: object = document.createElement('div')
  while (!Object.hasOwn(owner, property)) owner = Object.getPrototypeOf(owner) as object
  return owner
}

/** What the app's code reads from its style sheet: the widths at which its layout changes, and colours to choose from. */
function readValues(): string {
  const sheet = /<link rel="stylesheet"[^>]* href="([^"]+)"/.exec(built)?.[1] ?? ''
  return (
    readFileSync(join(DIST, sheet), 'utf8').match(/--(breakpoint|color-palette)-\w+:[^;}]+/g) ?? []
  ).join(';')
}
