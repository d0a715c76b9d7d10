import { existsSync, readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import staticFiles from '@fastify/static'
import type { FastifyRequest } from 'fastify'
import type { Routes } from '../core/http.ts'
import { page } from './pages.ts'

/** Paths that no page of the web app may have: requests for them are meant for the service itself. */
const OF_THE_SERVICE = /^\/(api|docs|errors|health|metrics|mcp|\.well-known)(\/|$)/
const KEPT_FOR_EVER = 'public, max-age=31536000, immutable'

interface Params {
  '*': string
}

/**
 * Serves the web app as built in `folder`: files under `/assets/` carry a hash in their names and are cached for ever,
 * everything else is revalidated each time. If nothing was built, a page at `/` says so.
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

  const files = filesOf(folder)
  const isFile = (path: string) => files.has(path)
  // Each page load requests dozens of them: they are neither logged nor counted by address (`limitAddresses`).
  app.get<{ Params: Params }>(
    '/assets/*',
    { config: { holds: isFile }, schema: { hide: true }, logLevel: 'warn' },
    async (request, reply) => reply.sendFile(`assets/${request.params['*']}`),
  )
  const holds = (path: string) => isFile(path) || isPage(path)
  app.get<{ Params: Params }>('/*', { config: { holds }, schema: { hide: true } }, async (request, reply) => {
    const path = request.params['*']
    // Whoever has a public link may read it; search engines are not meant.
    if (path.startsWith('links/')) reply.header('x-robots-tag', 'noindex, nofollow')
    return reply.sendFile(path === '' || isShown(request, `/${path}`) ? 'index.html' : path)
  })
}

/** The URL paths of the public files below `folder`. */
function filesOf(folder: string): Set<string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `/${relative(folder, join(parentPath, name)).replaceAll(sep, '/')}`)
  return new Set(paths.filter((path) => !path.includes('/.')))
}

/** Whether the path is left to the app's own router, which also reports unknown ones. */
const isPage = (path: string): boolean => !OF_THE_SERVICE.test(path) && !/^\/assets\/|\.[a-z\d]+$/i.test(path)

/** Whether a browser wants to display it. */
const isShown = ({ headers }: FastifyRequest, path: string): boolean =>
  isPage(path) && (headers.accept?.includes('text/html') ?? false)
