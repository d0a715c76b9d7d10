import type { Grammar, Phrase } from '../grammar.ts'
import type { RuleSays } from '../says.ts'

const EVERY = 'ہر(?<completion>!)?'
const EACH = `${EVERY} (?:(?:{other}|{n}) )?{period}`

const rules: Phrase<RuleSays>[] = [
  [`${EVERY} روز`, { unit: 'days' }],
  ['روزانہ', { unit: 'days' }],
  [`${EVERY} {part}`],
  [`${EACH}(?: بعد)?`],
  [`${EACH} {weekdays}(?: کو)?`],
  [`${EVERY} (?:{other} )?{weekdays}(?: کو)?(?: {part})?`],
  [`${EVERY} ہفتے کے دن`, { weekdays: [6] }],
  [`${EACH}(?: کی)? {days} تاریخ(?: کو)?`],
  [`${EACH} {day} {month}(?: کو)?`],
  ['ہفتہ وار', { unit: 'weeks' }, 'alone'],
  ['ماہانہ', { unit: 'months' }, 'alone'],
  ['سالانہ', { unit: 'years' }, 'alone'],
]

/** Letters are those of Urdu; Arabic ones are taken for them before. */
export const ur: Grammar = {
  vocabulary: {
    // biome-ignore format: a table
    weekdays: {
      پیر: 1, سوموار: 1, منگل: 2, بدھ: 3, جمعرات: 4, جمعہ: 5, جمعے: 5, ہفتہ: 6, سنیچر: 6, اتوار: 7,
    },
    shortWeekdays: {},
    habits: {},
    // biome-ignore format: a table
    months: {
      جنوری: 1, فروری: 2, مارچ: 3, اپریل: 4, مئی: 5, جون: 6, جولائی: 7, اگست: 8, ستمبر: 9, اکتوبر: 10, نومبر: 11,
      دسمبر: 12,
    },
    // biome-ignore format: a table
    numbers: {
      ایک: 1, دو: 2, تین: 3, چار: 4, پانچ: 5, چھ: 6, سات: 7, آٹھ: 8, نو: 9, دس: 10, گیارہ: 11, بارہ: 12,
    },
    articles: {},
    ordinals: { پہلے: 1, پہلی: 1, دوسرے: 2, تیسرے: 3, چوتھے: 4, آخری: -1 },
    ordinalMark: '',
    other: 'دوسرے',
    // biome-ignore format: a table
    units: {
      منٹ: 'minutes', گھنٹے: 'hours', گھنٹہ: 'hours', گھنٹوں: 'hours', دن: 'days', دنوں: 'days', ہفتے: 'weeks',
      ہفتہ: 'weeks', ہفتوں: 'weeks', مہینے: 'months', مہینہ: 'months', مہینوں: 'months', ماہ: 'months', سال: 'years',
      سالوں: 'years',
    },
    // biome-ignore format: a table
    parts: {
      صبح: 'morning', دوپہر: 'noon', 'سہ پہر': 'afternoon', شام: 'evening', رات: 'night', 'آدھی رات': 'midnight',
    },
    halves: {},
    and: ' ?[,،] ?(?:اور )?| اور ',
  },
  before: '',
  after: '(?: (?:(?<starts>سے)|(?<ends>تک)|کو|پر))?',
  names: 'پچھلے|گزشتہ',
  range: 'سے',
  determiners: '(?!)',
  beginnings: '(?!)',
  dates: [
    ['آج', { days: 0 }],
    ['کل', { days: 1 }],
    ['پرسوں', { days: 2 }],
    ['{n} {unit} (?:کے )?(?:بعد|میں)'],
    ['{weekday}(?= (?:کو|تک|سے)(?: |$))'],
    ['{weekday}', {}, 'alone'],
    ['اگلے {weekday}', { next: true }],
    ['اگلے ہفتے', { next: true, period: 'week' }],
    ['اگلے (?:مہینے|ماہ)', { next: true, period: 'month' }],
    ['اگلے سال', { next: true, period: 'year' }],
    ['مہینے کے آخر(?: میں)?', { end: 'month' }],
    ['سال کے آخر(?: میں)?', { end: 'year' }],
    ['(?:{weekday},? )?{day} {month}(?: {year})?'],
    ['{iso}'],
  ],
  times: [
    ['(?:{part} )?{spoken} بجے'],
    ['(?:{part} )?{hour}(?::{minute})? بجے'],
    ['(?:{part} )?ساڑھے {spoken} بجے', { shift: 30 }],
    ['(?:{part} )?سوا {spoken} بجے', { shift: 15 }],
    ['(?:{part} )?پونے {spoken} بجے', { shift: -15 }],
    ['(?=\\d\\d|\\d:\\d[05]){hour}:{minute}(?: پر)?', { exact: true }],
  ],
  rules: rules.map(([pattern, ...rest]) => [`${pattern}(?: (?<done>مکمل ہونے کے بعد))?`, ...rest]),
  lengths: [['{times} (?:بار|دفعہ|مرتبہ)'], ['{n} {period} تک']],
  reminders: [['{n} {unit} پہلے یاد (?:دلانا|دلائیں|دہانی)']],
}
