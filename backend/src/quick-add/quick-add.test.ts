import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { createKey, rowsOf } from '../../tests/support/isolation/world.ts'
import { narrowKey } from '../../tests/support/narrowed/world.ts'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { createWorkspace, inWorkspace, join } from '../../tests/support/workspaces.ts'

const PATH = '/quick-add'

let service: TestService
let ada: TestUser

before(async () => {
  service = await startService()
  // A Wednesday morning in Berlin.
  service.clock.set('2026-11-18T09:30:00.000Z')
})
after(() => service.close())

beforeEach(async () => {
  ada = await service.newUser()
  await service.db.pool.query(`UPDATE workspaces SET time_zone = 'Europe/Berlin' WHERE id = $1`, [ada.id])
})

const LINE = 'Water the plants every 3 days at 9am #Garden @home @plants !! remind me 30 min before'

describe('a preview', () => {
  test('shows what is parsed and where, and writes nothing', async () => {
    const garden = await ada.call('POST', '/projects', { name: 'Garden' })
    const home = await ada.call('POST', '/labels', { name: 'home' })
    const rows = await rowsOf(service, ada.id)
    const { statusCode, headers, data } = await ada.call('POST', PATH, { text: LINE, preview: true })
    assert.equal(statusCode, 200)
    assert.equal(headers.location, undefined)
    const due = { date: '2026-11-19', time: '09:00' }
    const rule = { recurrence: 'FREQ=DAILY;INTERVAL=3', recurrence_from: 'schedule' }
    assert.deepEqual(data, {
      task: {
        title: 'Water the plants',
        due,
        ...rule,
        priority: 'high',
        estimate: null,
        labels: ['home', 'plants'],
        assignees: [],
        project_id: garden.data.id,
        parent_id: null,
        reminders: [{ minutes_before: 30 }],
      },
      readings: [
        { kind: 'recurrence', text: 'every 3 days', start: 17, end: 29, value: rule },
        { kind: 'due', text: 'at 9am', start: 30, end: 36, value: due },
        {
          kind: 'project',
          text: '#Garden',
          start: 37,
          end: 44,
          value: { id: garden.data.id, name: 'Garden' },
        },
        { kind: 'label', text: '@home', start: 45, end: 50, value: { id: home.data.id, name: 'home' } },
        { kind: 'label', text: '@plants', start: 51, end: 58, value: { id: null, name: 'plants' } },
        { kind: 'priority', text: '!!', start: 59, end: 61, value: 'high' },
        {
          kind: 'reminder',
          text: 'remind me 30 min before',
          start: 62,
          end: 85,
          value: [{ minutes_before: 30 }],
        },
      ],
    })
    assert.deepEqual(await rowsOf(service, ada.id), rows)
  })

  test('counts in code points', async () => {
    const { data } = await ada.call('POST', PATH, { text: '🪴🪴 water @🌿 tomorrow', preview: true })
    assert.deepEqual(
      data.readings.map(({ text, start, end }: Record<string, unknown>) => [text, start, end]),
      [
        ['@🌿', 9, 11],
        ['tomorrow', 12, 20],
      ],
    )
  })

  test('shows a line without a title, which cannot be created', async () => {
    const text = 'tomorrow p1'
    const { statusCode, data } = await ada.call('POST', PATH, { text, preview: true })
    assert.deepEqual([statusCode, data.task.title], [200, ''])
    const made = await ada.call('POST', PATH, { text })
    assert.equal(made.statusCode, 422)
    assert.deepEqual(made.data.errors, [
      { loc: ['body', 'text'], msg: 'Nothing is left of it for the title.', type: 'missing' },
    ])
  })

  test('predicts what is then created', async () => {
    const lines = [
      LINE,
      'Call Ada tomorrow 3pm UTC',
      'Dentist 12/24 at 10 p1',
      'Filter every! 2 weeks',
      'Buy milk',
    ]
    for (const text of lines) {
      const { task } = (await ada.call('POST', PATH, { text, preview: true })).data
      const made = await ada.call('POST', PATH, { text })
      assert.equal(made.statusCode, 201, made.payload)
      const { project_id: _, ...previewed } = task
      for (const [member, value] of Object.entries(previewed))
        assert.deepEqual(made.data[member], value, text)
    }
  })

  test('does not use up an Idempotency-Key', async () => {
    const key = { 'idempotency-key': 'the-same' }
    assert.equal((await ada.call('POST', PATH, { text: 'Milk', preview: true }, key)).statusCode, 200)
    assert.equal((await ada.call('POST', PATH, { text: 'Milk' }, key)).statusCode, 201)
  })

  test('finds out the language, beginning with the one that is asked for', async () => {
    for (const [language, text, date] of [
      ['de', 'Ada übermorgen anrufen', '2026-11-20'],
      ['ur', 'کل علی کو فون کرنا', '2026-11-19'],
      ['en', 'Ada übermorgen anrufen', '2026-11-20'],
      ['de', 'Call Ada tomorrow', '2026-11-19'],
      ['en', 'Read Morgen by Brecht', undefined],
      ['de', 'Morgen', '2026-11-19'],
    ] as const) {
      const { data } = await ada.call('POST', PATH, { text, language, preview: true })
      assert.equal(data.task.due?.date, date, text)
    }
  })
})

