import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { assertProblem } from '../../tests/support/problem.ts'
import { startService, type TestService } from '../../tests/support/service.ts'

const PAGE = '<!doctype html><title>The app</title>'
const SCRIPT = 'export const answer = 42'
const FROM_BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

let folder: string
let service: TestService

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docket-web-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), PAGE)
  await writeFile(join(folder, '.secret'), 'secret')
  await writeFile(join(folder, 'sw.js'), '// worker')
  await writeFile(join(folder, 'assets', 'main-abc.js'), SCRIPT)
  await writeFile(join(folder, 'assets', 'main-abc.js.br'), brotliCompressSync(SCRIPT))
  const limits = { RATE_LIMIT_ADDRESS: '1', RATE_LIMIT_ADDRESS_BURST: '2' }
  service = await startService(limits, undefined, { web: folder })
})
after(async () => {
  await service.close()
  await rm(folder, { recursive: true })
})

let address = 0
/** Each request comes from its own address: only the test of limits is about addresses. */
const get = (url: string, headers: Record<string, string> = {}) => {
  address += 1
  return service.inject({ url, headers, remoteAddress: `192.0.2.${address}` })
}

describe('the web app', () => {
  test('is served at / and at every path of its own router', async () => {
    for (const url of ['/', '/today', '/projects/7?task=12', '/search?q=a.b', '/apiary']) {
      const shown = await get(url, FROM_BROWSER)
      assert.equal(shown.statusCode, 200, url)
      assert.equal(shown.payload, PAGE)
      assert.match(String(shown.headers['content-type']), /^text\/html/)
      assert.equal(shown.headers['cache-control'], 'no-cache')
    }
    assert.equal((await get('/')).payload, PAGE)
  })

  test('keeps public links from search engines, and nothing else', async () => {
    for (const [url, robots] of [
      ['/links/token', 'noindex, nofollow'],
      ['/today', undefined],
    ] as const) {
      assert.equal((await get(url, FROM_BROWSER)).headers['x-robots-tag'], robots)
    }
  })

  test('does not replace missing routes of the service', async () => {
    for (const url of [
      '/api/nothing',
      '/api/me/nothing',
      '/docs/nothing',
      '/health/nothing',
      '/.well-known/x',
    ]) {
      assertProblem(await get(url, FROM_BROWSER), 404, 'NOT_FOUND')
    }
    for (const url of ['/assets/gone-abc.js', '/gone.png', '/.secret', '/assets/', '/assets']) {
      const { statusCode, headers, data } = await get(url, url === '/assets' ? {} : FROM_BROWSER)
      assert.deepEqual([statusCode, data?.error_code], [404, 'NOT_FOUND'], url)
      assert.equal(headers['cache-control'], undefined)
    }
    assertProblem(await get('/today', { accept: 'application/json' }), 404, 'NOT_FOUND')
    const posted = await service.inject({ method: 'POST', url: '/today', headers: FROM_BROWSER })
    assertProblem(posted, 405, 'METHOD_NOT_ALLOWED')
    assert.match((await get('/docs', FROM_BROWSER)).payload, /API reference/)
    assert.match((await get('/errors', FROM_BROWSER)).payload, /AUTH_MISSING/)
  })

  test('no path leaves its folder', async () => {
    for (const url of ['/assets/..%2fsw.js', '/..%2f..%2fetc%2fpasswd', '/assets/%00', '/%2fetc%2fpasswd']) {
      const { statusCode } = await get(url)
      assert.ok(statusCode >= 400 && statusCode < 500, `${url}: ${statusCode}`)
    }
  })

  test('caches files with hashed names forever, and revalidates others', async () => {
    const asset = await get('/assets/main-abc.js')
    assert.equal(asset.payload, SCRIPT)
    assert.equal(asset.headers['cache-control'], 'public, max-age=31536000, immutable')
    assert.match(String(asset.headers['content-type']), /javascript/)
    const worker = await get('/sw.js')
    assert.equal(worker.headers['cache-control'], 'no-cache')
    const again = await get('/today', {
      ...FROM_BROWSER,
      'if-none-match': (await get('/')).headers.etag ?? '',
    })
    assert.equal(again.statusCode, 304)
    assert.equal(again.payload, '')
    assert.equal(again.headers['cache-control'], 'no-cache')
    const head = await service.inject({ method: 'HEAD', url: '/', headers: FROM_BROWSER })
    assert.equal(head.statusCode, 200)
    assert.equal(head.payload, '')
  })

  test('serves precompressed files to clients that accept them', async () => {
    const compressed = await get('/assets/main-abc.js', { 'accept-encoding': 'gzip, br' })
    assert.equal(compressed.headers['content-encoding'], 'br')
    assert.equal(brotliDecompressSync(compressed.rawPayload).toString(), SCRIPT)
    assert.match(String(compressed.headers.vary), /accept-encoding/i)
    assert.equal((await get('/assets/main-abc.js', { 'accept-encoding': 'gzip' })).payload, SCRIPT)
  })

  test('allows no inline scripts', async () => {
    const policy = String((await get('/', FROM_BROWSER)).headers['content-security-policy'])
    assert.match(policy, /default-src 'self'/)
    assert.doesNotMatch(policy, /unsafe|\*|https?:/)
  })

  test('a page load does not count towards the address limit', async () => {
    const ask = async (url: string) =>
      (await service.inject({ url, remoteAddress: '198.51.100.1' })).statusCode
    const asked = async (url: string) =>
      new Set(await Promise.all(Array.from({ length: 30 }, () => ask(url))))
    assert.deepEqual(await asked('/assets/main-abc.js'), new Set([200]))
    assert.ok((await asked('/')).has(429))
  })

  test('logs its pages, and not its files', async () => {
    service.logged.length = 0
    await get('/assets/main-abc.js')
    await get('/today', FROM_BROWSER)
    assert.deepEqual(
      service.logged.map(({ route }) => route),
      ['/*'],
    )
  })
})

test('when not built, / says how to build it', async (t) => {
  const bare = await startService({}, undefined, { web: join(folder, 'nothing') })
  t.after(() => bare.close())
  const { payload, headers } = await bare.inject({ url: '/' })
  assert.match(payload, /npm run build/)
  assert.match(String(headers['content-type']), /^text\/html/)
  assertProblem(await bare.inject({ url: '/today', headers: FROM_BROWSER }), 404, 'NOT_FOUND')
})
