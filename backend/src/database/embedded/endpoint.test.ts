import assert from 'node:assert/strict'
import { existsSync, lstatSync, mkdtempSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, afterEach, describe, it } from 'node:test'
import { endpointOf, routeTo, urlOf } from './endpoint.ts'
import { EmbeddedError } from './errors.ts'

const DEEP = `/srv/${'x'.repeat(120)}/postgres`
const base = mkdtempSync(join(tmpdir(), 'docket-test-'))
const { TMPDIR } = process.env

after(() => rmSync(base, { recursive: true, force: true }))
afterEach(() => {
  if (TMPDIR === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = TMPDIR
})

describe('the socket directory', { skip: process.platform === 'win32' && 'there are no sockets' }, () => {
  it('is the cluster itself when its path is short enough', async () => {
    const route = routeTo('/srv/docket/postgres')
    assert.equal(route.directory, '/srv/docket/postgres')
    assert.deepEqual(await endpointOf('/srv/docket/postgres', route), { host: route.directory, port: 5432 })
    route.dispose()
  })

  it('is a temporary link to a deep cluster, until disposed', () => {
    const route = routeTo(DEEP)
    assert.ok(Buffer.byteLength(join(route.directory, '.s.PGSQL.5432')) <= 103)
    assert.equal(readlinkSync(route.directory), DEEP)
    assert.equal(lstatSync(dirname(route.directory)).mode & 0o777, 0o700)
    route.dispose()
    assert.equal(existsSync(dirname(route.directory)), false)
  })

  it('is short although the directory for temporary files is deep too', () => {
    process.env.TMPDIR = join(base, 'y'.repeat(100))
    const route = routeTo(DEEP)
    assert.equal(dirname(dirname(route.directory)), '/tmp')
    route.dispose()
  })

  it('fails with a reason when there is no place for the link', () => {
    process.env.TMPDIR = '/no/such/place'
    assert.throws(
      () => routeTo(DEEP),
      new EmbeddedError(`Cannot make a short path to ${DEEP}: it does not exist.`),
    )
  })
})

describe('the connection URL', () => {
  it('names a directory with any characters', () => {
    const url = new URL(urlOf({ host: '/srv/a b%/ü', port: 5432 }))
    assert.deepEqual(
      [decodeURIComponent(url.host), url.username, url.pathname],
      ['/srv/a b%/ü', 'docket', '/docket'],
    )
  })

  it('names address, port and password where there are no sockets', () => {
    const url = urlOf({ host: '127.0.0.1', port: 5433, password: 'word' })
    assert.equal(url, 'postgresql://docket:word@127.0.0.1:5433/docket')
  })
})