describe('a line', () => {
  test('creates everything new in it as one write, which one undo reverts', async () => {
    const made = await ada.call('POST', PATH, { text: LINE })
    assert.equal(made.statusCode, 201, made.payload)
    const { id, revision, project_id } = made.data
    assert.equal(made.headers.location, `/api/${ada.id}/tasks/${id}`)
    assert.equal(made.headers.etag, `"${revision}"`)
    assert.deepEqual((await ada.call('GET', `/tasks/${id}`)).data, made.data)
    assert.equal((await ada.call('GET', `/projects/${project_id}`)).data.name, 'Garden')
    const { changes } = (await ada.call('GET', '/changes?since=0')).data
    assert.deepEqual(
      changes.map(({ resource }: { resource: string }) => resource),
      ['project', 'label', 'label', 'task'],
    )
    assert.equal(new Set(changes.map(({ write }: { write: number }) => write)).size, 1)
    const undone = await ada.call('POST', '/undo', { revision })
    assert.equal(undone.statusCode, 200, undone.payload)
    for (const list of ['/tasks', '/projects', '/labels']) {
      assert.equal((await ada.call('GET', list)).data.count, 0, list)
    }
  })

  test('that is refused creates nothing new', async () => {
    const made = await ada.call('POST', PATH, { text: '#Garden @home tomorrow' })
    assert.equal(made.statusCode, 422)
    const late = await ada.call('POST', PATH, { text: 'x #Garden', defaults: { labels: ['a,b'] } })
    assert.equal(late.statusCode, 422)
    const { key } = await createKey(ada, ['tasks:write', 'projects:write'])
    const own = { authorization: `Bearer ${key}` }
    // The project is created before the label is refused.
    const refused = await ada.call('POST', PATH, { text: 'x #Garden @new' }, own)
    assert.equal(refused.statusCode, 403)
    assert.match(refused.data.detail, /labels:write/)
    for (const list of ['/projects', '/labels']) assert.equal((await ada.call('GET', list)).data.count, 0)
  })

  test('needs the scope for projects only to create one', async () => {
    const { data: garden } = await ada.call('POST', '/projects', { name: 'Garden' })
    const { key } = await createKey(ada, ['tasks:write'])
    const own = { authorization: `Bearer ${key}` }
    const made = await ada.call('POST', PATH, { text: 'Rake #garden' }, own)
    assert.deepEqual([made.statusCode, made.data.project_id], [201, garden.id])
    const refused = await ada.call('POST', PATH, { text: 'Rake #Forest' }, own)
    assert.equal(refused.statusCode, 403)
    assert.match(refused.data.detail, /projects:write/)
  })

  test('runs once per Idempotency-Key', async () => {
    const key = { 'idempotency-key': 'the-same' }
    const first = await ada.call('POST', PATH, { text: LINE }, key)
    service.clock.advance(60 * 1000)
    const again = await ada.call('POST', PATH, { text: LINE }, key)
    assert.deepEqual([again.statusCode, again.headers['idempotency-replayed']], [201, 'true'])
    assert.equal(again.payload, first.payload)
    assert.equal((await ada.call('GET', '/projects')).data.count, 1)
    assert.equal((await ada.call('POST', PATH, { text: 'another' }, key)).statusCode, 422)
  })

  test('is a batch operation, whose id later ones may refer to', async () => {
    const { statusCode, data } = await ada.call('POST', '/batch', {
      operations: [
        { method: 'POST', path: PATH, body: { text: 'Party saturday' } },
        {
          method: 'POST',
          path: PATH,
          body: { text: 'Buy cake friday', defaults: { parent_id: { id_of: 0 } } },
        },
        { method: 'POST', path: PATH, body: { text: 'Look only', preview: true } },
      ],
    })
    assert.equal(statusCode, 200, JSON.stringify(data))
    assert.deepEqual(
      data.results.map(({ status }: { status: number }) => status),
      [201, 201, 200],
    )
    assert.equal(data.results[1].body.parent_id, data.results[0].body.id)
  })

  test('finds a project by name, active before archived', async () => {
    const make = async (body: object) => (await ada.call('POST', '/projects', body)).data.id
    await make({ name: 'Home', archived: true })
    const home = await make({ name: 'Home' })
    const office = await make({ name: 'Home office' })
    const old = await make({ name: 'Old', archived: true })
    for (const [text, id] of [
      ['Paint #home', home],
      ['Paint #HOME OFFICE tomorrow', office],
      ['Paint #"home office" tomorrow', office],
      ['Paint #Home offices', home],
      ['Paint #old', old],
    ] as const) {
      const { data } = await ada.call('POST', PATH, { text, preview: true })
      assert.equal(data.task.project_id, id, text)
    }
  })

  test('keeps ignored parts in the title', async () => {
    for (const [ignore, title] of [
      [[], 'Pay'],
      [['every 1st'], 'Pay every 1st'],
      [['#Home'], 'Pay #Home'],
      [['p1', '@bills', 'every 1st', '#Home'], 'Pay every 1st #Home @bills p1'],
      [['1'], 'Pay'],
      [['a word that is not there'], 'Pay'],
    ] as const) {
      const made = await ada.call('POST', PATH, { text: 'Pay every 1st #Home @bills p1', ignore })
      assert.deepEqual([made.statusCode, made.data.title], [201, title])
    }
  })
})

