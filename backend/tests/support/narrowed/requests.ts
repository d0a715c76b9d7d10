import fc from 'fast-check'
import { type NarrowWorld, UNKNOWN } from './world.ts'

/** Requests of a key limited to one project that name whatever there is, on both sides of the border. */

export interface HostileRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  body?: object
}

/** One of each kind that succeeds, or names nothing that exists, whatever else is sent. */
export function plainRequests({ inside, home }: NarrowWorld): HostileRequest[] {
  const [first, last] = [inside.tasks[0], inside.tasks.at(-2)]
  const title = 'rake'
  return [
    { method: 'GET', path: '/tasks' },
    { method: 'GET', path: `/tasks/${UNKNOWN}` },
    { method: 'POST', path: '/tasks', body: { title } },
    { method: 'PUT', path: `/tasks/${first}`, body: { title, complete: false, project_id: home } },
    { method: 'PATCH', path: `/tasks/${first}`, body: { title } },
    { method: 'PATCH', path: `/tasks/${UNKNOWN}`, body: { title } },
    { method: 'DELETE', path: `/tasks/${last}` },
  ]
}

export function hostileRequests(world: NarrowWorld): fc.Arbitrary<HostileRequest> {
  const { inside, outside, home, away, view } = world
  const task = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...inside.tasks) },
    { weight: 3, arbitrary: fc.constantFrom(...outside.tasks) },
    { weight: 1, arbitrary: fc.constant(UNKNOWN) },
  )
  const project = fc.constantFrom(home, home, away, null, UNKNOWN)
  const references = fc.record(
    {
      project_id: project,
      parent_id: fc.oneof(task, fc.constant(null)),
      blocked_by: fc.uniqueArray(task, { maxLength: 2 }),
      labels: fc.subarray(['errand', 'new']),
      position: fc.constantFrom('a5', null),
      due: fc.constantFrom({ date: '2026-12-01' }, { date: '2026-11-21', time: '09:00' }),
      recurrence: fc.constantFrom('FREQ=DAILY', 'FREQ=WEEKLY', null),
    },
    { requiredKeys: [] },
  )
  // Most requests name few things: those that name many are mostly refused.
  const some = fc
    .tuple(references, fc.nat({ max: 2 }))
    .map(([all, count]) => Object.fromEntries(Object.entries(all).slice(0, count)))
  const title = fc.constantFrom('rake', 'water the leaves', 'sow')
  const path = (rest: string) => task.map((id) => `/tasks/${id}${rest}`)
  const noteId = fc.constantFrom(inside.note, outside.note, UNKNOWN)
  const occurrence = fc.constantFrom(inside.occurrence, outside.occurrence, UNKNOWN)
  const request = (
    method: HostileRequest['method'],
    address: fc.Arbitrary<string>,
    body?: fc.Arbitrary<object>,
  ): fc.Arbitrary<HostileRequest> =>
    body === undefined
      ? fc.record({ method: fc.constant(method), path: address })
      : fc.record({ method: fc.constant(method), path: address, body })
  const query = fc
    .record(
      {
        filter: fc.constantFrom(
          `project = ${away} or id >= 1`,
          'not project = none or overdue',
          `blocked or parent = ${outside.tasks[0]}`,
          'not (id >= 1)',
        ),
        view: fc.constantFrom(view, UNKNOWN),
        id: fc.uniqueArray(task, { minLength: 1, maxLength: 5 }).map(String),
        project_id: fc.constantFrom(home, away, 'none'),
        complete: fc.boolean(),
        blocked_by: task,
        sort: fc.constantFrom('project', '-due,title', 'position', '-updated'),
        limit: fc.constantFrom(1, 5, 500),
        offset: fc.nat({ max: 5 }),
      },
      { requiredKeys: [] },
    )
    .map((all) => new URLSearchParams(Object.entries(all).map(([name, value]) => [name, String(value)])))
  return fc.oneof(
    {
      weight: 12,
      arbitrary: request(
        'GET',
        query.map((asked) => `/tasks?${asked}`),
      ),
    },
    { weight: 6, arbitrary: request('GET', path('')) },
    { weight: 3, arbitrary: request('GET', path('/notes')) },
    {
      weight: 2,
      arbitrary: request('GET', fc.constantFrom('/notes', '/notes?mentions=me', '/notes?limit=1')),
    },
    { weight: 3, arbitrary: request('GET', path('/occurrences')) },
    {
      weight: 9,
      arbitrary: request(
        'POST',
        fc.constant('/tasks'),
        fc.tuple(title, some).map(([name, rest]) => ({ title: name, ...rest })),
      ),
    },
    {
      weight: 6,
      arbitrary: request(
        'POST',
        fc.constant('/quick-add'),
        fc.record({
          text: fc.constantFrom(
            'rake',
            'rake #Garden tomorrow',
            `rake #${world.marker}`,
            'rake @new every day',
          ),
          defaults: fc.record({ project_id: project, parent_id: task }, { requiredKeys: [] }),
        }),
      ),
    },
    {
      weight: 9,
      arbitrary: request(
        'PUT',
        path('?force=true'),
        fc
          .tuple(title, fc.boolean(), some)
          .map(([name, complete, rest]) => ({ title: name, complete, ...rest })),
      ),
    },
    { weight: 15, arbitrary: request('PATCH', path(''), some) },
    { weight: 6, arbitrary: request('PATCH', path('/complete?force=true'), fc.constant({})) },
    {
      weight: 9,
      arbitrary: request(
        'POST',
        path('/move'),
        task.map((before) => ({ before })),
      ),
    },
    { weight: 3, arbitrary: request('POST', path('/skip'), fc.constant({})) },
    { weight: 6, arbitrary: request('POST', path('/notes'), fc.constant({ body: 'leaves' })) },
    ...(['GET', 'PATCH', 'DELETE'] as const).map((method) => ({
      weight: method === 'DELETE' ? 1 : 3,
      arbitrary: request(
        method,
        fc.tuple(task, noteId).map(([id, note]) => `/tasks/${id}/notes/${note}`),
        method === 'PATCH' ? fc.constant({ body: 'more leaves' }) : undefined,
      ),
    })),
    {
      weight: 3,
      arbitrary: request(
        'DELETE',
        fc.tuple(task, occurrence).map(([id, turn]) => `/tasks/${id}/occurrences/${turn}`),
      ),
    },
    { weight: 1, arbitrary: request('DELETE', path('')) },
    {
      weight: 3,
      arbitrary: request(
        'GET',
        project.map((id) => `/projects/${id ?? ''}`),
      ),
    },
    {
      weight: 3,
      arbitrary: request(
        'GET',
        fc.constantFrom('/changes', '/counts', '/views', `/views/${view}`, '/export', '/preferences'),
      ),
    },
  )
}
