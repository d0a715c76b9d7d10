import type { Grammar, Phrase } from '../grammar.ts'
import type { RuleSays } from '../says.ts'

const EVERY = '(?:ہر|har)(?<completion>!)?'
const CLOCK = '(?=\\d\\d|\\d:\\d[05])'
const ON = '(?: (?:کو|ko))?'
const REMIND = '(?:یاد (?:دلانا|دلاؤ|دلائیں|دلا دینا|دلا دو)|yaad (?:dilana|dilao|dila dena|dila do))'
const EACH = `${EVERY} (?:(?:{other}|{n}) )?{period}`

const rules: Phrase<RuleSays>[] = [
  [`${EVERY} (?:روز|roz)`, { unit: 'days' }],
  ['(?:روزانہ|rozana)', { unit: 'days' }],
  [`${EVERY} {part}`],
  [`${EACH}(?: بعد)?`],
  [`${EACH} {weekdays}(?: کو)?`],
  [`${EVERY} (?:{other} )?{weekdays}(?: کو)?(?: {part})?`],
  [`${EVERY} ہفتے کے دن`, { weekdays: [6] }],
  [`${EVERY} کام کے دن`, { weekdays: [1, 2, 3, 4, 5] }],
  [`${EVERY} {places}${ON}`],
  [`${EVERY} {several}${ON}`],
  [`${EACH} (?:کے|ke) {places}${ON}`],
  [`${EACH} کے آخری دن`, { days: [-1] }],
  [`${EVERY} {days} تاریخ${ON}`],
  [`${EACH}(?: کی)? {days} تاریخ(?: کو)?`],
  [`${EACH} {day} {month}(?: کو)?`],
  ['ہفتہ وار', { unit: 'weeks' }, 'alone'],
  ['ماہانہ', { unit: 'months' }, 'alone'],
  ['سالانہ', { unit: 'years' }, 'alone'],
  // Last, as it is only for what none of the others understands.
  [`${EVERY} {th} {gap} {anyday}`],
]