describe('the defaults', () => {
  test('apply where the line says nothing', async () => {
    const { data: project } = await ada.call('POST', '/projects', { name: 'Work' })
    const defaults = { due: { date: '2026-12-10' }, labels: ['deep'], project_id: project.id }
    const plain = await ada.call('POST', PATH, { text: 'Write', defaults })
    assert.deepEqual(
      [plain.data.due, plain.data.labels, plain.data.project_id],
      [{ date: '2026-12-10' }, ['deep'], project.id],
    )
    const other = await ada.call('POST', PATH, { text: 'Write friday #Home @Deep @calm', defaults })
    assert.deepEqual([other.data.due, other.data.labels], [{ date: '2026-11-20' }, ['deep', 'calm']])
    assert.notEqual(other.data.project_id, project.id)
  })

  test('give the description, which no line has', async () => {
    const defaults = { description: 'https://example.com/roses' }
    const made = await ada.call('POST', PATH, { text: 'Prune roses friday', defaults })
    assert.deepEqual([made.data.title, made.data.description], ['Prune roses', defaults.description])
    const long = await ada.call('POST', PATH, { text: 'x', defaults: { description: 'x'.repeat(1001) } })
    assert.deepEqual([long.statusCode, long.data.errors[0].loc], [422, ['body', 'defaults', 'description']])
  })

  test('give the day for a time, and the start of a series', async () => {
    const defaults = { due: { date: '2026-12-10' } }
    const due = async (text: string) => (await ada.call('POST', PATH, { text, defaults })).data.due
    assert.deepEqual(await due('Write 3pm'), { date: '2026-12-10', time: '15:00' })
    assert.deepEqual(await due('Write every 3 days'), { date: '2026-12-10' })
    assert.deepEqual(await due('Write every monday at 9'), { date: '2026-12-14', time: '09:00' })
  })

  test('make a subtask, unless the line says otherwise', async () => {
    const { data: parent } = await ada.call('POST', PATH, { text: 'Party #Home' })
    const defaults = { parent_id: parent.id }
    const cake = await ada.call('POST', PATH, { text: 'Cake', defaults })
    assert.deepEqual([cake.data.parent_id, cake.data.project_id], [parent.id, parent.project_id])
    const desk = await ada.call('POST', PATH, { text: 'Desk #Work', defaults })
    assert.equal(desk.data.parent_id, null)
  })

  test('report mistakes at their field', async () => {
    for (const member of ['project_id', 'parent_id']) {
      const made = await ada.call('POST', PATH, { text: 'x', defaults: { [member]: 99 } })
      assert.equal(made.statusCode, 422)
      assert.deepEqual(made.data.errors[0].loc, ['body', 'defaults', member])
      assert.match(made.data.detail, new RegExp(`^body\\.defaults\\.${member}: No such`))
    }
  })
})

