import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { ConfigError } from '../config.ts'
import { DocketError } from '../core/errors.ts'
import { EmbeddedError } from './embedded/errors.ts'
import { MigrationError } from './migrate.ts'
import { sentenceFor } from './operator-errors.ts'

function fromDatabase(code: string, message: string): pg.DatabaseError {
  return Object.assign(new pg.DatabaseError(message, message.length, 'error'), { code })
}

test('reports what an operator can fix in one sentence', () => {
  for (const Known of [ConfigError, EmbeddedError, MigrationError]) {
    assert.equal(sentenceFor(new Known('Do this.')), 'Do this.')
  }
  const refused = fromDatabase('28P01', 'password authentication failed for user "ada"')
  const sentence = 'The database refused the operation: password authentication failed for user "ada".'
  assert.equal(sentenceFor(refused), sentence)
  assert.equal(sentenceFor(new DocketError('DATABASE_ERROR', 'Later.', { cause: refused })), sentence)
  assert.match(
    sentenceFor(fromDatabase('08P01', 'unsupported startup parameter: options')) ?? '',
    /^The pooler refused the connection: .*DATABASE_POOLER=transaction\.$/,
  )
})

test('reports the reason of an unreachable database, for the first of several addresses', () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED ::1:5432'), { syscall: 'connect' })
  const both = Object.assign(new AggregateError([refused, new Error('other')]), { syscall: 'connect' })
  for (const error of [refused, both, new DocketError('DATABASE_ERROR', 'Later.', { cause: refused })]) {
    assert.match(
      sentenceFor(error) ?? '',
      /^The database does not respond \(connect ECONNREFUSED ::1:5432\)\./,
    )
  }
})

test('reports a full disk', () => {
  const full = fromDatabase('53100', 'could not extend file "base/1/2": No space left on device')
  const sentence =
    'The disk of the database is full (could not extend file "base/1/2": No space left on device). ' +
    'Free some space there, and try again.'
  assert.equal(sentenceFor(full), sentence)
  assert.equal(sentenceFor(new DocketError('DATABASE_ERROR', 'Later.', { cause: full })), sentence)
})

test('reports an untrusted certificate, and where to configure it', () => {
  const refused = Object.assign(new Error('self-signed certificate'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })
  const sentence =
    "The database's certificate is not trusted (self-signed certificate). Check sslmode and sslrootcert in DATABASE_URL."
  assert.equal(sentenceFor(refused), sentence)
  assert.equal(sentenceFor(new DocketError('DATABASE_ERROR', 'Later.', { cause: refused })), sentence)
  const other = Object.assign(new Error('Host: db. is not in the cert'), {
    code: 'ERR_TLS_CERT_ALTNAME_INVALID',
  })
  assert.match(sentenceFor(other) ?? '', /^The database's certificate is not trusted \(Host: db\./)
})

test('other errors keep their stack', () => {
  const unreadable = new Error("EACCES: permission denied, open '/srv/docket/x'")
  assert.equal(sentenceFor(Object.assign(unreadable, { syscall: 'open', path: '/srv/docket/x' })), undefined)
  assert.equal(sentenceFor(new Error('a mistake of ours')), undefined)
  assert.equal(sentenceFor(fromDatabase('42601', 'syntax error')), undefined)
  assert.equal(sentenceFor('text'), undefined)
})
