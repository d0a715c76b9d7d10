import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { LANGUAGES, type Language } from '@docket/grammar/lines/language.ts'
import { ACTS } from '../channels/model/message.ts'
import { labelOf, type Telling, testMessage, textOf, titleOf } from './wording.ts'

/** What notifications say, in each language. */

const iso = (text: string) => `\u2068${text}\u2069`
const NOW = '2026-11-25T10:00:00Z'

type Given = Omit<Partial<Telling>, 'now' | 'at' | 'dueAt'> & { now?: string; at?: string; dueAt?: string }

function telling(given: Given): Telling {
  const now = new Date(given.now ?? NOW)
  return {
    ...{ kind: 'reminder', language: 'en', zone: 'Europe/Berlin', isLate: false, due: null, actor: null },
    ...{ workspace: null, comment: null, counts: null, titles: [], ...given, now },
    at: new Date(given.at ?? now),
    dueAt: given.dueAt === undefined ? null : new Date(given.dueAt),
  }
}

/** In English, German and Urdu. */
type Said = readonly [en: string, de: string, ur: string]

function says(given: Given, said: Said): void {
  const texts = LANGUAGES.map((language) => textOf(telling({ ...given, language })))
  // Versions of ICU differ in commas and in kinds of spaces.
  assert.deepEqual(
    texts.map((text) => text.replace('Mon,', 'Mon').replaceAll(/\s/gu, ' ')),
    said,
  )
}

const timed = (date: string, time: string, dueAt: string): Given => ({ due: { date, time }, dueAt })
const late: Given = { isLate: true, at: '2026-11-25T09:05:00Z' }
const counts = { today: 3, overdue: 2, done: 12, next: 5 }
const TITLES = ['A', 'B', 'C']
const LIST = TITLES.map(iso).join(' · ')

