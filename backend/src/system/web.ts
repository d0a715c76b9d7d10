import { existsSync } from 'node:fs'
import { join } from 'node:path'
import staticFiles from '@fastify/static'
import type { FastifyRequest } from 'fastify'
import type { Routes } from '../core/http.ts'
import { page } from './pages.ts'

/** What no page of the web app may stand for: who asks for it means the service itself. */
const OF_THE_SERVICE = /^\/(api|docs|errors|health|metrics|mcp|\.well-known)(\/|$)/
const KEPT_FOR_EVER = 'public, max-age=31536000, immutable'

interface Params {
  '*': string
}

/**
 * The web app as its build left it in `folder`: files under `/assets/` carry a hash in their names and are kept for ever,
 * all else is asked for again each time. Where nothing was built, a page at `/` says so.
 */
export async function webRoutes(app: Routes, folder: string | undefined): Promise<void> {
  if (folder === undefined || !existsSync(join(folder, 'index.html'))) {
    const unbuilt = page('index.html')
    app.get('/', { schema: { hide: true } }, async (_, reply) => reply.type('text/html').send(unbuilt))
    return
  }
  const assets = join(folder, 'assets')
  await app.register(staticFiles, {
    root: folder,
    serve: false,
    preCompressed: true,
    dotfiles: 'ignore',
    cacheControl: false,
    setHeaders: (reply, path) =>
      reply.header('cache-control', path.startsWith(assets) ? KEPT_FOR_EVER : 'no-cache'),
  })

  // Each page load asks for dozens of them: they are neither logged nor counted by address (`limitAddresses`).
  app.get<{ Params: Params }>(
    '/assets/*',
    { schema: { hide: true }, logLevel: 'warn' },
    async (request, reply) => reply.sendFile(`assets/${request.params['*']}`),
  )
  app.get<{ Params: Params }>('/*', { schema: { hide: true } }, async (request, reply) => {
    const path = request.params['*']
    return reply.sendFile(path === '' || isPage(request, path) ? 'index.html' : path)
  })
}

/** Whether a browser wants to show this: the app's own router knows what is at the address, or that nothing is. */
function isPage({ headers }: FastifyRequest, path: string): boolean {
  if (OF_THE_SERVICE.test(`/${path}`) || /\.[a-z\d]+$/i.test(path)) return false
  return headers.accept?.includes('text/html') ?? false
}
