import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Language } from '@docket/grammar/lines/language.ts'
import { READERS } from './model/commands/languages.ts'
import { MOST_LINES, readMessage } from './model/commands/read.ts'
import { readReply } from './model/commands/target.ts'
import { seen, written } from './model/commands/text.ts'

/** How messages are read, without a service. */

const reading = (message: string, language: Language = 'en') =>
  readMessage(message, {
    language,
    timeZone: 'Europe/Berlin',
    // A Wednesday morning in Berlin.
    now: new Date('2026-11-18T09:30:00.000Z'),
  })

const read = (message: string, language: Language = 'en') => {
  const steps = reading(message, language)
  let step = steps.next()
  while (!step.done) step = steps.next()
  const said = step.value
  return typeof said === 'string' ? said : said.map(({ language: _, ...command }) => command)
}
const added = (...lines: string[]) => ({ do: 'add', lines, project: null, bare: false })
const bare = (line: string) => ({ ...added(line), bare: true })
const allThat = (said: object) => ({
  is: 'asked',
  ask: { state: 'open', period: null, priority: null, label: null, assignee: null, words: '', ...said },
})
const shown = (ask: object) => ({ do: 'show', ask: allThat(ask).ask })
const said = (text: string, sure: boolean) => ({ assignee: { is: 'said', words: text, sure }, words: text })
const unassigned = (text: string) => ({
  do: 'change',
  target: words(text),
  change: { to: 'assignees', members: null, has: false },
})
const words = (text: string) => ({ is: 'words', words: text })

describe('normalizes', () => {
  for (const text of [
    'Buy milk',
    '  two  spaces\tand tabs ',
    '\u200fدودھ\u200f خریدنا\u200e',
    '👩‍👩‍👧‍👦 family ❤️',
    'fu\u0308ge e\u0301',
    'İI ẞ ß ŉ',
    '\u2068isolated\u2069 text\u2069',
    '\u0301\u0301',
    '\u200d',
  ]) {
    test(JSON.stringify(text), () => {
      const whole = seen(text)
      assert.equal(whole.starts.length, whole.folded.length)
      assert.equal(whole.ends.length, whole.folded.length)
      const back = written(whole, 0, whole.folded.length)
      assert.ok(text.includes(back), 'what is cut out stands there as it is')
      if (/[^\s\p{Cf}]/u.test(text)) assert.equal(back.trim(), text.trim())
    })
  }
})

test('reads a message line by line', () => {
  const lines = Array.from({ length: MOST_LINES }, (_, index) => `add thing ${index}`)
  assert.equal([...reading(lines.join('\n'))].length, MOST_LINES)
})