const TABLE: Record<string, readonly [Given, Said]> = {
  'a reminder without a due date': [{}, ['', '', '']],
  'of today': [{ due: { date: '2026-11-25' } }, ['Due today', 'Heute fällig', 'مقررہ تاریخ: آج']],
  'of a time today': [
    timed('2026-11-25', '14:00', '2026-11-25T13:00:00Z'),
    ['Due today at 14:00', 'Heute um 14:00 Uhr fällig', `مقررہ وقت: آج، ${iso('2:00 PM')}`],
  ],
  'of a time whose instant is not given': [
    { due: { date: '2026-11-25', time: '08:00', time_zone: 'America/New_York' } },
    ['Due today at 14:00', 'Heute um 14:00 Uhr fällig', `مقررہ وقت: آج، ${iso('2:00 PM')}`],
  ],
  'of tomorrow': [
    { due: { date: '2026-11-26' } },
    ['Due tomorrow', 'Morgen fällig', 'مقررہ تاریخ: آئندہ کل'],
  ],
  'of a date': [
    timed('2026-11-30', '09:00', '2026-11-30T08:00:00Z'),
    [
      'Due on Mon 30 Nov at 9:00',
      'Am Mo., 30. Nov. um 9:00 Uhr fällig',
      `مقررہ وقت: پیر، 30 نومبر، ${iso('9:00 AM')}`,
    ],
  ],
  'of what was due': [
    timed('2026-11-24', '09:00', '2026-11-24T08:00:00Z'),
    [
      'Was due yesterday at 9:00',
      'War gestern um 9:00 Uhr fällig',
      `مقررہ وقت گزشتہ کل، ${iso('9:00 AM')} تھا`,
    ],
  ],
  'of a day that is over': [
    { due: { date: '2026-11-16' } },
    ['Was due on Mon 16 Nov', 'War am Mo., 16. Nov. fällig', 'مقررہ تاریخ پیر، 16 نومبر تھی'],
  ],
  'at the time itself, sent seconds later': [
    { ...timed('2026-11-25', '11:00', NOW), at: NOW, now: '2026-11-25T10:00:07Z' },
    ['Due today at 11:00', 'Heute um 11:00 Uhr fällig', `مقررہ وقت: آج، ${iso('11:00 AM')}`],
  ],
  'that comes late': [
    { ...timed('2026-11-25', '10:30', '2026-11-25T09:30:00Z'), ...late },
    [
      'Was due today at 10:30. This reminder was for 10:05.',
      'War heute um 10:30 Uhr fällig. Diese Erinnerung war für 10:05 Uhr.',
      `مقررہ وقت آج، ${iso('10:30 AM')} تھا۔ یہ یاد دہانی ${iso('10:05 AM')} کے لیے تھی۔`,
    ],
  ],
  'that comes days late, without a due date': [
    { isLate: true, at: '2026-11-24T09:05:00Z' },
    [
      'This reminder was for yesterday at 10:05.',
      'Diese Erinnerung war für gestern um 10:05 Uhr.',
      `یہ یاد دہانی گزشتہ کل، ${iso('10:05 AM')} کے لیے تھی۔`,
    ],
  ],
  'of the next year': [
    { now: '2026-12-31T10:00:00Z', due: { date: '2027-01-04' } },
    ['Due on Mon 4 Jan 2027', 'Am Mo., 4. Jan. 2027 fällig', 'مقررہ تاریخ: پیر، 4 جنوری، 2027'],
  ],
  'of new year, told the day before': [
    { now: '2026-12-31T10:00:00Z', due: { date: '2027-01-01' } },
    ['Due tomorrow', 'Morgen fällig', 'مقررہ تاریخ: آئندہ کل'],
  ],
  'across the night when the clock skips an hour': [
    { now: '2026-03-28T22:30:00Z', ...timed('2026-03-29', '02:30', '2026-03-29T01:30:00Z') },
    ['Due tomorrow at 3:30', 'Morgen um 3:30 Uhr fällig', `مقررہ وقت: آئندہ کل، ${iso('3:30 AM')}`],
  ],
  'on the day with 25 hours, told late in it': [
    { now: '2026-10-25T22:30:00Z', due: { date: '2026-10-25' } },
    ['Due today', 'Heute fällig', 'مقررہ تاریخ: آج'],
  ],
  'in a zone where it is tomorrow already': [
    { zone: 'Pacific/Auckland', now: '2026-11-25T12:00:00Z', due: { date: '2026-11-26' } },
    ['Due today', 'Heute fällig', 'مقررہ تاریخ: آج'],
  ],
  'with the clock and the order that was chosen': [
    {
      ...timed('2026-11-30', '15:00', '2026-11-30T14:00:00Z'),
      ...{ hourCycle: 'h12', dateFormat: 'ymd' },
    },
    [
      'Due on Mon 2026-11-30 at 3:00 pm',
      'Am Mo., 2026-11-30 um 3:00 PM fällig',
      `مقررہ وقت: پیر، ${iso('2026-11-30')}، ${iso('3:00 PM')}`,
    ],
  ],
  'with 24 hours, month first': [
    {
      ...timed('2026-11-30', '15:00', '2026-11-30T14:00:00Z'),
      ...{ hourCycle: 'h23', dateFormat: 'mdy' },
    },
    [
      'Due on Mon Nov 30 at 15:00',
      'Am Mo., Nov. 30 um 15:00 Uhr fällig',
      `مقررہ وقت: پیر، نومبر 30، ${iso('15:00')}`,
    ],
  ],
  due: [
    { kind: 'due', ...timed('2026-11-25', '11:00', NOW) },
    ['Due now', 'Jetzt fällig', 'مقررہ وقت آ گیا'],
  ],
  'due, told late': [
    { kind: 'due', ...timed('2026-11-25', '10:05', '2026-11-25T09:05:00Z'), ...late },
    ['Was due today at 10:05', 'War heute um 10:05 Uhr fällig', `مقررہ وقت آج، ${iso('10:05 AM')} تھا`],
  ],
  overdue: [
    { kind: 'overdue', ...timed('2026-11-24', '09:00', '2026-11-24T08:00:00Z') },
    [
      'Overdue since yesterday at 9:00',
      'Überfällig seit gestern um 9:00 Uhr',
      `گزشتہ کل، ${iso('9:00 AM')} سے تاخیر کا شکار`,
    ],
  ],
  'overdue since a day': [
    { kind: 'overdue', due: { date: '2025-11-24' } },
    [
      'Overdue since Mon 24 Nov 2025',
      'Überfällig seit Mo., 24. Nov. 2025',
      'پیر، 24 نومبر، 2025 سے تاخیر کا شکار',
    ],
  ],
  'overdue, whatever it was': [{ kind: 'overdue' }, ['Overdue', 'Überfällig', 'تاخیر شدہ']],
  assigned: [
    { kind: 'assigned', actor: 'Ada', workspace: 'Team' },
    [
      `${iso('Ada')} assigned this to you in ${iso('Team')}.`,
      `${iso('Ada')} hat dir diese Aufgabe in ${iso('Team')} zugewiesen.`,
      `${iso('Ada')} نے یہ کام ${iso('Team')} میں آپ کے ذمے لگایا۔`,
    ],
  ],
  'assigned by nobody known': [
    { kind: 'assigned', actor: ' ' },
    [
      'Somebody assigned this to you.',
      'Jemand hat dir diese Aufgabe zugewiesen.',
      'کسی نے یہ کام آپ کے ذمے لگایا۔',
    ],
  ],
  mentioned: [
    { kind: 'mentioned', actor: 'Ada', comment: 'Look,\n  please' },
    [
      `${iso('Ada')} mentioned you: “${iso('Look, please')}”`,
      `${iso('Ada')} hat dich erwähnt: „${iso('Look, please')}“`,
      `${iso('Ada')} نے آپ کا ذکر کیا: ”${iso('Look, please')}“`,
    ],
  ],
  'a comment': [
    { kind: 'comment', actor: 'علی', comment: 'ٹھیک ہے' },
    [
      `${iso('علی')} commented: “${iso('ٹھیک ہے')}”`,
      `${iso('علی')} hat kommentiert: „${iso('ٹھیک ہے')}“`,
      `${iso('علی')} نے تبصرہ کیا: ”${iso('ٹھیک ہے')}“`,
    ],
  ],
  'a comment that is gone': [
    { kind: 'comment', actor: 'Ada' },
    [`${iso('Ada')} commented.`, `${iso('Ada')} hat kommentiert.`, `${iso('Ada')} نے تبصرہ کیا۔`],
  ],
  'an invitation': [
    { kind: 'invitation', actor: 'Ada', workspace: 'Team' },
    [
      `${iso('Ada')} invites you to ${iso('Team')}.`,
      `${iso('Ada')} lädt dich in den Arbeitsbereich ${iso('Team')} ein.`,
      `${iso('Ada')} نے آپ کو ${iso('Team')} میں شمولیت کی دعوت دی ہے۔`,
    ],
  ],
  'an invitation to what has no name': [
    { kind: 'invitation' },
    [
      'Somebody invites you to a workspace.',
      'Jemand lädt dich in einen Arbeitsbereich ein.',
      'کسی نے آپ کو ایک ورک اسپیس میں شمولیت کی دعوت دی ہے۔',
    ],
  ],
  'an overview': [
    { kind: 'overview', counts, titles: TITLES },
    [
      `3 tasks today, 2 overdue: ${LIST}`,
      `3 Aufgaben heute, 2 überfällig: ${LIST}`,
      `آج 3 کام، 2 تاخیر سے: ${LIST}`,
    ],
  ],
  'an overview of one task': [
    { kind: 'overview', counts: { ...counts, today: 1, overdue: 0 } },
    ['1 task today', '1 Aufgabe heute', 'آج 1 کام'],
  ],
  'an overview of what is overdue': [
    { kind: 'overview', counts: { ...counts, today: 0, overdue: 1200 }, titles: ['A'] },
    [`1,200 overdue: ${iso('A')}`, `1.200 überfällig: ${iso('A')}`, `1,200 تاخیر سے: ${iso('A')}`],
  ],
  'an overview of nothing': [
    { kind: 'overview', counts: { ...counts, today: 0, overdue: 0 } },
    ['Nothing is due today.', 'Heute ist nichts fällig.', 'آج کوئی کام نہیں۔'],
  ],
  'a review': [
    { kind: 'review', counts },
    [
      '12 done this week, 5 due next week, 2 overdue.',
      '12 diese Woche erledigt, 5 nächste Woche fällig, 2 überfällig.',
      'اس ہفتے 12 کام مکمل ہوئے، اگلے ہفتے 5 کام ہیں، 2 تاخیر سے۔',
    ],
  ],
  'a review of one of each': [
    { kind: 'review', counts: { today: 0, done: 1, next: 1, overdue: 0 } },
    [
      '1 done this week, 1 due next week.',
      '1 diese Woche erledigt, 1 nächste Woche fällig.',
      'اس ہفتے 1 کام مکمل ہوا، اگلے ہفتے 1 کام ہے۔',
    ],
  ],
  'a review of nothing': [
    { kind: 'review', counts: { today: 0, done: 0, next: 0, overdue: 0 } },
    [
      'Nothing was done this week, and nothing is due next week.',
      'Diese Woche wurde nichts erledigt, und nächste Woche ist nichts fällig.',
      'اس ہفتے کوئی کام مکمل نہیں ہوا، اور اگلے ہفتے کوئی کام نہیں۔',
    ],
  ],
  'an overview that was not counted': [{ kind: 'overview' }, ['', '', '']],
  'a review that was not counted': [{ kind: 'review' }, ['', '', '']],
}

