import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { habitsOf } from '@docket/grammar/lines/habits.ts'
import type { Language } from '@docket/grammar/lines/language.ts'
import { LINES, listen, type McpClient } from '../../tests/support/mcp/clients.ts'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { createWorkspace, inWorkspace, join } from '../../tests/support/workspaces.ts'
import type { Called, Turn } from './model/turn.ts'
import { readAndDo } from './reader.ts'

/** What the reader says and does about assignees, in a workspace that several share: with the tools, as Bob's client. */

const NOW = new Date('2026-11-18T09:30:00.000Z')

let service: TestService
let url: URL
let bob: TestUser
/** Ids of members. */
let ids: { lovelace: string; byron: string; sara: string; bob: string }
/** Bob, in the workspace. */
let there: TestUser
let clients: Record<'editor' | 'viewer', McpClient>

before(async () => {
  service = await startService()
  service.clock.set(NOW.toISOString())
  url = await listen(service)
  const user = async (name: string) => {
    const made = await service.newUser('user')
    await service.db.pool.query('UPDATE users SET name = $2 WHERE id = $1', [made.id, name])
    return made
  }
  const [lovelace, byron, sara] = [
    await user('Ada Lovelace'),
    await user('Ada Byron'),
    await user('سارہ خان'),
  ]
  bob = await user('Bob')
  ids = { lovelace: lovelace.id, byron: byron.id, sara: sara.id, bob: bob.id }
  const id = await createWorkspace(service, bob)
  for (const guest of [lovelace, byron]) await join(service, id, { owner: bob, guest, role: 'editor' })
  await join(service, id, { owner: bob, guest: sara, role: 'viewer' })
  there = inWorkspace(service, bob, id)
  clients = { editor: await connect(bob, id), viewer: await connect(sara, id) }
})
after(async () => {
  for (const client of Object.values(clients)) await client.close()
  await service.close()
})

async function connect(user: TestUser, workspace_id: string): Promise<McpClient> {
  const scopes = ['tasks:read', 'tasks:write', 'projects:read', 'labels:read', 'labels:write']
  const { data } = await user.call('POST', '/keys', { name: 'K', scopes, workspace_id })
  return await LINES['2026'](url, { authorization: `Bearer ${data.key}` })
}

beforeEach(async () => {
  const { data } = await there.call('GET', '/tasks?limit=500')
  for (const { id } of data.tasks) await there.call('DELETE', `/tasks/${id}`)
})

/** A conversation; `calls` has the names of all tools that were called. */
function talk(language: Language = 'en', client: McpClient = clients.editor) {
  const calls: string[] = []
  let remembered: unknown = null
  const call = async (name: string, args: Record<string, unknown>): Promise<Called> => {
    calls.push(name)
    const { isError, structuredContent, content } = await client.callTool({ name, arguments: args })
    const result = structuredContent as Record<string, unknown> | undefined
    const written = (result?.results as { body: { revision: number } }[] | undefined) ?? [
      { body: result ?? {} },
    ]
    const changes = written.flatMap(({ body: { revision } }) =>
      typeof revision === 'number' ? [{ revision }] : [],
    )
    const status = isError ? ('refused' as const) : ('done' as const)
    const detail = isError ? content.map(({ text }) => text).join(' ') : null
    const shown = {
      id: 'c',
      name,
      arguments: args,
      status,
      detail,
      changes,
      change_count: changes.length,
      found: [],
    }
    return { call: shown as unknown as Called['call'], result: isError ? null : (result ?? {}) }
  }
  const say = async (message: string): Promise<string> => {
    const turn: Turn = {
      message,
      language,
      locale: null,
      shared: { name: 'Home', role: 'editor' },
      timeZone: 'Europe/Berlin',
      habits: habitsOf({}, language),
      shown: {},
      now: NOW,
      history: [],
      remembered,
      remember(value) {
        remembered = value
      },
      toolbox: { tools: [], call },
      async patiently(work) {
        for (let step = work.next(); ; step = work.next()) if (step.done) return step.value
      },
      signal: new AbortController().signal,
    }
    let answer = ''
    for await (const text of readAndDo(turn)) answer += text
    return answer
  }
  const plain = async (message: string) => (await say(message)).replaceAll(/[\u2068\u2069]/gu, '')
  return { say, plain, calls }
}