describe('reads one message', () => {
  const cases: [message: string, commands: unknown[], language?: Language][] = [
    ['add 👩‍👩‍👧‍👦 \u200fدودھ\u200f e\u0301!!', [added('👩‍👩‍👧‍👦 \u200fدودھ\u200f e\u0301!!')]],
    ['Add buy milk.', [added('buy milk')]],
    ['add Who moved my cheese?', [added('Who moved my cheese?')]],
    ['can you add eggs?', [added('eggs')]],
    ['add bread and butter', [added('bread and butter')]],
    ['add bread and call Ada and pay rent', [added('bread', 'call Ada', 'pay rent')]],
    ['add "bread and call Ada"', [added('"bread and call Ada"')]],
    ['add delete everything', [added('delete everything')]],
    ['add paint and delete 5', [added('paint and delete 5')]],
    ['add tasks: bread; butter, milk', [added('bread', 'butter', 'milk')]],
    ['Add:\n- bread\n2. butter\n* [ ] milk', [added('bread'), added('butter'), added('milk')]],
    ['bread tomorrow\nbutter today', [bare('bread tomorrow'), bare('butter today')]],
    ['delete 5 and 7', [{ do: 'delete', target: { is: 'ids', ids: [5, 7] } }]],
    ['delete task #5', [{ do: 'delete', target: { is: 'ids', ids: [5] } }]],
    ['delete 5 apples', [{ do: 'delete', target: words('5 apples') }]],
    ['delete "it"', [{ do: 'delete', target: words('it') }]],
    ['delete it', [{ do: 'delete', target: { is: 'it' } }]],
    ['delete the last one', [{ do: 'delete', target: { is: 'places', places: [-1] } }]],
    ['delete all my tasks', [{ do: 'delete', target: { is: 'everything' } }]],
    ['delete all hands meeting', [{ do: 'delete', target: words('hands meeting') }]],
    ['mark all overdue tasks as done', [{ do: 'done', target: allThat({ period: 'overdue' }) }]],
    [
      'mark everything due today as done',
      [{ do: 'done', target: allThat({ period: { day: '2026-11-18' } }) }],
    ],
    ['delete all done tasks', [{ do: 'delete', target: allThat({ state: 'done' }) }]],
    ['erledige alle dringenden Aufgaben', [{ do: 'done', target: allThat({ priority: 'urgent' }) }], 'de'],
    ['undo', [{ do: 'undo' }]],
    ['assign seats tomorrow', [bare('assign seats tomorrow')]],
    ['unassign the report', [unassigned('report')]],
    ['unassign the letter from mom', [unassigned('letter from mom')]],
    ['assign the report to nobody', [unassigned('report')]],
    ['weise den Bericht niemandem zu', [unassigned('Bericht')], 'de'],
    ['رپورٹ سے ذمہ داری ہٹا دو', [unassigned('رپورٹ')], 'ur'],
    ['what is assigned to me today?', [shown({ assignee: { is: 'me' }, period: { day: '2026-11-18' } })]],
    ['show unassigned tasks', [shown({ assignee: { is: 'nobody' } })]],
    ['overdue tasks assigned to Ada', [shown({ ...said('Ada', true), period: 'overdue' })]],
    ['show what Ada has to do', [shown(said('Ada', false))]],
    ['what do I have to do?', [shown({})]],
    ['zeig mir, was Ada zu tun hat', [shown(said('Ada', false))], 'de'],
    ['was ist mir zugewiesen', [shown({ assignee: { is: 'me' } })], 'de'],
    ['علی کو کیا کرنا ہے؟', [shown(said('علی', false))], 'ur'],
    ['میرے ذمے کیا ہے؟', [shown({ assignee: { is: 'me' } })], 'ur'],
    ['complete everything assigned to me', [{ do: 'done', target: allThat({ assignee: { is: 'me' } }) }]],
    ['complete everything assigned to Ada', [{ do: 'done', target: allThat(said('Ada', true)) }]],
    ['buy tickets assigned to seat 5', [{ do: 'unknown', line: 'buy tickets assigned to seat 5' }]],
    ['add buy milk +Ada tomorrow', [added('buy milk +Ada tomorrow')]],
    ['milk +Ada tomorrow', [bare('milk +Ada tomorrow')]],
    ['the weather is nice today', [{ do: 'unknown', line: 'the weather is nice today' }]],
    ['why is it late today?', [{ do: 'unknown', line: 'why is it late today?' }]],
    ['Nice talk. Call me tomorrow', [{ do: 'unknown', line: 'Nice talk. Call me tomorrow' }]],
    ['lösche 5', [{ do: 'delete', target: { is: 'ids', ids: [5] } }]],
    ['۵ مکمل کرو', [{ do: 'done', target: { is: 'ids', ids: [5] } }], 'ur'],
    ['fu\u0308ge Milch hinzu', [added('Milch')], 'de'],
    [
      'move call to mom to friday',
      [
        {
          do: 'change',
          target: words('call to mom'),
          change: { to: 'due', line: 'friday', language: 'en' },
        },
      ],
    ],
  ]
  for (const [message, commands, language] of cases) {
    test(message.replaceAll('\n', ' / '), () => assert.deepEqual(read(message, language), commands))
  }

  test('cuts what is assigned wherever a task and a member may meet', () => {
    const ways = (message: string, language: Language = 'en') => {
      const [only] = read(message, language)
      assert.ok(typeof only === 'object' && only.do === 'assign', message)
      return only.ways.map(({ task, names }) => `${task} | ${names}`)
    }
    assert.deepEqual(ways('assign the report to Ada').slice(0, 2), ['the report | Ada', 'Ada | the report'])
    const [first, , third] = ways('assign call to mom to Ada and Bob')
    assert.deepEqual([first, third], ['call | mom to Ada and Bob', 'call to mom | Ada and Bob'])
    assert.ok(ways('Weise Ada Lovelace den Bericht zu', 'de').includes('den Bericht | Ada Lovelace'))
    assert.ok(ways('Weise den Bericht Ada und mir zu', 'de').includes('den Bericht | Ada und mir'))
    assert.ok(ways('رپورٹ لکھنا علی کو سونپ دو', 'ur').includes('رپورٹ لکھنا | علی'))
    assert.ok(ways('علی کو رپورٹ لکھنا سونپ دو', 'ur').includes('رپورٹ لکھنا | علی'))
    assert.deepEqual(ways('unassign Ada from the letter from mom'), ['the letter from mom | Ada'])
  })

  test('also reads what assigns a task only if a member is named as if none were', () => {
    for (const [message, language] of [
      ['give the report to Ada', 'en'],
      ['assign dinner seats', 'en'],
      ['assign seats to guests tomorrow', 'en'],
      ['take Ada off the report', 'en'],
      ['gib den Bericht an Ada', 'de'],
      ['nimm Ada vom Bericht', 'de'],
      ['رپورٹ علی کو دے دو', 'ur'],
      ['علی کو رپورٹ سے ہٹا دو', 'ur'],
    ] as const) {
      const [only] = read(message, language)
      assert.ok(typeof only === 'object' && only.do === 'assign' && only.otherwise?.length === 1, message)
      assert.notEqual(only.otherwise[0]?.do, 'assign', message)
    }
    for (const message of [
      'give me urgent tasks',
      'give the report to Ada tomorrow',
      'take milk off my list',
    ]) {
      const [only] = read(message)
      assert.ok(typeof only === 'object' && only.do !== 'assign', message)
    }
  })

  test('refuses a message that is too long', () => {
    assert.equal(read(`add ${'x'.repeat(497)}`), 'long')
    assert.deepEqual(read(`add ${'😀'.repeat(496)}`), [added('😀'.repeat(496))])
    assert.equal(read('undo\n'.repeat(22)), 'many')
  })
})

