import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { ROOT } from '../src/config.ts'
import { exampleOf, resolve } from './support/fuzz/schemas.ts'
import {
  createMisfits,
  type OpenApiDocument,
  type Operation,
  operationsOf,
  undeclared,
} from './support/openapi.ts'
import { withRoutes } from './support/routes.ts'
import { type Answer, startService, type TestUser } from './support/service.ts'

/** The served document describes what the service does, and the committed one is identical. */

const { result: service, routes } = await withRoutes(() => startService())
const served = await service.inject({ method: 'GET', url: '/openapi.json' })
const document: OpenApiDocument = served.data
const operations = operationsOf(document)
const misfits = createMisfits(document)

after(() => service.close())

function operation(id: string): Operation {
  const found = operations.find((each) => each.id === id)
  if (found === undefined) throw new Error(`No operation ${id}`)
  return found
}

describe('the OpenAPI document', () => {
  test('is the committed one, except for the server address', async () => {
    assert.equal(served.statusCode, 200)
    const committed = JSON.parse(await readFile(join(ROOT, 'backend/openapi.json'), 'utf8'))
    assert.equal(document.servers[0]?.url, service.config.publicUrl)
    assert.deepEqual({ ...document, servers: [] }, { ...committed, servers: [] }, 'Run: npm run generate')
  })

  test('is OpenAPI 3.1, and every reference leads to a usable schema', () => {
    assert.match(document.openapi, /^3\.1\.\d$/)
    const references = [...served.payload.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)]
    assert.ok(references.length > 20)
    for (const [reference, name = ''] of references) {
      assert.ok(document.components.schemas[name] !== undefined, reference)
    }
    // Compiling throws on anything that is not a JSON Schema of 2020-12.
    for (const name of Object.keys(document.components.schemas)) misfits(['components', 'schemas', name], {})
  })

  test('has every route of the API', () => {
    const documented = new Set(operations.map(({ method, path }) => `${method} ${path}`))
    // Pages for people, endpoints of other protocols, and the document itself.
    const pages =
      /^\/(docs.*|errors|docket\.css|openapi\.json|mcp|\.well-known\/.*|api\/auth\/(oauth2\/(authorize|ask|token|revoke|register)|error))?$/
    const missing = routes
      .filter(({ method, url }) => method !== 'HEAD' && url !== '*' && !pages.test(url))
      .map(({ method, url }) => `${method} ${url.replace(/:(\w+)/g, '{$1}')}`)
      .filter((route) => !documented.delete(route))
    assert.deepEqual(missing, [], 'routes that the document lacks')
    assert.deepEqual([...documented], [], 'operations without a route')
  })

  test('gives every operation a unique id, a summary and a known tag', () => {
    const ids = operations.map(({ object }) => object.operationId)
    assert.equal(new Set(ids).size, ids.length)
    const tags = document.tags.map(({ name }) => name)
    for (const { object, id } of operations) {
      assert.match(object.operationId ?? '', /^[a-z][A-Za-z]+$/, id)
      assert.ok((object.summary ?? '').length > 5, `${id} has a summary`)
      assert.ok(object.tags?.length === 1 && tags.includes(object.tags[0] ?? ''), `${id} has a tag`)
    }
  })

  test('declares for every operation who may call it', () => {
    assert.deepEqual(document.security, [{ bearer: [] }])
    const open = operations.filter(({ object }) => object.security?.length === 0).map(({ path }) => path)
    for (const { path, object, id } of operations) {
      if (path.startsWith('/api/{user_id}')) assert.equal(object.security, undefined, `${id} needs a bearer`)
      else assert.ok(object.security !== undefined, `${id} declares its own`)
      for (const scheme of object.security ?? []) {
        for (const name of Object.keys(scheme)) assert.ok(document.components.securitySchemes[name], name)
      }
    }
    assert.ok(open.includes('/health') && !open.includes('/api/auth/token'))
  })

  test('describes path parameters, problems and limits of every operation', () => {
    for (const { path, object, id } of operations) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      const declared = (object.parameters ?? []).filter((parameter) => parameter.in === 'path')
      assert.deepEqual(declared.map(({ name }) => name).sort(), named.sort(), id)
      for (const [status, { description, content = {} }] of Object.entries(object.responses)) {
        assert.ok(description !== '', `${id} ${status} is described`)
        if (status >= '400' && !path.startsWith('/health')) {
          assert.deepEqual(Object.keys(content), ['application/problem+json'], `${id} ${status}`)
        }
      }
      if (path.startsWith('/api/')) {
        for (const status of ['429', '500', '503']) assert.ok(object.responses[status], `${id} ${status}`)
      }
    }
  })

  test('has a valid example of every body', () => {
    const withBody = operations.filter(({ object }) => object.requestBody !== undefined)
    assert.ok(withBody.length > 10)
    for (const { object, path, method, id } of withBody) {
      const place = [
        'paths',
        path,
        method.toLowerCase(),
        'requestBody',
        'content',
        'application/json',
        'schema',
      ]
      const schema = resolve(document, object.requestBody?.content['application/json']?.schema ?? {})
      const examples = schema.examples ?? [exampleOf(document, schema)]
      for (const example of examples) assert.equal(misfits(place, example), '', id)
      if (schema.examples !== undefined) continue
      // Readers put its example together from those of its members.
      for (const name of schema.required ?? []) {
        assert.ok(schema.properties?.[name]?.examples !== undefined, `${name} of ${id} has an example`)
      }
    }
  })
})