const give = async (task: object): Promise<number> => (await there.call('POST', '/tasks', task)).data.id
const assigneesOf = async (id: number): Promise<string[]> =>
  (await there.call('GET', `/tasks/${id}`)).data.assignees

describe('assigns', () => {
  const cases: [message: string, to: (keyof typeof ids)[], answer: string, language?: Language][] = [
    ['assign the report to Ada Byron', ['byron'], 'Assigned “Write the report” to Ada Byron.'],
    ['assign Lovelace to the report', ['lovelace'], 'Assigned “Write the report” to Ada Lovelace.'],
    ['assign Ada Byron the report', ['byron'], 'Assigned “Write the report” to Ada Byron.'],
    ['assign the report to me', ['bob'], 'Assigned “Write the report” to you.'],
    ['give the report to byron', ['byron'], 'Assigned “Write the report” to Ada Byron.'],
    [
      'assign the report to Lovelace and me',
      ['lovelace', 'bob'],
      'Assigned “Write the report” to Ada Lovelace and you.',
    ],
    [
      'assign the report to Ada Byron, Lovelace and Bob',
      ['byron', 'lovelace', 'bob'],
      'Assigned “Write the report” to Ada Byron, Ada Lovelace and you.',
    ],
    ['Weise Byron den Report zu', ['byron'], '„Write the report“: jetzt Ada Byron zugewiesen.', 'de'],
    [
      'Weise den Report Ada Lovelace und mir zu',
      ['lovelace', 'bob'],
      '„Write the report“: jetzt Ada Lovelace und dir zugewiesen.',
      'de',
    ],
    ['report سارہ کو سونپ دو', ['sara'], '«Write the report» اب سارہ خان کے ذمے۔', 'ur'],
    ['سارہ کو report سونپ دو', ['sara'], '«Write the report» اب سارہ خان کے ذمے۔', 'ur'],
    ['report میرے ذمے لگا دو', ['bob'], '«Write the report» اب آپ کے ذمے۔', 'ur'],
  ]
  for (const [message, to, answer, language] of cases) {
    test(message, async () => {
      const id = await give({ title: 'Write the report' })
      const { plain, calls } = talk(language)
      assert.equal(await plain(message), answer)
      assert.deepEqual(
        await assigneesOf(id),
        to.map((name) => ids[name]),
      )
      assert.deepEqual(calls, ['list_members', 'search_tasks', 'update_task'])
    })
  }

  test('one more, and each only once', async () => {
    const id = await give({ title: 'Report', assignees: [ids.bob, ids.byron] })
    const { plain } = talk()
    await plain('assign the report to Lovelace and me')
    assert.deepEqual(await assigneesOf(id), [ids.byron, ids.lovelace, ids.bob])
  })

  test('all tasks that meet a condition, after asking, by one write, with one undo', async () => {
    const due = { date: '2026-11-16' }
    const all = [
      await give({ title: 'Rent', due }),
      await give({ title: 'Taxes', due, assignees: [ids.byron] }),
    ]
    const { plain, calls } = talk()
    assert.equal(await plain('assign everything overdue to me'), 'Change these 2 tasks: “Taxes” and “Rent”?')
    assert.deepEqual(await Promise.all(all.map(assigneesOf)), [[], [ids.byron]])
    assert.equal(await plain('yes'), 'Assigned “Taxes” and “Rent” to you.')
    assert.deepEqual(await Promise.all(all.map(assigneesOf)), [[ids.bob], [ids.byron, ids.bob]])
    assert.equal(calls.filter((name) => name === 'list_members').length, 1)
    assert.equal(calls.filter((name) => name === 'batch').length, 1)
    await plain('undo')
    assert.deepEqual(await Promise.all(all.map(assigneesOf)), [[], [ids.byron]])
  })

  test('by one call for members, however many commands name them', async () => {
    const [report, rent] = [await give({ title: 'Report' }), await give({ title: 'Rent' })]
    const { plain, calls } = talk()
    await plain('assign the report to Byron\nassign the rent to me; unassign me from the rent')
    assert.deepEqual([await assigneesOf(report), await assigneesOf(rent)], [[ids.byron], []])
    assert.equal(calls.filter((name) => name === 'list_members').length, 1)
  })

  test('what was spoken of', async () => {
    const { plain } = talk()
    assert.equal(
      await plain('add buy milk +"Ada Byron" tomorrow'),
      'Added “buy milk”, due tomorrow, assigned to Ada Byron.',
    )
    assert.equal(await plain('assign it to me'), 'Assigned “buy milk” to you.')
    assert.equal(
      await plain('show my tasks'),
      'Open tasks: 1\n• “buy milk”, due tomorrow, assigned to you and Ada Byron',
    )
  })

  test('nothing where no member, or more than one, is called so', async () => {
    const id = await give({ title: 'Report' })
    const { plain, say, calls } = talk()
    const members = 'Members: Bob, Ada Lovelace, Ada Byron, سارہ خان.'
    assert.equal(await plain('assign the report to Eve'), `No member is called Eve. ${members}`)
    assert.equal(await plain('assign Eve to the report'), `No member is called Eve. ${members}`)
    assert.equal(await plain('unassign Eve from the report'), `No member is called Eve. ${members}`)
    assert.equal(
      await plain('assign the report to Ada'),
      'Several members are called Ada: Ada Lovelace and Ada Byron.',
    )
    assert.equal(
      await say('assign the report to Ada'),
      'Several members are called \u2068Ada\u2069: \u2068Ada Lovelace\u2069 and \u2068Ada Byron\u2069.',
    )
    assert.ok(calls.every((name) => name === 'list_members'))
    assert.deepEqual(await assigneesOf(id), [])
    assert.match(
      await talk('de').plain('Weise den Report Eve zu'),
      /^Kein Mitglied heißt Eve\. Mitglieder: Bob, /,
    )
    assert.match(
      await talk('ur').plain('report نادیہ کو سونپ دو'),
      /^نادیہ نام کا کوئی رکن نہیں۔ ارکان: Bob، /,
    )
  })

  test('nothing where the verb may mean something else, and no member is named', async () => {
    await give({ title: 'Give the book to Eve' })
    const { plain, calls } = talk()
    assert.match(await plain('give the book to Eve'), /^Open tasks, about “book Eve”: 1\n/)
    assert.match(await plain('give the book to me'), /^Open tasks, about “book”: 1\n/)
    assert.ok(!calls.includes('update_task'))
  })

  test('nothing, but adds the line, where it has a date and names no member', async () => {
    const { plain } = talk()
    assert.match(
      await plain('assign seats to guests tomorrow'),
      /^I took that for a new task\. Added “assign seats to guests”/,
    )
    await give({ title: 'Rent', due: { date: '2026-11-18' } })
    assert.equal(await plain('assign everything due today to me'), 'Do you mean “Rent”?')
    assert.equal(await plain('yes'), 'Assigned “Rent” to you.')
  })

  test('nothing for a viewer, and says why', async () => {
    const id = await give({ title: 'Report' })
    assert.match(
      await talk('en', clients.viewer).plain('assign the report to me'),
      /^That could not be done: .*editor/,
    )
    assert.deepEqual(await assigneesOf(id), [])
  })
})