test('refuses an invalid line', async () => {
  for (const [body, loc] of [
    [{}, ['body', 'text']],
    [{ text: ' ' }, ['body', 'text']],
    [{ text: 'x'.repeat(501) }, ['body', 'text']],
    [{ text: 'x'.repeat(201) }, ['body', 'text']],
    [{ text: `x ${Array.from({ length: 51 }, (_, n) => `@l${n}`).join(' ')}` }, ['body', 'text']],
    [{ text: 'x', language: 'fr' }, ['body', 'language']],
    [{ text: 'x', ignore: [''] }, ['body', 'ignore', 0]],
    [{ text: 'x', defaults: { priority: 'high' } }, ['body', 'defaults']],
    [{ text: 'x', title: 'y' }, ['body']],
  ] as const) {
    const { statusCode, data } = await ada.call('POST', PATH, body)
    assert.equal(statusCode, 422, JSON.stringify(body))
    assert.deepEqual(data.errors[0].loc.slice(0, loc.length), loc)
  }
  const { data } = await ada.call('GET', '/tasks')
  assert.equal(data.count, 0)
})

test('a key for one project adds to it, and sees no other', async () => {
  const { data: garden } = await ada.call('POST', '/projects', { name: 'Garden' })
  await ada.call('POST', '/projects', { name: 'Secret' })
  const by = await narrowKey(service, ada, garden.id)
  const made = await by('POST', PATH, { text: 'Rake tomorrow' })
  assert.deepEqual([made.statusCode, made.data.project_id], [201, garden.id])
  const named = await by('POST', PATH, { text: 'Rake #garden' })
  assert.deepEqual([named.statusCode, named.data.project_id], [201, garden.id])
  const shown = await by('POST', PATH, { text: 'Rake', preview: true })
  assert.equal(shown.data.task.project_id, garden.id)
  const essence = (answer: typeof made, name: string) => {
    const { timestamp: _, request_id: __, ...said } = answer.data
    return [answer.statusCode, JSON.stringify(said).replaceAll(name, '…')]
  }
  for (const preview of [true, false]) {
    const secret = await by('POST', PATH, { text: 'Rake #Secret', preview })
    const nobody = await by('POST', PATH, { text: 'Rake #Nobody', preview })
    assert.deepEqual(essence(secret, 'Secret'), essence(nobody, 'Nobody'))
    assert.equal(secret.statusCode, preview ? 200 : 403)
  }
})

test('an offline line counts from when it was written', async () => {
  const { data } = await ada.call('POST', PATH, {
    text: 'Call Ada tomorrow',
    at: '2026-11-16T10:00:00+01:00',
  })
  assert.deepEqual(data.due, { date: '2026-11-17' })
  for (const at of ['yesterday', '2026-11-16', '1999-12-31T23:00:00Z', null]) {
    assert.equal((await ada.call('POST', PATH, { text: 'Call Ada', at })).statusCode, 422, String(at))
  }
})

test('today follows the time zone of the preferences', async () => {
  service.clock.set('2026-11-18T23:30:00.000Z')
  const eve = await service.newUser()
  for (const [time_zone, date] of [
    ['Europe/Berlin', '2026-11-19'],
    ['America/New_York', '2026-11-18'],
  ] as const) {
    await eve.call('PATCH', '/preferences', { time_zone })
    const { data } = await eve.call('POST', PATH, { text: 'Milk today', preview: true })
    assert.deepEqual(data.task.due, { date }, time_zone)
  }
})