describe('the shapes of the original plan', () => {
  const typeOf = (name: string, field: string) => document.components.schemas[name]?.properties?.[field]

  test('of a task', () => {
    const task = document.components.schemas.TaskResponse
    for (const field of ['id', 'user_id', 'title', 'description', 'complete', 'created_at', 'updated_at']) {
      assert.ok(task?.required?.includes(field), field)
    }
    assert.equal(typeOf('TaskResponse', 'id')?.type, 'integer')
    assert.equal(typeOf('TaskResponse', 'complete')?.type, 'boolean')
    assert.equal(typeOf('TaskResponse', 'created_at')?.format, 'date-time')
    for (const description of ['text', null]) {
      const place = ['components', 'schemas', 'TaskResponse', 'properties', 'description']
      assert.equal(misfits(place, description), '')
    }
    const title = typeOf('TaskCreate', 'title')
    assert.deepEqual([title?.minLength, title?.maxLength], [1, 200])
    assert.deepEqual(document.components.schemas.TaskCreate?.required, ['title'])
    assert.deepEqual(document.components.schemas.TaskUpdate?.required?.toSorted(), ['complete', 'title'])
    assert.deepEqual(document.components.schemas.TaskPatch?.required ?? [], [])
  })

  test('of a list and of an error', () => {
    const list = document.components.schemas.TaskListResponse
    assert.ok(list?.required?.includes('tasks') && list.required.includes('count'))
    const problem = document.components.schemas.Problem
    for (const field of ['type', 'title', 'status', 'detail', 'error_code', 'timestamp', 'request_id']) {
      assert.ok(problem?.required?.includes(field), field)
    }
  })

  test('of the six endpoints', () => {
    for (const [method, path] of [
      ['get', '/api/{user_id}/tasks'],
      ['post', '/api/{user_id}/tasks'],
      ['get', '/api/{user_id}/tasks/{task_id}'],
      ['put', '/api/{user_id}/tasks/{task_id}'],
      ['patch', '/api/{user_id}/tasks/{task_id}'],
      ['delete', '/api/{user_id}/tasks/{task_id}'],
      ['patch', '/api/{user_id}/tasks/{task_id}/complete'],
    ] as const) {
      assert.ok(document.paths[path]?.[method] !== undefined, `${method} ${path}`)
    }
  })
})

