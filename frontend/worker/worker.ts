/**
 * The service worker: keeps the app's own files, so that it opens offline. Data is not its business: it does not even
 * look at requests to `/api`.
 */

import { listenForPushes } from './push.ts'

declare const self: ServiceWorkerGlobalScope
/** Both inserted by the build: the addresses of its files, and a name that changes when any of them does. */
declare const __FILES__: string[]
declare const __VERSION__: string

const CACHE = `docket-${__VERSION__}`
/** Paths that are not pages of the app, as in the service's `system/web.ts`. */
const OF_THE_SERVICE = /^\/(api|docs|errors|health|metrics|mcp|\.well-known)(\/|$)|\.[a-z\d]+$/i
/** Milliseconds without an answer from the network after which the cached page is shown. */
const PATIENCE = 4_000

self.addEventListener('install', (event) => {
  event.waitUntil(keepFiles())
})

self.addEventListener('activate', (event) => {
  event.waitUntil(takeOver())
})

self.addEventListener('message', (event) => {
  // The user has accepted the new version on a page: all windows load it.
  if (event.data === 'take over') event.waitUntil(self.skipWaiting())
})

listenForPushes()

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (origin !== self.location.origin || request.method !== 'GET') return
  if (request.mode === 'navigate') {
    if (!OF_THE_SERVICE.test(pathname)) event.respondWith(page())
  } else if (pathname.startsWith('/assets/') || __FILES__.includes(pathname)) {
    event.respondWith(file(event))
  }
})

async function keepFiles(): Promise<void> {
  const cache = await caches.open(CACHE)
  // A hashed name always stands for the same content, so the browser's own cache may be used for those.
  await cache.addAll(__FILES__.map((url) => (url.startsWith('/assets/') ? url : fresh(url))))
}

const fresh = (url: string) => new Request(url, { cache: 'reload' })

async function takeOver(): Promise<void> {
  for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name)
  await self.clients.claim()
}

/** The newest page if the service answers; otherwise the one that belongs to the cached files. */
async function page(): Promise<Response> {
  try {
    const response = await fetch('/', { signal: AbortSignal.timeout(PATIENCE) })
    if (response.ok) return response
  } catch {
    // Out of reach: that is what the cached page is for.
  }
  return (await kept('/')) ?? Response.error()
}

async function file(event: FetchEvent): Promise<Response> {
  const known = await kept(event.request)
  if (known !== undefined) return known
  const response = await fetch(event.request)
  if (response.ok) event.waitUntil(keep(event.request, response.clone()))
  return response
}

async function keep(request: Request, response: Response): Promise<void> {
  await (await caches.open(CACHE)).put(request, response)
}

async function kept(request: Request | string): Promise<Response | undefined> {
  return await (await caches.open(CACHE)).match(request, { ignoreVary: true })
}
