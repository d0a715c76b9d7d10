import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { LANGUAGES, type Language } from '@docket/grammar/lines/language.ts'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import type { ChatResponse, ToolCall } from './schemas.ts'

/**
 * Messages as people type them, and what the reader is to do for them (`corpus/`): a line of JSON for each, run for a
 * user of its own. Lines with `later` were written when the grammar was complete, and it was not changed for them.
 */

interface Case {
  say: string
  /** Tools, with the arguments that matter; a batch is given as the single tools that do the same. */
  calls: [tool: string, args: Record<string, unknown>][]
  /** The tasks to choose from, or to confirm. */
  asks?: number[]
  later?: true
}

/** The tasks of each user: 1, 2, 3, …; the second is due tomorrow, the fourth is overdue, the ninth is done. */
const WORLDS: Record<Language, { projects: [string, string]; label: string; titles: string[] }> = {
  en: {
    projects: ['Garden', 'Work'],
    label: 'travel',
    titles: [
      'Buy milk',
      'Write the report',
      'Call mom',
      'Pay rent',
      'Water the plants',
      'Buy seeds',
      'Book flight to Berlin',
      'Call the bank',
      'Clean the kitchen',
      'Book hotel',
    ],
  },
  de: {
    projects: ['Garten', 'Arbeit'],
    label: 'Reise',
    titles: [
      'Milch kaufen',
      'Bericht schreiben',
      'Mama anrufen',
      'Miete überweisen',
      'Pflanzen gießen',
      'Samen kaufen',
      'Flug nach Berlin buchen',
      'Bank anrufen',
      'Küche putzen',
      'Hotel buchen',
    ],
  },
  ur: {
    projects: ['باغ', 'دفتر'],
    label: 'سفر',
    titles: [
      'دودھ خریدنا',
      'رپورٹ لکھنا',
      'امی کو فون کرنا',
      'کرایہ ادا کرنا',
      'پودوں کو پانی دینا',
      'بیج خریدنا',
      'برلن کی فلائٹ بک کرنا',
      'بینک کو فون کرنا',
      'باورچی خانہ صاف کرنا',
      'ہوٹل بک کرنا',
    ],
  },
}
/** Share of the lines of a language that must be right. */
const LEAST = 0.95
const LOOKS = ['list_tasks', 'search_tasks', 'list_projects', 'list_members']

const corpusOf = (language: Language): Case[] =>
  readFileSync(join(import.meta.dirname, 'corpus', `${language}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

let service: TestService

before(async () => {
  service = await startService()
  // A Wednesday morning in Berlin.
  service.clock.set('2026-11-18T09:30:00.000Z')
})
after(() => service.close())

/** A user with the tasks of the language, and the names of their projects by id. */
async function prepared(language: Language): Promise<{ user: TestUser; projects: Map<number, string> }> {
  const user = await service.newUser()
  await service.db.pool.query(`UPDATE workspaces SET time_zone = 'Europe/Berlin' WHERE id = $1`, [user.id])
  const { projects, label, titles } = WORLDS[language]
  const ids: number[] = []
  for (const name of projects) ids.push((await user.call('POST', '/projects', { name })).data.id)
  const more: Record<number, object> = {
    1: { due: { date: '2026-11-18' } },
    2: { due: { date: '2026-11-19' }, priority: 'high' },
    4: { due: { date: '2026-11-16' }, priority: 'urgent' },
    5: { due: { date: '2026-11-20' }, project_id: ids[0] },
    6: { project_id: ids[0] },
    7: { labels: [label] },
    8: { due: { date: '2026-11-24' } },
    9: { complete: true },
    10: { labels: [label] },
  }
  const operations = titles.map((title, index) => ({
    method: 'POST',
    path: '/tasks',
    body: { title, ...more[index + 1] },
  }))
  const { data } = await user.call('POST', '/batch', { operations })
  assert.equal(data.failed, 0)
  return { user, projects: new Map(ids.map((id, index) => [id, projects[index] ?? ''])) }
}

/** The single tools that do what the operations of a batch do. */
function apart({ name, arguments: args }: ToolCall): [string, Record<string, unknown>][] {
  if (name !== 'batch') return [[name, args]]
  return (args.operations as { method: string; path: string; body?: object }[]).map(
    ({ method, path, body }) => {
      if (path === '/quick-add') return ['quick_add', { ...body }]
      const task_id = Number(path.split('/')[2])
      if (method === 'DELETE') return ['delete_task', { task_id }]
      return [path.endsWith('/complete') ? 'complete_task' : 'update_task', { task_id, ...body }]
    },
  )
}

async function wrongIn(each: Case, language: Language): Promise<string | undefined> {
  const { user, projects } = await prepared(language)
  const { statusCode, data, payload } = await user.call('POST', '/chat', { message: each.say, language })
  if (statusCode !== 200) return payload
  const { response, tool_calls, status } = data as ChatResponse
  const made = tool_calls.flatMap(apart).map(([name, args]): [string, Record<string, unknown>] => {
    const project = projects.get(Number(args.project_id))
    const assignees = (args.assignees as string[] | undefined)?.map((id) => (id === user.id ? 'me' : id))
    return [
      name,
      { ...args, ...(project !== undefined && { project_id: project }), ...(assignees && { assignees }) },
    ]
  })
  const looks = each.calls.some(([name]) => LOOKS.includes(name))
  // Where look-ups are expected, the last calls are the ones that matter.
  const counted = looks ? made.slice(-each.calls.length) : made.filter(([name]) => !LOOKS.includes(name))
  const told = `${JSON.stringify(made)}\n  said   ${response.replaceAll('\n', '\n         ')}`
  const refused = tool_calls.filter((call) => call.status !== 'done')
  if (status !== 'complete' || (refused.length > 0 && each.calls.length > 0)) return `refused: ${told}`
  const isRight =
    counted.length === each.calls.length &&
    each.calls.every(([name, args], index) => {
      const [did, given] = counted[index] ?? ['', {}]
      return did === name && Object.keys(args).every((key) => isEqual(given[key], args[key]))
    })
  const titles = (each.asks ?? []).map((id) => WORLDS[language].titles[id - 1] ?? '')
  return isRight && titles.every((title) => response.includes(title)) ? undefined : told
}

function isEqual(one: unknown, other: unknown): boolean {
  try {
    assert.deepEqual(one, other)
    return true
  } catch {
    return false
  }
}

describe('the corpus of commands', () => {
  for (const language of LANGUAGES) {
    test(`is understood in ${language}`, { timeout: 600_000 }, async (t) => {
      const cases = corpusOf(language)
      const right = { first: 0, later: 0 }
      const all = { first: 0, later: 0 }
      for (const each of cases) {
        const kind = each.later ? 'later' : 'first'
        const wrong = await wrongIn(each, language)
        all[kind] += 1
        if (wrong === undefined) right[kind] += 1
        else t.diagnostic(`${each.say}\n  wanted ${JSON.stringify(each.calls)}\n  did    ${wrong}`)
      }
      t.diagnostic(
        `${right.first} of ${all.first} right; of those written later ${right.later} of ${all.later}`,
      )
      assert.ok(right.first / all.first >= LEAST)
    })
  }

  test('covers each language sufficiently', () => {
    for (const language of LANGUAGES) assert.ok(corpusOf(language).length >= 40, language)
    assert.ok(LANGUAGES.flatMap(corpusOf).length >= 150)
  })
})