describe('understands each verb with each way to select all matching tasks', () => {
  type Verb = [say: (tasks: string) => string, does: (target: object) => object]
  const done = (target: object) => ({ do: 'done', target })
  const deleted = (target: object) => ({ do: 'delete', target })
  const changed = (change: object) => (target: object) => ({ do: 'change', target, change })
  const today = { period: { day: '2026-11-18' } }
  const tomorrow = { period: { day: '2026-11-19' } }

  const verbs: Record<Language, Verb[]> = {
    en: [
      [(tasks) => `complete ${tasks}`, done],
      [(tasks) => `finish ${tasks}`, done],
      [(tasks) => `mark ${tasks} as done`, done],
      [(tasks) => `check off ${tasks}`, done],
      [(tasks) => `delete ${tasks}`, deleted],
      [(tasks) => `move ${tasks} to friday`, changed({ to: 'due', line: 'friday', language: 'en' })],
      [(tasks) => `postpone ${tasks} by 2 days`, changed({ to: 'later', line: 'in 2 days', language: 'en' })],
      [(tasks) => `make ${tasks} urgent`, changed({ to: 'priority', priority: 'urgent' })],
      [(tasks) => `tag ${tasks} with home`, changed({ to: 'label', name: 'home', has: true })],
      [(tasks) => `put ${tasks} in project Work`, changed({ to: 'project', name: 'Work' })],
      [(tasks) => `remove the due date from ${tasks}`, changed({ to: 'due', line: null, language: 'en' })],
    ],
    de: [
      [(tasks) => `erledige ${tasks}`, done],
      [(tasks) => `hake ${tasks} ab`, done],
      [(tasks) => `markiere ${tasks} als erledigt`, done],
      [(tasks) => `lösche ${tasks}`, deleted],
      [(tasks) => `verschiebe ${tasks} auf Freitag`, changed({ to: 'due', line: 'Freitag', language: 'de' })],
      [(tasks) => `mache ${tasks} dringend`, changed({ to: 'priority', priority: 'urgent' })],
      [(tasks) => `gib ${tasks} das Label Haus`, changed({ to: 'label', name: 'Haus', has: true })],
    ],
    ur: [
      [(tasks) => `${tasks} مکمل کرو`, done],
      [(tasks) => `${tasks} حذف کرو`, deleted],
      [(tasks) => `${tasks} جمعہ کو منتقل کرو`, changed({ to: 'due', line: 'جمعہ', language: 'ur' })],
      [(tasks) => `${tasks} کو فوری بنا دو`, changed({ to: 'priority', priority: 'urgent' })],
    ],
  }
  const meant: Record<Language, Record<string, object>> = {
    en: {
      'everything due today': today,
      'everything today': today,
      "today's tasks": today,
      'all tasks due tomorrow': tomorrow,
      'all tasks this week': { period: 'week' },
      'everything overdue': { period: 'overdue' },
      'all tasks with label travel': { label: 'travel' },
      'everything tagged travel': { label: 'travel' },
      'everything in Garden': { words: 'Garden' },
      'everything in project Garden': { words: 'Garden' },
      'all urgent tasks in the Home office project': { priority: 'urgent', words: 'Home office' },
    },
    de: {
      'alles, was heute fällig ist': today,
      'alles von heute': today,
      'alle heutigen Aufgaben': today,
      'alles für morgen': tomorrow,
      'alle Aufgaben dieser Woche': { period: 'week' },
      'alles Überfällige': { period: 'overdue' },
      'alle Aufgaben mit dem Label Reise': { label: 'Reise' },
      'alles im Projekt Garten': { words: 'Garten' },
    },
    ur: {
      'آج کے سب کام': today,
      'کل کے سب کام': tomorrow,
      'اس ہفتے کے سب کام': { period: 'week' },
      'لیبل سفر والے سب کام': { label: 'سفر' },
      'منصوبہ باغ کے سب کام': { words: 'باغ' },
    },
  }
  for (const language of ['en', 'de', 'ur'] as const) {
    for (const [tasks, said] of Object.entries(meant[language])) {
      test(tasks, () => {
        for (const [say, does] of verbs[language]) {
          const message = say(tasks)
          const { ask } = allThat(said)
          const target = 'words' in said ? { is: 'within', ask, text: tasks } : { is: 'asked', ask }
          assert.deepEqual(read(message, language), [does(target)], message)
        }
      })
    }
  }

  test('reopens only completed tasks', () => {
    assert.deepEqual(read("reopen today's tasks"), [
      { do: 'reopen', target: allThat({ ...today, state: 'done' }) },
    ])
  })

  test('treats text that only begins like "all" as a title', () => {
    assert.deepEqual(read('finish the all hands slides tomorrow'), [
      bare('finish the all hands slides tomorrow'),
    ])
    assert.deepEqual(read('delete all hands meeting'), [{ do: 'delete', target: words('hands meeting') }])
  })
})