describe('a notification says', () => {
  for (const [name, [given, said]] of Object.entries(TABLE)) test(name, () => says(given, said))
})

describe('a long comment', () => {
  const said = (comment: string) =>
    /“\u2068(.*)\u2069”$/u.exec(textOf(telling({ kind: 'comment', actor: 'Ada', comment })))?.[1] ?? ''

  test('is whole with 200 code points, and cut to as many', () => {
    assert.equal(said('𝒂'.repeat(200)), '𝒂'.repeat(200))
    assert.equal(said('𝒂'.repeat(201)), `${'𝒂'.repeat(199)}…`)
    assert.equal(said(`${'a'.repeat(198)} ${'b'.repeat(9)}`), `${'a'.repeat(198)}…`)
  })

  test('is not cut within a character', () => {
    const family = '👨‍👩‍👧‍👦'
    assert.equal(said(`${'a'.repeat(196)}${family}b`), `${'a'.repeat(196)}…`)
    assert.equal(said(`${'a'.repeat(193)}${family}`), `${'a'.repeat(193)}${family}`)
  })
})

describe('marks of direction', () => {
  test('in names, comments and titles reach no further', () => {
    const evil = 'Ada\u202e\u2067\u2069'
    const given: Given = { actor: evil, workspace: evil, comment: evil, counts, titles: [evil] }
    for (const kind of ['assigned', 'mentioned', 'comment', 'invitation', 'overview'] as const) {
      for (const language of LANGUAGES) {
        const text = textOf(telling({ ...given, kind, language }))
        assert.ok(text.includes(iso('Ada')), text)
        assert.doesNotMatch(text, /[\u202a-\u202e\u2066\u2067]/u)
        assert.equal(text.match(/\u2068/gu)?.length, text.match(/\u2069/gu)?.length)
      }
    }
  })
})

