import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { DECLARED } from './support/isolation/declarations.ts'
import { OPEN } from './support/narrowed/open.ts'
import { hostileRequests, plainRequests } from './support/narrowed/requests.ts'
import {
  createNarrowWorld,
  type NarrowWorld,
  rowsOutside,
  trespasses,
  UNKNOWN,
} from './support/narrowed/world.ts'
import { rounds } from './support/rounds.ts'
import { withRoutes } from './support/routes.ts'
import { type Answer, startService } from './support/service.ts'

/** A key limited to one project: nothing outside exists for it, whatever it tries. */

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))

const { result: service, routes } = await withRoutes(() => startService())
let world: NarrowWorld

before(async () => {
  world = await createNarrowWorld(service)
})
after(() => service.close())

const ONE_PROJECT = 'The key is limited to one project and cannot do this.'

/** An answer's content, without what differs each time and without the id in the request. */
function essence({ statusCode, data }: Answer, id: number): unknown {
  const { timestamp: _, request_id: __, ...said } = data ?? {}
  return [statusCode, JSON.stringify(said).replaceAll(new RegExp(`\\b${id}\\b`, 'g'), '#')]
}

/** Asserts that the answer, whatever it is, reveals nothing from outside the project. */
function assertBlind(answer: Answer, what: string): Answer {
  const said = JSON.stringify(answer.headers) + answer.payload
  assert.ok(!said.includes(world.marker), `${what} shows what is outside: ${said}`)
  assert.ok(answer.statusCode < 500, `${what}: ${said}`)
  const { tasks = [], project_id = world.home } = answer.data ?? {}
  for (const shown of [...tasks, { project_id }]) assert.equal(shown.project_id, world.home, what)
  return answer
}

test('a key for one project may call exactly the routes that stay within it', async () => {
  const guarded = routes.filter(({ url }) => url.startsWith('/api/:user_id/'))
  assert.ok(guarded.length > 50)
  const admitted = new Set<string>()
  for (const { method, url } of guarded) {
    const route = `${method === 'HEAD' ? 'GET' : method} ${url}`
    const declared = DECLARED[route]
    assert.ok(declared?.kind === 'guarded', route)
    const path = url.slice('/api/:user_id'.length).replace(/:\w+/g, String(UNKNOWN))
    const body = method === 'GET' || method === 'HEAD' ? undefined : declared.body?.({})
    const answer = await world.by(method as 'GET', path, body)
    if (method === 'HEAD') {
      assert.equal(answer.statusCode === 403, !OPEN.includes(route), `HEAD ${url}`)
    } else if (answer.statusCode !== 403) admitted.add(route)
    else assert.equal(answer.data.detail === ONE_PROJECT, declared.scope !== 'account', route)
  }
  assert.deepEqual([...admitted].sort(), OPEN.toSorted())
})

