import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { assertProblem } from './support/problem.ts'
import { startService, type TestService, type TestUser } from './support/service.ts'

let service: TestService
let user: TestUser

before(async () => {
  service = await startService()
  user = await service.newUser()
  assert.equal((await user.call('POST', '/tasks', { title: 'Buy milk' })).statusCode, 201)
})
after(() => service.close())

const JSON_TYPE = { 'content-type': 'application/json' }
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const onePath = { operations: [{ method: 'POST', path: '/api/me/tasks', body: { title: 'Bread' } }] }
const PROTOTYPE = 'No member may be named "__proto__", or be a "constructor" with a "prototype".'
const IF_MATCH = 'header.if-match: Must be quoted ETags, like "7", or *.'

describe('a refusal says what to do', () => {
  for (const [mistake, [method, path, body, headers], status, detail] of [
    ['a field is missing', ['POST', '/tasks', {}], 422, 'body.title: This is required.'],
    ['there is no body', ['POST', '/tasks'], 422, 'body: A JSON object is required.'],
    [
      'there is a type, but no body',
      ['POST', '/tasks', '', JSON_TYPE],
      422,
      'body: A JSON object is required.',
    ],
    [
      'a form',
      ['POST', '/tasks', 'title=a', FORM],
      415,
      'The body must be JSON: send it with "Content-Type: application/json".',
    ],
    [
      'a body that is packed',
      ['POST', '/tasks', { title: 'a' }, { 'content-encoding': 'gzip' }],
      415,
      'Send the body uncompressed, without Content-Encoding.',
    ],
    [
      'a charset',
      ['POST', '/tasks', '{"title":"a"}', { 'content-type': 'application/json; charset="iso-8859-1"' }],
      415,
      'JSON must be sent in UTF-8, not in another charset.',
    ],
    [
      'a method that the address has not',
      ['PUT', '/tasks', {}],
      405,
      'This address does not support PUT, only GET, HEAD, POST.',
    ],
    ['a tag without quotes', ['PATCH', '/tasks/1', { title: 'Bread' }, { 'if-match': '1' }], 422, IF_MATCH],
    [
      'one of two without',
      ['PATCH', '/tasks/1', { title: 'Bread' }, { 'if-match': '"2", 1' }],
      422,
      IF_MATCH,
    ],
    ['no tag at all', ['DELETE', '/tasks/1', undefined, { 'if-match': '' }], 422, IF_MATCH],
    ['a read with one', ['GET', '/tasks/1', undefined, { 'if-match': '1' }], 422, IF_MATCH],
    ['half a body', ['POST', '/tasks', '{"title":', JSON_TYPE], 400, 'The body is not valid JSON.'],
    [
      'a member __proto__',
      ['POST', '/tasks', '{"title":"a","__proto__":{"x":1}}', JSON_TYPE],
      400,
      PROTOTYPE,
    ],
    [
      'a constructor with a prototype, further in',
      ['POST', '/batch', '{"operations":[{"body":{"constructor":{"prototype":{}}}}]}', JSON_TYPE],
      400,
      PROTOTYPE,
    ],
    [
      'the whole path in a batch',
      ['POST', '/batch', onePath],
      422,
      'body.operations.0.path: Not allowed in a batch: no write has this method and path below /api/{user_id}, or it can only be sent on its own.',
    ],
  ] as const) {
    test(mistake, async () => {
      const answer = await user.call(method, path, body, headers)
      assertProblem(answer, status, status === 405 ? 'METHOD_NOT_ALLOWED' : 'VALIDATION_ERROR')
      assert.equal(answer.data.detail, detail)
    })
  }
})

test('a content type without a body is accepted where no body is needed', async () => {
  for (const [method, path, status] of [
    ['PATCH', '/tasks/1/complete', 200],
    ['DELETE', '/tasks/1', 204],
    ['POST', '/tasks/1/restore', 200],
  ] as const) {
    assert.equal((await user.call(method, path, '', JSON_TYPE)).statusCode, status, path)
  }
})
