import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import fastify, { type FastifyRequest } from 'fastify'
import type { Routes } from '../core/http.ts'
import { page } from './pages.ts'

const KEPT_FOR_EVER = 'public, max-age=31536000, immutable'
/** Of 4 to 11: the next ones take far longer for a tenth less. */
const BROTLI_QUALITY = 6
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }

interface Asset {
  type: string
  /** Changes with its content, and makes its address unique. */
  version: string
  read: () => Promise<string>
}

/**
 * The API reference at `/docs`: a page of Scalar's, from this service alone. Its policy allows nothing inline but styles
 * with the page's nonce.
 * @param document the OpenAPI document that it shows
 */
export function referenceRoutes(app: Routes, document: () => string): void {
  const assets: Record<string, Asset> = {
    'reference.css': ofPage('reference.css', 'text/css; charset=utf-8'),
    'reference.js': ofPage('reference.js', 'text/javascript; charset=utf-8'),
    'scalar.js': { type: 'text/javascript; charset=utf-8', version: scalarVersion(), read: readScalar },
  }
  const html = page('reference.html').replaceAll(
    /\{\{(\w+\.\w+)\}\}/g,
    (_, name: string) => assets[name]?.version ?? '',
  )
  for (const url of ['/docs', '/docs/']) {
    app.get(url, { schema: { hide: true } }, async (_, reply) => {
      const nonce = randomBytes(16).toString('base64')
      const policy = `${reply.getHeader('content-security-policy')};style-src 'self' 'nonce-${nonce}'`
      return reply
        .headers({ 'content-security-policy': policy, 'cache-control': 'no-cache' })
        .type('text/html; charset=utf-8')
        .send(html.replace('{{nonce}}', nonce))
    })
  }
  const described = (type: string): Asset => ({ type, version: '', read: async () => document() })
  serve(app, '/docs/json', described('application/json; charset=utf-8'), 'no-cache')
  // JSON is valid YAML.
  serve(app, '/docs/yaml', described('application/yaml'), 'no-cache')
  for (const [name, asset] of Object.entries(assets)) serve(app, `/docs/${name}`, asset, KEPT_FOR_EVER)
}

function serve(app: Routes, url: string, asset: Asset, cacheControl: string): void {
  const bodies = new Map<string, Promise<Buffer | string>>()
  app.get(url, { schema: { hide: true }, logLevel: 'warn' }, async (request, reply) => {
    const { encoding, body } = await encoded(request, asset, bodies)
    if (encoding !== undefined) reply.header('content-encoding', encoding)
    return reply
      .headers({ vary: 'accept-encoding', 'cache-control': cacheControl })
      .type(asset.type)
      .send(body)
  })
}

const COMPRESS = {
  br: async (text: string) => await promisify(brotliCompress)(text, BROTLI),
  gzip: async (text: string) => await promisify(gzip)(text),
}

/** The asset as the client takes it, compressed at the first request. @param bodies those that were asked for before */
async function encoded(
  { headers }: FastifyRequest,
  asset: Asset,
  bodies: Map<string, Promise<Buffer | string>>,
) {
  const accepted = String(headers['accept-encoding'] ?? '')
  const encoding = (['br', 'gzip'] as const).find((name) =>
    new RegExp(`\\b${name}\\b(?!\\s*;\\s*q=0\\b)`).test(accepted),
  )
  const key = encoding ?? ''
  const make = async () => {
    const text = await asset.read()
    return encoding === undefined ? text : await COMPRESS[encoding](text)
  }
  let body = bodies.get(key)
  if (body === undefined) {
    body = make()
    bodies.set(key, body)
    body.catch(() => bodies.delete(key))
  }
  return { encoding, body: await body }
}

function ofPage(name: string, type: string): Asset {
  const text = page(name)
  const version = createHash('sha256').update(text).digest('hex').slice(0, 12)
  return { type, version, read: async () => text }
}

const SCALAR = '@scalar/fastify-api-reference'

function scalarVersion(): string {
  const file = new URL('../package.json', import.meta.resolve(SCALAR))
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}

/**
 * Scalar's script. Its plugin carries it, and serves it uncompressed beside a page with inline scripts: only the script
 * is taken, from a plugin that nobody else can reach. Five megabytes, so not before somebody reads the reference.
 */
async function readScalar(): Promise<string> {
  const { default: plugin } = await import('@scalar/fastify-api-reference')
  const aside = fastify()
  await aside.register(plugin, { routePrefix: '/aside', configuration: { content: '{}' } })
  const { payload } = await aside.inject({ url: '/aside/js/scalar.js' })
  await aside.close()
  return payload
}