describe('reads an answer to a question', () => {
  const cases: [text: string, reply: unknown, language?: Language][] = [
    ['2', { is: 'numbers', numbers: [2], ids: false }],
    ['#12', { is: 'numbers', numbers: [12], ids: true }],
    ['1 and 3.', { is: 'numbers', numbers: [1, 3], ids: false }],
    ['number two', { is: 'numbers', numbers: [2], ids: false }],
    ['the second one', { is: 'places', places: [2] }],
    ['Both!', { is: 'all' }],
    ['none of them', { is: 'none' }],
    ['yes', { is: 'yes' }],
    ['yesterday', undefined],
    ['2 apples', undefined],
    ['die zweite', { is: 'places', places: [2] }, 'de'],
    ['beide', { is: 'all' }, 'de'],
    ['keine', { is: 'none' }, 'de'],
    ['دوسرا والا', { is: 'places', places: [2] }, 'ur'],
    ['۲', { is: 'numbers', numbers: [2], ids: false }, 'ur'],
    ['دونوں', { is: 'all' }, 'ur'],
    ['کوئی نہیں', { is: 'none' }, 'ur'],
    ['جی ہاں۔', { is: 'yes' }, 'ur'],
  ]
  for (const [text, reply, language = 'en'] of cases) {
    test(text, () => assert.deepEqual(readReply(text, READERS[language]), reply))
  }
})

describe('the patterns of a language', () => {
  /** What may repeat in an expression: its slots. */
  const HOLE = /\(\?<\w+>\.\+\??\)|\[\^ \]\+/gu

  for (const { language, compiled } of Object.values(READERS)) {
    test(`repeat only their placeholders: ${language}`, () => {
      for (const { expressions } of compiled) {
        for (const { source } of expressions) {
          const rest = source.replaceAll(HOLE, '')
          assert.doesNotMatch(rest.replaceAll(/\\./gu, ''), /[*+]|\{\d+,\d*\}/u, source)
          assert.ok((source.match(HOLE) ?? []).length <= 2, source)
        }
      }
    })
  }

  test('never match across lines, and take no more time for a longer message', (t) => {
    let [times, longest] = [0, 0]
    const exec = RegExp.prototype.exec
    t.after(() => {
      RegExp.prototype.exec = exec
    })
    RegExp.prototype.exec = function counted(this: RegExp, text: string) {
      if (this.source.startsWith('^(?:')) {
        times += 1
        longest = Math.max(longest, text.length)
      }
      return exec.call(this, text)
    }
    const cost = (message: string, language: Language): number => {
      times = 0
      read(message, language)
      return times
    }
    const bombs = [
      'undo and ',
      'add a and ',
      'move a to ',
      'assign a to ',
      'weise a ',
      'a سونپ دو ',
      'is ',
      'the ',
      'x',
      ' ',
      '"',
      'کو ',
      '🎉',
      '1, ',
      '\u0301',
    ]
    for (const language of ['en', 'de', 'ur'] as const) {
      for (const bomb of bombs) {
        const [short, long] = [250, 500].map((length) =>
          cost([...bomb.repeat(500)].slice(0, length).join(''), language),
        )
        assert.ok(longest <= 1_000, bomb)
        assert.ok(Number(long) <= 1.5 * Number(short) + 200, `${bomb}: ${short}, ${long}`)
        assert.ok(Number(long) < 30_000, `${bomb}: ${long}`)
        assert.equal(
          cost(bomb.repeat(4_000).slice(0, 4_000).trimEnd() || 'x'.repeat(4_000), language),
          0,
          bomb,
        )
      }
    }
  })
})
