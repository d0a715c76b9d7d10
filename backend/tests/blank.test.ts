import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { assertProblem } from './support/problem.ts'
import { startService, type TestService, type TestUser } from './support/service.ts'

/** A name with nothing visible in it counts as blank; any other is kept as sent. */

let service: TestService
let user: TestUser

before(async () => {
  service = await startService()
  user = await service.newUser()
  assert.equal((await user.call('POST', '/tasks', { title: 'Buy milk' })).statusCode, 201)
})
after(() => service.close())

const NAMED: [
  method: 'POST' | 'PATCH' | 'PUT',
  path: string,
  field: string,
  body: (name: string) => object,
][] = [
  ['POST', '/tasks', 'title', (title) => ({ title })],
  ['PATCH', '/tasks/1', 'title', (title) => ({ title })],
  ['PUT', '/tasks/1', 'title', (title) => ({ title, complete: false })],
  ['POST', '/tasks', 'labels', (label) => ({ title: 'Buy milk', labels: [label] })],
  ['POST', '/tasks/1/notes', 'body', (body) => ({ body })],
  ['POST', '/projects', 'name', (name) => ({ name })],
  ['POST', '/labels', 'name', (name) => ({ name })],
  ['POST', '/views', 'name', (name) => ({ name, filter: '' })],
  ['POST', '/keys', 'name', (name) => ({ name, scopes: ['tasks:read'] })],
  ['POST', '/quick-add', 'text', (text) => ({ text })],
  ['POST', '/quick-add', 'text', (text) => ({ text: `${text} tomorrow` })],
]

describe('refuses text without visible characters', () => {
  for (const [what, text] of [
    ['a space without width', '\u200b'],
    ['joiners', '\u200c\u200d\u2060'],
    ['a byte order mark', '\ufeff'],
    ['soft hyphens', '\u00ad\u00ad'],
    ['marks of direction', '\u200e\u200f\u061c\u202a\u202c\u2066\u2069'],
    ['fillers', '\u115f\u3164\uffa0\u2800'],
    ['a variation without a sign', '\ufe0f'],
    ['tags', '\u{e0041}\u{e007f}'],
    ['controls', '\u0001\u007f\u0085'],
    ['all that with spaces between', ' \u200b \u00a0\u200d\t'],
  ] as const) {
    test(what, async () => {
      for (const [method, path, field, body] of NAMED) {
        const answer = await user.call(method, path, body(text))
        assertProblem(answer, 422, 'VALIDATION_ERROR')
        assert.equal(answer.data.errors[0].loc[1], field, `${method} ${path}`)
      }
    })
  }

  test('with the same error as an empty text', async () => {
    const said = async (title: string) => (await user.call('POST', '/tasks', { title })).data.errors
    assert.deepEqual(await said('\u200b'), await said(' '))
  })
})

test('quick add creates no project or label with an invisible name', async () => {
  const names = async (path: string, list: string) =>
    (await user.call('GET', path)).data[list].map(({ name }: { name: string }) => name)
  const before = [await names('/projects', 'projects'), await names('/labels', 'labels')]
  for (const sign of ['#', '@']) {
    const { statusCode, data } = await user.call('POST', '/quick-add', { text: `Buy milk ${sign}"\u200b"` })
    assert.equal(statusCode, 201)
    assert.deepEqual([data.project_id, data.labels], [null, []])
  }
  assert.deepEqual([await names('/projects', 'projects'), await names('/labels', 'labels')], before)
})

test('keeps visible text as it was sent, with all its characters', async () => {
  for (const title of [
    '👩‍💻',
    '❤️',
    'می‌خواهم',
    'خوش‌آمدید',
    '\u200fשלום',
    'co\u00adoperate',
    '\u200ba',
    '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  ]) {
    for (const [path, name] of [
      ['/tasks', 'title'],
      ['/projects', 'name'],
      ['/labels', 'name'],
    ] as const) {
      const { statusCode, data } = await user.call('POST', path, { [name]: title })
      assert.deepEqual([statusCode, data[name]], [201, title])
    }
  }
})

test('a conversation is named after its first visible line', async () => {
  await user.call('POST', '/chat', { message: '\u200b\nHelp' })
  const { conversations } = (await user.call('GET', '/conversations')).data
  assert.equal(conversations[0].title, 'Help')
})
