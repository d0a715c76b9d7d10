import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { LANGUAGES, type Language } from '@docket/grammar/lines/language.ts'
import type { Line } from '@docket/grammar/lines/line.ts'
import { type LineContext, readLine } from '@docket/grammar/lines/read.ts'
import { isLabelName } from '@docket/grammar/text.ts'
import fc from 'fast-check'
import { rounds } from '../../tests/support/rounds.ts'
import { LabelName } from '../labels/model.ts'
import { TaskCreate } from '../tasks/schemas.ts'
import { QuickAddPreview } from './schemas.ts'

/** What holds for every line. How particular lines are read is in `corpus.test.ts`. */

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
const MAX_LENGTH = 500

const read = (text: string, more: Partial<LineContext> = {}): Line =>
  readLine(text, {
    language: 'en',
    timeZone: 'Europe/Berlin',
    now: new Date('2026-11-18T09:30:00.000Z'),
    due: null,
    ignore: [],
    projects: [{ id: 1, name: 'Home' }],
    labels: [{ id: 2, name: 'deep work' }],
    people: {
      me: 'u1',
      members: ['Sam', 'Ada Lovelace', 'İda'].map((name, index) => ({ id: `u${index + 1}`, name })),
    },
    ...more,
  })

/** Words that phrases are made of, in all languages, and what stands between them. */
const WORDS =
  'every each other 2nd 31st first last day days week month year weekday monday mon, sat sun may march 29 feb february dec 12/24 24.12. 2026-12-24 at 9 15:00 3pm 12am noon in on by until for 10 times 1 0 9999 tomorrow today next from starting remind me 30 min before and after completion daily UTC Asia/Nowhere jeden alle! zwei Tage Woche um halb 4 Uhr morgen früh bis Freitag montags ab letzten im Monat mal ہر روز پیر کل صبح ۹ بجے ہفتے بعد تک سے اور ساڑھے #Home #"Two words" @deep @deep work +me +ada +Ada Lovelace +"sam" +"Two words" +İda + @ # ! !! p1 p9 "quoted" \\today ~30m ~1h30 ~ ~2 std. ~ایک گھنٹہ http://x.y/today ( ) , . - İ 🪴'.split(
    ' ',
  )
const lines = fc
  .array(
    fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...WORDS) },
      fc.string({ maxLength: 6, unit: 'binary' }),
    ),
    {
      maxLength: 14,
    },
  )
  .map((words) => [...words.join(' ')].slice(0, MAX_LENGTH).join(''))

test('any line is parsed into spans within it, and creates a task', (t) => {
  t.diagnostic(`SEED=${SEED}`)
  fc.assert(
    fc.property(lines, fc.constantFrom(...LANGUAGES), (text, language) => {
      const line = read(text, { language })
      const points = [...text]
      let from = 0
      for (const { start, end, text: part } of line.readings) {
        assert.ok(start >= from && end > start && end <= points.length)
        assert.equal(points.slice(start, end).join(''), part)
        from = end
      }
      const { title, due, recurrence, recurrence_from, priority, estimate, reminders } = line
      const labels = line.labels.map(({ name }) => name)
      const assignees = line.assignees.map(({ id }) => id)
      const task = { due, recurrence, recurrence_from, priority, estimate, labels, assignees, reminders }
      const { error } = TaskCreate.safeParse({ title: 'ordinary', ...task })
      assert.equal(error, undefined)
      const shown = { ...task, title, priority: priority ?? 'none', project_id: null, parent_id: null }
      assert.equal(QuickAddPreview.safeParse({ task: shown, readings: line.readings }).error, undefined)
      assert.ok(title.length <= text.length)
      if (line.readings.length === 0) assert.deepEqual([due, recurrence, labels], [null, null, []])
    }),
    { seed: SEED, numRuns: rounds(1_000, 4_000) },
  )
})

test('a line whose spans are all ignored has none', (t) => {
  t.diagnostic(`SEED=${SEED}`)
  for (const text of fc.sample(lines, { seed: SEED, numRuns: 300 })) {
    // Ignoring a text may let something else be read in its place.
    const ignore = new Set<string>()
    let line = read(text)
    for (let round = 0; round < 30 && line.readings.length > 0; round += 1) {
      for (const reading of line.readings) ignore.add(reading.text)
      line = read(text, { ignore: [...ignore] })
    }
    assert.deepEqual(line.readings, [], text)
  }
})