/** In Urdu letters, since Arabic ones are replaced beforehand; the most common words are in Latin letters, too. */
export const ur: Grammar = {
  vocabulary: {
    // biome-ignore format: a table
    weekdays: {
      پیر: 1, سوموار: 1, منگل: 2, بدھ: 3, جمعرات: 4, جمعہ: 5, جمعے: 5, ہفتہ: 6, سنیچر: 6, اتوار: 7,
      somvar: 1, peer: 1, mangal: 2, budh: 3, jumerat: 4, jumeraat: 4, juma: 5, jumma: 5, hafta: 6, itwar: 7, itvar: 7,
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
      ek: 1, teen: 3, char: 4, paanch: 5, panch: 5, saat: 7, aath: 8, nau: 9, das: 10, gyarah: 11, barah: 12,
    },
    articles: {},
    // biome-ignore format: a table
    ordinals: {
      پہلے: 1, پہلی: 1, دوسرے: 2, تیسرے: 3, چوتھے: 4, پانچویں: 5, آخری: -1,
      pehle: 1, doosre: 2, dusre: 2, teesre: 3, chauthe: 4, paanchwen: 5, aakhri: -1,
    },
    ordinalMark: '',
    monthDays: { پہلی: 1, دوسری: 2, تیسری: 3, پانچویں: 5, دسویں: 10, پندرہویں: 15, بیسویں: 20, آخری: -1 },
    other: 'دوسرے|doosre|dusre',
    // biome-ignore format: a table
    units: {
      منٹ: 'minutes', گھنٹے: 'hours', گھنٹہ: 'hours', گھنٹوں: 'hours', دن: 'days', دنوں: 'days', ہفتے: 'weeks',
      ہفتہ: 'weeks', ہفتوں: 'weeks', مہینے: 'months', مہینہ: 'months', مہینوں: 'months', ماہ: 'months', سال: 'years',
      سالوں: 'years',
      minat: 'minutes', minute: 'minutes', ghante: 'hours', ghanta: 'hours', din: 'days', hafte: 'weeks', mahine: 'months', saal: 'years',
    },
    // biome-ignore format: a table
    parts: {
      صبح: 'morning', دوپہر: 'noon', 'سہ پہر': 'afternoon', شام: 'evening', رات: 'night', 'آدھی رات': 'midnight',
      subah: 'morning', subha: 'morning', dopahar: 'noon', dopehar: 'noon', shaam: 'evening', sham: 'evening', raat: 'night',
    },
    halves: {},
    and: ' ?[,،] ?(?:اور )?| اور | aur ',
    again: '(?:(?:ہر|har) )?',
  },
  before: '',
  after: '(?: (?:(?<starts>سے|se)|(?<ends>تک|tak)|کو|پر|ko|par))?',
  names: 'پچھلے|گزشتہ',
  or: 'یا|ya',
  at: '(?!)',
  clock: 'بجے|baje',
  range: 'سے|se',
  determiners: '(?!)',
  beginnings: '(?!)',
  continuations: '(?!)',
  words:
    'ko|ka|ki|ke|se|mein|hai|hain|karna|karo|lana|lena|dena|jana|phone|bhejna|banana|khana|poochna|ammi|abbu|doodh|dawai|safai|mujhe|yaad|baje|subah|shaam',
  asks: [
    `␣(?<a>(?:(?:مجھے|mujhe) +)?${REMIND}(?: +(?:کہ|ke|ki))?) `,
    `␣(?:(?<a>مجھے|mujhe) )?.*(?:نا|na)␣ (?<b>${REMIND})(?=␣ *[.۔!]?$)`,
  ],
  dates: [
    ['(?:آج|aaj)', { days: 0 }],
    ['(?:کل|kal)', { days: 1 }],
    ['(?:پرسوں|parson)', { days: 2 }],
    ['{n} {unit}(?: (?:اور|aur) {more} {also})? (?:کے |ke )?(?:بعد|میں|baad|mein)'],
    ['{weekday}(?= (?:کو|تک|سے|ko|tak|se)(?: |$))'],
    ['{weekday}', {}, 'alone'],
    ['(?:اگلے|agle) {weekday}', { next: true }],
    ['(?:اگلے ہفتے|agle hafte)', { next: true, period: 'week' }],
    ['(?:اگلے (?:مہینے|ماہ)|agle mahine)', { next: true, period: 'month' }],
    ['اگلے سال', { next: true, period: 'year' }],
    ['مہینے کے آخر(?: میں)?', { end: 'month' }],
    ['سال کے آخر(?: میں)?', { end: 'year' }],
    ['(?:{weekday},? )?{day} {month}(?: {year})?'],
    ['{first}/{second}/{year}'],
    ['{iso}'],
  ],
  times: [
    ['(?:{part} )?{spoken} (?:بجے|baje)'],
    ['(?:{part} )?{hour}(?::{minute})? (?:بجے|baje)'],
    ['(?:{part} )?(?:ساڑھے|saarhe|sarhe) {spoken} (?:بجے|baje)', { shift: 30 }],
    ['(?:{part} )?(?:سوا|sawa) {spoken} (?:بجے|baje)', { shift: 15 }],
    ['(?:{part} )?(?:پونے|paune) {spoken} (?:بجے|baje)', { shift: -15 }],
    ['(?=\\d\\d|\\d:\\d[05]){hour}:{minute}(?: پر)?', { exact: true }],
  ],
  spans: [
    ['(?<from>(?:{part} )?{spoken}(?: (?:بجے|baje))?) (?:سے|se) {tospoken} (?:بجے|baje)(?: (?:تک|tak))?'],
    [
      `(?<from>${CLOCK}{hour}:{minute})(?: ?[-–] ?| (?:سے|se) )${CLOCK}{tohour}:{tominute}(?: (?:تک|tak|بجے|baje))?`,
      { exact: true },
    ],
  ],
  rules: rules.map(([pattern, ...rest]) => [`${pattern}(?: (?<done>مکمل ہونے کے بعد))?`, ...rest]),
  lengths: [['{times} (?:بار|دفعہ|مرتبہ)'], ['{n} {period} تک']],
  reminders: [['{n} {unit} پہلے یاد (?:دلانا|دلائیں|دہانی)']],
}