describe('unassigns', () => {
  const cases: [message: string, left: (keyof typeof ids)[], answer: string, language?: Language][] = [
    ['unassign Byron from the report', ['bob'], '“Report”: no longer assigned to Ada Byron.'],
    ['take me off the report', ['byron'], '“Report”: no longer assigned to you.'],
    ['unassign the report', [], '“Report”: now assigned to nobody.'],
    ['assign the report to nobody', [], '“Report”: now assigned to nobody.'],
    ['Nimm mich vom Report', ['byron'], '„Report“: nicht mehr dir zugewiesen.', 'de'],
    ['Weise den Report niemandem zu', [], '„Report“: jetzt niemandem zugewiesen.', 'de'],
    ['مجھے report سے ہٹا دو', ['byron'], '«Report» اب آپ کے ذمے نہیں۔', 'ur'],
    ['report سے ذمہ داری ہٹا دو', [], '«Report» اب کسی کے ذمے نہیں۔', 'ur'],
  ]
  for (const [message, left, answer, language] of cases) {
    test(message, async () => {
      const id = await give({ title: 'Report', assignees: [ids.byron, ids.bob] })
      const { plain, calls } = talk(language)
      assert.equal(await plain(message), answer)
      assert.deepEqual(
        await assigneesOf(id),
        left.map((name) => ids[name]),
      )
      assert.equal(calls.filter((name) => name === 'list_members').length, left.length === 0 ? 0 : 1)
    })
  }
})