describe('responses match the document', () => {
  let ada: TestUser
  const key = { 'idempotency-key': 'contract' }
  // Created after four tasks, in this order, which determines their ids.
  const MADE = [
    ['/projects', { name: 'Garden' }],
    ['/labels', { name: 'errand' }],
    ['/views', { name: 'All', filter: '' }],
    ['/tasks/1/notes', { body: 'First' }],
    ['/tasks/1/notes', { body: 'Second' }],
    ['/projects', { name: 'Park' }],
    ['/projects/10/move', { before: 5 }],
    ['/webhooks', { url: 'https://hooks.example.com/', events: ['task.*'] }],
    ['/webhooks/12/test', {}],
    ['/webhooks/12/deliveries/1/replay', {}],
    ['/webhooks/12/rotate-secret', {}],
  ] as const
  const make = ([path, body]: readonly [string, object]) =>
    ada.call('POST', path, body, { 'idempotency-key': JSON.stringify([path, body]).replaceAll(' ', '') })
  before(async () => {
    ada = await service.newUser()
    for (let count = 0; count < 3; count += 1) await ada.call('POST', '/tasks', { title: `task ${count}` })
    await ada.call('POST', '/tasks', { title: 'once' }, key)
    for (const each of MADE) assert.ok((await make(each)).statusCode < 300, each[0])
  })

  const repeated = async (ask: () => Promise<Answer>): Promise<Answer> => {
    await ask()
    return await ask()
  }

  /** Makes an edit again on behalf of a client that has not seen it. */
  const merged = async (path: string, one: object, other: object, method: 'PATCH' | 'PUT' = 'PATCH') => {
    const { etag } = (await ada.call('PATCH', path, one)).headers
    await ada.call('PATCH', path, other)
    return await ada.call(method, path, other, { 'if-match': String(etag), prefer: 'merge' })
  }
  const said = { 'idempotency-key': 'said' }
  const streamed = { accept: 'text/event-stream' }
  const put = (title: string) => ({ title, complete: true })

  const cases: [id: string, ask: () => Promise<Answer>][] = [
    ['listTasks', () => ada.call('GET', '/tasks?limit=1')],
    ['listTasks', () => ada.call('GET', '/tasks', undefined, { 'if-none-match': '*' })],
    ['createTask', () => ada.call('POST', '/tasks', { title: 'once' }, key)],
    ['readTask', () => ada.call('GET', '/tasks/1')],
    ['readTask', () => ada.call('GET', '/tasks/1', undefined, { 'if-none-match': '*' })],
    ['replaceTask', () => merged('/tasks/1', put('one'), put('other'), 'PUT')],
    ['patchTask', () => merged('/tasks/1', { title: 'one' }, { title: 'other' })],
    [
      'completeTask',
      () => repeated(() => ada.call('PATCH', '/tasks/1/complete', {}, { 'idempotency-key': 'complete' })),
    ],
    ['deleteTask', () => ada.call('DELETE', '/tasks/2')],
    ['listProjects', () => ada.call('GET', '/projects')],
    ['createProject', () => make(MADE[0])],
    ['readProject', () => ada.call('GET', '/projects/5')],
    ['readProject', () => ada.call('GET', '/projects/5', undefined, { 'if-none-match': '*' })],
    ['patchProject', () => merged('/projects/5', { archived: true }, { name: 'Wood' })],
    ['moveProject', () => make(MADE[6])],
    ['deleteProject', () => ada.call('DELETE', '/projects/5')],
    ['listLabels', () => ada.call('GET', '/labels')],
    ['createLabel', () => make(MADE[1])],
    ['patchLabel', () => merged('/labels/6', { name: 'Errand' }, { name: 'Way' })],
    ['deleteLabel', () => ada.call('DELETE', '/labels/6')],
    ['listViews', () => ada.call('GET', '/views')],
    ['createView', () => make(MADE[2])],
    ['patchView', () => merged('/views/7', { sort: 'due' }, { sort: null })],
    ['listNotes', () => ada.call('GET', '/tasks/1/notes?limit=1')],
    ['createNote', () => make(MADE[3])],
    ['readNote', () => ada.call('GET', '/tasks/1/notes/8')],
    ['patchNote', () => merged('/tasks/1/notes/8', { body: 'Else' }, { body: 'At last' })],
    ['deleteNote', () => ada.call('DELETE', '/tasks/1/notes/8')],
    ['readPreferences', () => ada.call('GET', '/preferences')],
    ['readPreferences', () => ada.call('GET', '/preferences', undefined, { 'if-none-match': '"0"' })],
    [
      'patchPreferences',
      () => merged('/preferences', { time_zone: 'Europe/Berlin' }, { time_zone: 'Asia/Tokyo' }),
    ],
    ['listWebhooks', () => ada.call('GET', '/webhooks')],
    ['createWebhook', () => make(MADE[7])],
    ['readWebhook', () => ada.call('GET', '/webhooks/12')],
    ['readWebhook', () => ada.call('GET', '/webhooks/12', undefined, { 'if-none-match': '*' })],
    ['testWebhook', () => make(MADE[8])],
    ['replayWebhookDelivery', () => make(MADE[9])],
    ['rotateWebhookSecret', () => make(MADE[10])],
    ['listWebhookDeliveries', () => ada.call('GET', '/webhooks/12/deliveries?limit=1')],
    ['patchWebhook', () => ada.call('PATCH', '/webhooks/12', { active: false })],
    ['deleteWebhook', () => ada.call('DELETE', '/webhooks/12')],
    ['listChanges', () => ada.call('GET', '/changes?limit=1')],
    ['chat', () => repeated(() => ada.call('POST', '/chat', { message: 'Hello' }, said))],
    ['chat', () => repeated(() => ada.call('POST', '/chat', { message: 'Hello' }, { ...said, ...streamed }))],
    ['chat', () => ada.call('POST', '/chat', { message: 'Hello', conversation_id: 99 })],
    // The answer with a next page needs two conversations.
    [
      'listConversations',
      async () => {
        await ada.call('POST', '/chat', { message: 'Help' })
        return await ada.call('GET', '/conversations?limit=1')
      },
    ],
    ['readConversation', () => ada.call('GET', '/conversations/1')],
    ['patchConversation', () => ada.call('PATCH', '/conversations/1', { title: 'Greetings' })],
    ['listMessages', () => ada.call('GET', '/conversations/1/messages?limit=1')],
    ['settleCall', () => ada.call('POST', '/conversations/1/calls/c2_1', { approve: true })],
    ['deleteConversation', () => ada.call('DELETE', '/conversations/1')],
    ['readAssistant', () => ada.call('GET', '/assistant')],
    ['readTask', () => ada.call('GET', '/tasks/1?as_of=1')],
    ['streamEvents', () => ada.call('GET', '/events?since=1')],
    [
      'streamAllEvents',
      () => service.inject({ url: '/api/events', headers: { authorization: `Bearer ${ada.token}` } }),
    ],
    ['readTask', () => ada.call('GET', '/tasks/1', undefined, { 'if-match': '"0"' })],
    ['readTask', () => ada.call('GET', '/tasks/1', undefined, { authorization: '' })],
  ]
  for (const [index, [id, ask]] of cases.entries()) {
    test(`${id}, case ${index + 1}: body and headers`, async () => {
      const answer = await ask()
      assert.equal(undeclared(operation(id), answer, misfits), '')
      const declared = operation(id).object.responses[answer.statusCode]?.headers ?? {}
      for (const name of Object.keys(declared)) {
        assert.ok(answer.headers[name] !== undefined, `${answer.statusCode} declares ${name}`)
      }
    })
  }
})