test('a name of a label is one for lines and for the API alike', (t) => {
  t.diagnostic(`SEED=${SEED}`)
  const names = fc.oneof(
    fc.string({ maxLength: 60, unit: 'binary' }),
    fc.constantFrom(
      '',
      ' ',
      ' a',
      'a ',
      'a,b',
      'a"b',
      'x'.repeat(50),
      'x'.repeat(51),
      '\ud800',
      'a\0',
      '\u2800',
    ),
  )
  fc.assert(
    fc.property(names, (name) => assert.equal(isLabelName(name), LabelName.safeParse(name).success)),
    { seed: SEED, numRuns: 500 },
  )
})

describe('a hostile line is parsed quickly', () => {
  const filled = (part: string) => part.repeat(Math.floor(MAX_LENGTH / [...part].length))
  for (const part of [
    'every ',
    'every day ',
    'every mon, ',
    'on the 1st, ',
    '1',
    '1 ',
    '1/1 ',
    '12:',
    'sat ',
    'at 5 sat ',
    'in 1 day ',
    'a@',
    '@a ',
    '#',
    '"',
    '#"',
    '! ',
    ' ',
    '\\',
    '(',
    'jeden ',
    'montags, ',
    'am 1.1. ',
    'ہر ',
    'پیر، ',
  ]) {
    test(JSON.stringify(part), () => {
      const text = `x${filled(part).slice(1)}`
      for (const language of LANGUAGES) {
        const before = process.cpuUsage()
        read(text, { language, ignore: [part] })
        read(text, { language })
        const { user, system } = process.cpuUsage(before)
        // It takes some milliseconds. An expression that runs away takes minutes.
        assert.ok(user + system < 2_000_000, `${language}: ${user + system} µs`)
      }
    })
  }
})

describe('signs', () => {
  const names = (text: string) => {
    const { labels, project, title } = read(text)
    return [project?.name ?? null, labels.map(({ name }) => name), title]
  }
  for (const [text, ...expected] of [
    ['Pay #Home, @bills.', 'Home', ['bills'], 'Pay.'],
    ['Pay (#Home)', 'Home', [], 'Pay'],
    ['Pay #a #b', 'b', [], 'Pay #a'],
    ['Pay #1 and C# and a#b', null, [], 'Pay #1 and C# and a#b'],
    ['Learn @c++ @a/b @x-y', null, ['c++', 'a/b', 'x-y'], 'Learn'],
    ['Go @"in town" now', null, ['in town'], 'Go now'],
    ['Go @deep worker', null, ['deep'], 'Go worker'],
    ['Go #"a @b" now', 'a @b', [], 'Go now'],
    ['Go @"a #b" #c', 'c', ['a #b'], 'Go'],
    ['Go #""', null, [], 'Go #""'],
    [`Go @${'x'.repeat(51)}`, null, [], `Go @${'x'.repeat(51)}`],
    [`Go #${'x'.repeat(101)}`, null, [], `Go #${'x'.repeat(101)}`],
  ] as const) {
    test(text, () => assert.deepEqual(names(text), expected))
  }

  test('of priority: the last one counts, and punctuation does not', () => {
    for (const [text, priority, title] of [
      ['x p4 p1', 'urgent', 'x p4'],
      ['x !!', 'high', 'x'],
      ['x !!!!', null, 'x !!!!'],
      ['x!!', null, 'x!!'],
      ['x !Urgent', 'urgent', 'x'],
      ['x !later', null, 'x !later'],
      ['p10 x P2', 'high', 'p10 x'],
    ] as const) {
      const line = read(text)
      assert.deepEqual([line.priority, line.title], [priority, title], text)
    }
  })
})

test('a word is a date only in its own language', () => {
  const due = (text: string, language: Language) => read(text, { language }).due?.date
  assert.equal(due('x übermorgen', 'de'), '2026-11-20')
  assert.equal(due('x übermorgen', 'en'), undefined)
  assert.equal(due('x tomorrow', 'de'), undefined)
  assert.equal(due('x tomorrow', 'ur'), undefined)
})