describe('shows', () => {
  beforeEach(async () => {
    const { data } = await there.call('POST', '/projects', { name: 'Garden' })
    await give({ title: 'Dig', assignees: [ids.byron], project_id: data.id })
    await give({ title: 'Rent', assignees: [ids.byron, ids.bob], due: { date: '2026-11-16' } })
    await give({ title: 'Milk' })
  })

  const byron = 'assigned to Ada Byron'
  const cases: [message: string, answer: string, language?: Language][] = [
    [
      'what is assigned to me?',
      `Open tasks, assigned to you: 1\n• “Rent”, due Mon 16 Nov, assigned to you and Ada Byron`,
    ],
    [
      'tasks assigned to Byron',
      `Open tasks, ${byron}: 2\n• “Rent”, due Mon 16 Nov, assigned to you and Ada Byron\n• “Dig”, ${byron}`,
    ],
    ['show what Ada Byron has to do in Garden', `Open tasks, ${byron}, in “Garden”: 1\n• “Dig”, ${byron}`],
    [
      'what is assigned to Byron and overdue',
      `Open tasks, overdue, ${byron}: 1\n• “Rent”, due Mon 16 Nov, assigned to you and Ada Byron`,
    ],
    ['what is assigned to nobody', 'Open tasks, assigned to nobody: 1\n• “Milk”'],
    ['show tasks assigned to Lovelace', 'Open tasks, assigned to Ada Lovelace: none.'],
    ['what does Lovelace have to do today', 'Open tasks, due today, assigned to Ada Lovelace: none.'],
    ['show what the garden has to do', 'Open tasks, in “Garden”: 1\n• “Dig”, assigned to Ada Byron'],
    ['what does Ada have to do?', 'Several members are called Ada: Ada Lovelace and Ada Byron.'],
    ['Was hat Byron zu tun?', 'Offene Aufgaben, Ada Byron zugewiesen: 2\n', 'de'],
    ['Was ist mir zugewiesen?', 'Offene Aufgaben, dir zugewiesen: 1\n', 'de'],
    ['Was ist niemandem zugewiesen?', 'Offene Aufgaben, niemandem zugewiesen: 1\n', 'de'],
    ['سارہ کو کیا کرنا ہے؟', 'کھلے کام، سارہ خان کے ذمے: کوئی نہیں۔', 'ur'],
    ['میرے ذمے کیا ہے؟', 'کھلے کام، آپ کے ذمے: 1\n', 'ur'],
  ]
  for (const [message, answer, language = 'en'] of cases) {
    test(message, async () => {
      const { plain, calls } = talk(language)
      const said = await plain(message)
      assert.ok(language === 'en' ? said === answer : said.startsWith(answer), said)
      assert.ok(calls.filter((name) => name === 'list_members').length <= 1)
    })
  }

  test('and then changes what it showed', async () => {
    const { plain } = talk()
    await plain('move everything assigned to Byron to friday')
    assert.equal(await plain('yes'), 'Moved “Rent” and “Dig” to Friday.')
  })

  test('without a call for members where nobody is named or assigned', async () => {
    const { plain, calls } = talk()
    await plain('show tasks assigned to nobody')
    await plain('add buy bread')
    assert.ok(!calls.includes('list_members'))
  })
})