describe('/docs', () => {
  /** The sources that a directive of the policy allows; `default-src` is the fallback for one that is absent. */
  function allowed(policy: string, directive: string): string[] {
    const directives = new Map(
      policy.split(';').map((part) => {
        const [name = '', ...sources] = part.trim().split(/\s+/)
        return [name, sources] as const
      }),
    )
    return directives.get(directive) ?? directives.get('default-src') ?? []
  }

  test('loads only from the service, and its policy blocks nothing', async () => {
    for (const address of ['/docs', '/docs/']) {
      const page = await service.inject({ method: 'GET', url: address })
      assert.equal(page.statusCode, 200)
      const policy = String(page.headers['content-security-policy'])
      const html = page.payload
      for (const [kind, directive] of [
        ['script', 'script-src'],
        ['style', 'style-src'],
      ] as const) {
        const sources = allowed(policy, directive)
        assert.ok(
          sources.includes("'self'") && !sources.includes("'unsafe-inline'"),
          `${directive}: ${sources}`,
        )
        const inline = [...html.matchAll(new RegExp(`<${kind}\\b([^>]*)>([^<]*)`, 'g'))].filter(
          ([, attributes = '', text = '']) => !/\bsrc=/.test(attributes) && text.trim() !== '',
        )
        assert.deepEqual(inline, [], `inline <${kind}> of ${address}`)
      }
      assert.doesNotMatch(html, /\s(on\w+|style)\s*=/, 'inline handlers and styles')
      assert.doesNotMatch(policy, /upgrade-insecure-requests/, 'would break the page where there is no https')

      const assets = [...html.matchAll(/\b(?:src|href)="([^"]+)"/g)]
        .map(([, asset = '']) => asset)
        .filter((asset) => !asset.startsWith('data:'))
      assert.ok(assets.length >= 3)
      for (const asset of assets) {
        const { origin, pathname } = new URL(asset, `http://docket.test${address}`)
        assert.equal(origin, 'http://docket.test', `${asset} comes from elsewhere`)
        const answer = await service.inject({ method: 'GET', url: pathname })
        assert.equal(answer.statusCode, 200, asset)
      }
    }
  })

  test('is sent compressed, to be kept for ever, and with a nonce of its own each time', async () => {
    const [first, second] = await Promise.all([
      service.inject({ url: '/docs' }),
      service.inject({ url: '/docs' }),
    ])
    const policies = [first, second].map(({ headers }) => String(headers['content-security-policy']))
    assert.equal(new Set(policies).size, 2)
    for (const policy of policies) assert.doesNotMatch(policy, /unsafe|https?:|\*/)
    const [, src = ''] = /src="(\/docs\/scalar\.js[^"]+)"/.exec(first.payload) ?? []
    const plain = await service.inject({ url: src })
    for (const [accepted, unpack] of [
      ['gzip, deflate, br', brotliDecompressSync],
      ['gzip', gunzipSync],
    ] as const) {
      const { headers, rawPayload } = await service.inject({
        url: src,
        headers: { 'accept-encoding': accepted },
      })
      assert.match(String(headers['cache-control']), /immutable/)
      assert.equal(headers.vary, 'accept-encoding')
      assert.ok(rawPayload.length < 1_500_000, `${rawPayload.length} bytes`)
      assert.equal(unpack(rawPayload).toString(), plain.payload)
    }
  })

  test('shows the document of the service, and fills in no optional values', async () => {
    const script = await service.inject({ method: 'GET', url: '/docs/reference.js' })
    assert.match(script.payload, /'\/docs\/json'/)
    const shown = await service.inject({ method: 'GET', url: '/docs/json' })
    const optional = (whole: OpenApiDocument) =>
      operationsOf(whole).flatMap(({ object }) =>
        (object.parameters ?? []).filter(({ required }) => !required),
      )
    const filledIn = optional(shown.data).filter(({ example }) => example !== undefined)
    assert.deepEqual(filledIn, [])
    assert.ok(
      optional(shown.data).some(({ description }) => description?.endsWith(' For example: `due,-priority`')),
    )
    const told = structuredClone(document)
    for (const whole of [told, shown.data]) {
      for (const parameter of optional(whole)) {
        delete parameter.example
        delete parameter.description
      }
    }
    assert.deepEqual(shown.data, told)
  })

  test('renders the document once, however often it is requested', async (t) => {
    const written = t.mock.method(JSON, 'stringify')
    for (const url of ['/openapi.json', '/docs/json', '/openapi.json', '/docs/json']) {
      const { statusCode, payload } = await service.inject({ method: 'GET', url })
      assert.equal(statusCode, 200)
      assert.deepEqual(Object.keys(JSON.parse(payload)), Object.keys(document), url)
    }
    const long = written.mock.calls.filter(({ result = '' }) => result.length > 100_000)
    assert.ok(long.length <= 2, `${long.length} times`)
  })
})