describe('what is outside answers as if it did not exist', () => {
  let rows: string[]
  before(async () => {
    rows = await rowsOutside(service, world)
    assert.ok(rows.filter((row) => row.includes(world.marker)).length > 12)
  })
  after(async () => assert.deepEqual(await rowsOutside(service, world), rows))

  /** Sends the request with each id in turn; all are answered like an id that does not exist. */
  async function alike(
    ids: readonly number[],
    status: number,
    ...[method, path, body]: [
      'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
      (id: number) => string,
      ((id: number) => object)?,
    ]
  ): Promise<void> {
    const ask = (id: number) => world.by(method, path(id), body?.(id))
    const unknown = await ask(UNKNOWN)
    assert.equal(unknown.statusCode, status, `${method} ${path(UNKNOWN)}: ${unknown.payload}`)
    for (const id of ids) {
      const what = `${method} ${path(id)} ${JSON.stringify(body?.(id))}`
      const answer = assertBlind(await ask(id), what)
      assert.deepEqual(essence(answer, id), essence(unknown, UNKNOWN), what)
    }
  }

  for (const [method, path, body] of [
    ['GET', ''],
    ['PUT', '', { title: 'mine', complete: true }],
    ['PATCH', '', { title: 'mine' }],
    ['PATCH', '', { project_id: 1 }],
    ['PATCH', '/complete', {}],
    ['PATCH', '/complete?force=true', { complete: true }],
    ['POST', '/skip', {}],
    ['POST', '/move', { before: 1 }],
    ['GET', '/occurrences'],
    ['GET', '/notes'],
    ['POST', '/notes', { body: 'mine' }],
    ['DELETE', ''],
  ] as const) {
    test(`${method} /tasks/{task_id}${path} ${JSON.stringify(body ?? '')}`, () =>
      alike(world.outside.tasks, 404, method, (id) => `/tasks/${id}${path}`, body && (() => body)))
  }

  test('its notes and occurrences', async () => {
    const { outside, inside } = world
    const [task = 0] = outside.tasks
    const series = outside.tasks.at(-1)
    for (const method of ['GET', 'PATCH', 'DELETE'] as const) {
      const body = method === 'PATCH' ? () => ({ body: 'mine' }) : undefined
      // Below its own task, below another task outside, and below one inside.
      for (const below of [task, outside.tasks[1], inside.tasks[0]]) {
        await alike([outside.note], 404, method, (id) => `/tasks/${below}/notes/${id}`, body)
      }
      await alike(outside.tasks, 404, method, (id) => `/tasks/${id}/notes/${outside.note}`, body)
    }
    for (const below of [series, inside.tasks.at(-1)]) {
      await alike([outside.occurrence], 404, 'DELETE', (id) => `/tasks/${below}/occurrences/${id}`)
    }
  })

  test('other projects, also in preconditions and repeated keys', async () => {
    await alike([world.away], 404, 'GET', (id) => `/projects/${id}`)
    const { data } = await world.by('GET', '/projects')
    assert.deepEqual([data.count, data.projects[0].id], [1, world.home])
    const [task] = world.outside.tasks
    const { revision } = (await world.owner.call('GET', `/tasks/${task}`)).data
    for (const [name, value] of [
      ['if-match', '"1"'],
      ['if-match', `"${revision}"`],
      ['if-none-match', `"${revision}"`],
    ] as const) {
      for (const method of ['GET', 'DELETE'] as const) {
        const answer = await world.by(method, `/tasks/${task}`, undefined, { [name]: value })
        assert.equal(answer.statusCode, 404, `${method} ${name} ${value}`)
      }
    }
  })

  test('in a body: parents, blockers, projects and neighbours', async () => {
    const { inside, outside, away } = world
    const [, , , mine] = inside.tasks
    const title = 'mine'
    for (const [method, path, more] of [
      ['POST', '/tasks', { title }],
      ['PUT', `/tasks/${mine}`, { title, complete: false }],
      ['PATCH', `/tasks/${mine}`, {}],
    ] as const) {
      await alike(
        outside.tasks,
        422,
        method,
        () => path,
        (id) => ({ ...more, parent_id: id }),
      )
      await alike(
        outside.tasks,
        422,
        method,
        () => path,
        (id) => ({ ...more, blocked_by: [id] }),
      )
      await alike(
        [away],
        422,
        method,
        () => path,
        (id) => ({ ...more, project_id: id }),
      )
      const none = await world.by(method, path, { ...more, project_id: null })
      assert.equal(none.statusCode, 422, `${method} out of every project`)
    }
    for (const side of ['before', 'after']) {
      await alike(
        outside.tasks,
        422,
        'POST',
        () => `/tasks/${mine}/move`,
        (id) => ({ [side]: id }),
      )
    }
  })

  test('in a list, however it is queried', async () => {
    const { marker, away, home, view, outside, owner } = world
    const ids = outside.tasks.join()
    const cursors = await Promise.all(
      ['limit=1', 'limit=1&sort=title', 'limit=1&sort=project', `limit=1&q=${marker}`].map(async (query) => {
        const { data } = await owner.call('GET', `/tasks?${query}`)
        assert.ok(typeof data.next_cursor === 'string', query)
        return `${query.replace('limit=1', 'limit=500')}&cursor=${data.next_cursor}`
      }),
    )
    const filters = [
      `project = ${away}`,
      'project = none',
      `not project = ${home}`,
      `project in (${home}, ${away}) and not project = ${home}`,
      `parent = ${outside.tasks[0]} or blocked_by = ${outside.tasks[0]}`,
      `title ~ "${marker}" or description ~ "${marker}" or note ~ "${marker}"`,
      `project ~ "${marker}"`,
    ].map((filter) => `filter=${encodeURIComponent(filter)}`)
    for (const query of [
      `id=${ids}`,
      `project_id=${away}`,
      'project=none',
      `project=${marker}`,
      `title=${marker}`,
      `note=${marker}`,
      `q=${marker}`,
      `q=${marker.slice(0, 6)}`,
      ...filters,
    ]) {
      const { data, payload } = await world.by('GET', `/tasks?${query}`)
      assert.equal(data.count, 0, `${query}: ${payload}`)
      assert.deepEqual([data.tasks, data.next_cursor], [[], null], query)
    }
    const all = encodeURIComponent(`id >= 1 or project = ${away} or not project = ${home}`)
    for (const query of [
      '',
      'complete=false',
      'limit=500',
      'offset=3',
      `view=${view}`,
      'sort=project,title',
      'sort=-position',
      'q=leaves',
      'q=levaes',
      `filter=${all}`,
      ...cursors.filter((cursor) => !cursor.includes('q=')),
    ]) {
      // Twice: what is cached for a list must not be served to others.
      for (let times = 0; times < 2; times += 1) {
        const answer = assertBlind(await world.by('GET', `/tasks?${query}`), query)
        assert.equal(answer.statusCode, 200, `${query}: ${answer.payload}`)
        assert.ok(query.includes('cursor') || answer.data.count > 10, query)
        const wide = await owner.call('GET', `/tasks?${query}`)
        assert.ok(wide.data.count >= answer.data.count, query)
      }
    }
    const searched = await world.by('GET', `/tasks?${cursors.find((cursor) => cursor.includes('q='))}`)
    assert.equal(searched.data.count, 0)
  })

  test('with random requests', async (t) => {
    t.diagnostic(`SEED=${SEED}`)
    const statuses = new Map<string, number>()
    const random = fc.sample(hostileRequests(world), { seed: SEED, numRuns: rounds(300, 1_500) })
    for (const request of [...plainRequests(world), ...random]) {
      const { method, path, body } = request
      const answer = assertBlind(await world.by(method, path, body), JSON.stringify(request))
      const named = Number(/^\/tasks\/(\d+)/.exec(path)?.[1])
      const isRefused = [400, 404, 422].includes(answer.statusCode)
      if (world.outside.tasks.includes(named)) assert.ok(isRefused, JSON.stringify(request))
      const kind = `${method} ${answer.statusCode}`
      statuses.set(kind, (statuses.get(kind) ?? 0) + 1)
    }
    t.diagnostic(JSON.stringify(Object.fromEntries(statuses)))
    for (const kind of [
      'GET 200',
      'POST 201',
      'PUT 200',
      'PATCH 200',
      'DELETE 204',
      'GET 404',
      'PATCH 404',
    ]) {
      assert.ok((statuses.get(kind) ?? 0) > 0, kind)
    }
    assert.deepEqual(await trespasses(service, world), [])
  })
})