describe('names of people and workspaces', () => {
  test('hold nothing that mail programs make a link of', () => {
    const evil = 'Pay at https://evil.test\nnow'
    for (const kind of ['assigned', 'mentioned', 'comment', 'invitation'] as const) {
      for (const language of LANGUAGES) {
        const told = telling({ kind, actor: evil, workspace: evil, language })
        for (const text of [textOf(told), titleOf(told, 'Call')])
          assert.doesNotMatch(text, /:\/\/|evil\.test|\n/)
      }
    }
  })
})

describe('a title', () => {
  const titled = (kind: Telling['kind'], language: Language, workspace: string | null = 'Team') =>
    titleOf(telling({ kind, language, workspace }), 'Buy\n milk')

  test('is that of the task, on one line, as it is', () => {
    assert.equal(titled('reminder', 'ur'), 'Buy milk')
    assert.equal(titled('invitation', 'de'), 'Team')
    assert.equal(titled('invitation', 'de', null), 'Buy milk')
  })

  test('is what the days and weeks are called', () => {
    assert.deepEqual(
      LANGUAGES.map((language) => titled('overview', language)),
      ['Your day', 'Dein Tag', 'آپ کا دن'],
    )
    assert.deepEqual(
      LANGUAGES.map((language) => titled('review', language)),
      ['Your week', 'Deine Woche', 'آپ کا ہفتہ'],
    )
  })
})

test('what a message offers has a label, and a test has its words', () => {
  const labels = LANGUAGES.map((language) => ACTS.map((act) => labelOf(act, language)))
  assert.deepEqual(labels, [
    ['Done', 'In 10 minutes', 'In 1 hour', 'Tomorrow'],
    ['Erledigt', 'In 10 Minuten', 'In 1 Stunde', 'Morgen'],
    ['مکمل', '10 منٹ بعد', '1 گھنٹے بعد', 'آئندہ کل'],
  ])
  assert.equal(new Set(LANGUAGES.map((language) => testMessage(language).text)).size, LANGUAGES.length)
})