test('a date in numbers is read as the language and its region have it, unless its user has chosen', async () => {
  const user = await service.newUser()
  const due = async (said: Record<string, unknown>, text = 'Fly 3/4/2027') => {
    const { statusCode, data, payload } = await user.call('POST', PATH, { text, preview: true, ...said })
    assert.equal(statusCode, 200, payload)
    return data.task.due.date
  }
  assert.equal(await due({}), '2027-03-04')
  assert.equal(await due({ locale: 'en-US' }), '2027-03-04')
  assert.equal(await due({ locale: 'en-GB' }), '2027-04-03')
  assert.equal(await due({ language: 'de' }), '2027-04-03')
  assert.equal(await due({ language: 'de', locale: 'en-US' }), '2027-04-03')
  assert.equal(await due({ language: 'ur', locale: 'ur-PK' }, 'پرواز 3/4/2027 کو'), '2027-04-03')
  for (const locale of ['en_GB', 'en-AA-AA', '']) {
    const { statusCode } = await user.call('POST', PATH, { text: 'Fly', preview: true, locale })
    assert.equal(statusCode, 422, locale)
  }
  await user.call('PATCH', '/preferences', { date_format: 'mdy' })
  assert.equal(await due({ locale: 'en-GB' }), '2027-03-04')
})

test('a line is read as its user has chosen', async () => {
  const user = await service.newUser()
  const chosen = { week_start: 7, date_format: 'dmy', default_reminder: 10, line_language: 'en' }
  assert.equal((await user.call('PATCH', '/preferences', chosen)).statusCode, 200)
  const added = async (text: string) => {
    const at = '2026-11-18T09:30:00.000Z'
    const { statusCode, data, payload } = await user.call('POST', PATH, { text, at })
    assert.equal(statusCode, 201, payload)
    return [data.title, data.due?.date, data.reminders]
  }
  assert.deepEqual(await added('Call 3/4/2027 at 15:00'), ['Call', '2027-04-03', [{ minutes_before: 10 }]])
  assert.deepEqual(await added('Swim next week'), ['Swim', '2026-11-22', []])
  assert.deepEqual(await added('Schwimmen am Freitag'), ['Schwimmen am Freitag', undefined, []])
})

describe('a member in a line', () => {
  test('is assigned the task in a shared workspace; whoever is no member stays text, and none is made', async () => {
    const [owner, guest, stranger] = await Promise.all([
      ...[service.newUser('owner'), service.newUser('guest'), service.newUser('stranger')],
    ] as const)
    const id = await createWorkspace(service, owner)
    await join(service, id, { owner, guest, role: 'editor' })
    const names = [
      [owner, 'Ada Lovelace'],
      [guest, 'Bob'],
      [stranger, 'Eve'],
    ] as const
    for (const [user, name] of names) {
      await service.db.pool.query('UPDATE users SET name = $2 WHERE id = $1', [user.id, name])
    }
    const there = inWorkspace(service, guest, id)
    const add = async (text: string) => (await there.call('POST', '/quick-add', { text })).data
    const task = await add('Paint the wall +ada +me +Eve')
    assert.deepEqual([task.title, task.assignees], ['Paint the wall +Eve', [owner.id, guest.id]])
    const { data } = await there.call('POST', '/quick-add', { text: 'Call +"Ada Lovelace"', preview: true })
    assert.deepEqual(data.task.assignees, [owner.id])
    assert.deepEqual(data.readings, [
      {
        kind: 'assignee',
        text: '+"Ada Lovelace"',
        start: 5,
        end: 20,
        value: { id: owner.id, name: 'Ada Lovelace' },
      },
    ])
    assert.equal((await there.call('GET', '/members')).data.count, 2)
    const defaults = { assignees: [guest.id] }
    const given = async (text: string, more = {}) =>
      (await there.call('POST', '/quick-add', { text, defaults, ...more })).data
    assert.deepEqual((await given('Paint')).assignees, [guest.id])
    assert.deepEqual((await given('Paint', { preview: true })).task.assignees, [guest.id])
    assert.deepEqual((await given('Paint +ada')).assignees, [owner.id], 'the line says otherwise')
    const refused = await there.call('POST', '/quick-add', {
      text: 'Paint',
      defaults: { assignees: [stranger.id] },
    })
    assert.deepEqual(
      [refused.statusCode, refused.data.errors[0].loc.slice(0, 3)],
      [422, ['body', 'defaults', 'assignees']],
    )
    // In their own workspace there is nobody else.
    const own = await guest.call('POST', '/quick-add', { text: 'Paint +Ada +me' })
    assert.deepEqual([own.data.title, own.data.assignees], ['Paint +Ada', [guest.id]])
  })
})
