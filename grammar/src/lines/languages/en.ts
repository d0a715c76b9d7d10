import type { Grammar, Phrase } from '../grammar.ts'
import type { RuleSays } from '../says.ts'

const EVERY = '(?<!(?:^| )(?:the|an?|my|your|our) +)(?:every|each|ev)(?<completion>!)?'
const EACH = `${EVERY} (?:(?:{other}|{n}|{th}) )?{period}`
const OF_MONTH = '(?: (?:of|in) (?:the|each|every) month)?'
/** What tasks begin with. */
const VERBS =
  'call|ask|buy|pay|send|email|mail|write|read|check|fix|clean|book|order|pick|renew|review|submit|finish|meet|watch|visit|take|make|get|plan|prepare|update|follow|return|cancel|remind|play|teach|water'
const SHORT_MONTHS = 'jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec'
const UNTIL = '(?: ?[-–] ?| (?:to|till|until) )'
/** With other minutes it is more likely a score or a verse. */
const CLOCK = '(?=\\d\\d|\\d:\\d[05])'
const DATE = '(?:(?:the )?{day} (?:of )?{month}|{month} {day})'

const rules: Phrase<RuleSays>[] = [
  [`${EVERY} {part}`],
  [EACH],
  [`${EACH} on {weekdays}`],
  [`${EACH}(?: on)? {habits}`],
  [`${EACH} on (?:the )?{places}`],
  [`${EACH} on (?:the )?{days}`],
  [`${EACH} on (?:the )?last day`, { days: [-1] }],
  [`${EACH} on ${DATE}`],
  [`${EVERY} (?:{other} )?{weekdays}(?: {part})?`],
  [`${EVERY} (?:weekday|workday|work day|business day)`, { weekdays: [1, 2, 3, 4, 5] }],
  [`${EVERY} weekend`, { weekdays: [6, 7] }],
  [`${EVERY} {places}${OF_MONTH}`],
  [`${EVERY} {days}${OF_MONTH}`, {}, 'apart'],
  [`(?<=^ *)${EVERY} {days}${OF_MONTH}(?= (?:${VERBS}) )`],
  [`${EVERY} last day${OF_MONTH}`, { days: [-1] }],
  [`${EVERY} ${DATE}`],
  [`(?:on )?(?:the )?{places} of ${EVERY} month`],
  [`(?:on )?(?:the )?{days} of ${EVERY} month`],
  [`(?:on )?(?:the )?last day of ${EVERY} month`, { days: [-1] }],
  ['on {habits}'],
  ['{habits}', {}, 'apart'],
  ['daily', { unit: 'days' }, 'apart'],
  ['weekly', { unit: 'weeks' }, 'apart'],
  ['weekly on {weekdays}', { unit: 'weeks' }],
  ['(?:biweekly|fortnightly)', { unit: 'weeks', n: 2 }, 'apart'],
  ['monthly', { unit: 'months' }, 'apart'],
  ['monthly on (?:the )?{days}', { unit: 'months' }],
  ['monthly on (?:the )?{places}', { unit: 'months' }],
  ['quarterly', { unit: 'quarters' }, 'apart'],
  ['(?:yearly|annually)', { unit: 'years' }, 'apart'],
  // Last, as each is only for what none of the others understands.
  [`${EVERY} {th} {gap} {anyday}`],
  [`${EVERY} {period} (?:counts|matters)`, { unclear: true }],
  [`${EVERY} {weekdays}(?: ?,| and| or)? (?:and )?(?:on )?{habits}`, { unclear: true }],
]

export const en: Grammar = {
  vocabulary: {
    weekdays: { monday: 1, tuesday: 2, wednesday: 3, thursday: 4, friday: 5, saturday: 6, sunday: 7 },
    // biome-ignore format: a table
    shortWeekdays: {
      mon: 1, tue: 2, tues: 2, wed: 3, weds: 3, thu: 4, thur: 4, thurs: 4, fri: 5, sat: 6, sun: 7,
    },
    // biome-ignore format: a table
    habits: {
      mondays: 1, tuesdays: 2, wednesdays: 3, thursdays: 4, fridays: 5, saturdays: 6, sundays: 7,
    },
    // biome-ignore format: a table
    months: {
      january: 1, february: 2, march: 3, april: 4, may: 5, june: 6, july: 7, august: 8, september: 9, october: 10,
      november: 11, december: 12, jan: 1, feb: 2, mar: 3, apr: 4, jun: 6, jul: 7, aug: 8, sep: 9, sept: 9, oct: 10,
      nov: 11, dec: 12,
    },
    // biome-ignore format: a table
    numbers: {
      one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12,
    },
    articles: { a: 1, an: 1, 'a couple of': 2 },
    ordinals: { first: 1, second: 2, third: 3, fourth: 4, fifth: 5, last: -1 },
    ordinalMark: 'st|nd|rd|th',
    monthDays: { 'last day': -1 },
    other: 'other',
    // biome-ignore format: a table
    units: {
      minute: 'minutes', minutes: 'minutes', min: 'minutes', mins: 'minutes', hour: 'hours', hours: 'hours', hr: 'hours',
      hrs: 'hours', day: 'days', days: 'days', week: 'weeks', weeks: 'weeks', month: 'months', months: 'months',
      quarter: 'quarters', quarters: 'quarters', year: 'years', years: 'years',
    },
    parts: { morning: 'morning', noon: 'noon', afternoon: 'afternoon', evening: 'evening', night: 'night' },
    halves: { am: 'am', 'a.m.': 'am', 'a.m': 'am', pm: 'pm', 'p.m.': 'pm', 'p.m': 'pm' },
    and: ' ?[,&] ?(?:and )?| and ',
    again: '(?:(?:on )?(?:every|each) )?',
  },
  before:
    '(?:(?<starts>from|starting(?: on)?|beginning(?: on)?) |(?<ends>until|till|til|through) |(?:on|by|for|before) )?',
  after: '',
  names:
    'first|second|third|fourth|fifth|\\d(?:st|nd|rd|th)|black|cyber|good|ash|palm|easter|the|an?|last|past|previous|of|except|not|since|after',
  or: 'or',
  at: 'at',
  clock: "am|pm|a\\.m\\.|p\\.m\\.|o['’]clock",
  range: 'to|till|until',
  determiners: 'the|an?|some|my|your|our|his|her|their|that|more|no|any|of|how',
  beginnings: 'w|at|on|in|for|with|from|to|until|till|by|and|about|starting|or|if|then',
  continuations:
    'the|an?|my|your|our|his|her|their|its?|this|that|these|those|him|them|us|me|you|whether|if|because|since|when|while|so|then|again|already|how|what|who|why|into|over|off|out|up|down|back',
  words: `${VERBS}|the|an?|my|your|our|his|their|and|or|with|from|for|to|of|about|at|on|by|is|are|be|not|this|that|it|me|up|out|if|what|how|meeting|dinner|lunch|dentist|report|rent|bill|milk`,
  asks: ['␣(?<a>(?:please +)?remind +me)␣(?<b> (?:to|about)) '],
  dates: [
    ['today', { days: 0 }],
    ['this {part}', { days: 0 }],
    ['tonight', { days: 0, part: 'evening' }],
    ['(?:tomorrow|tmrw|tmr)', { days: 1 }],
    ['(?:the )?day after tomorrow', { days: 2 }],
    ["in {n} {unit}(?: and {more} {also})?(?:['’]? time)?", {}, 'inside'],
    ['(?<=^ *)in {n} {unit}(?: and {more} {also})?'],
    ['in half an hour', { n: 30, unit: 'minutes' }],
    ['{n} {unit} from (?:now|today)'],
    ['(?:this |coming )?{weekday}'],
    ['{short}', {}, 'alone'],
    ['(?<=(?:^|on|by|before|this|until|till|from|starting) *){short}', {}, 'apart'],
    ['this {short}'],
    ['next {anyday}', { next: true }],
    ['next week', { next: true, period: 'week' }],
    ['next month', { next: true, period: 'month' }],
    ['next year', { next: true, period: 'year' }],
    ['(?:this|at the|on the|over the) weekend', { period: 'weekend' }],
    ['next weekend', { next: true, period: 'weekend' }],
    ['(?:at )?(?:the )?end of (?:the |this )?month|eom', { end: 'month' }],
    ['(?:on )?the last day of (?:the|this) month', { end: 'month' }],
    ['(?:at )?(?:the )?end of (?:the |this )?year', { end: 'year' }],
    ['(?:{anyday},? )?{month} {day}(?:,? {year})?'],
    [
      `(?:{anyday},? )?(?:the )?{day} (?:of )?(?!(?:${SHORT_MONTHS}) ?[^ ]|(?:${SHORT_MONTHS})$){month}(?:,? {year})?`,
    ],
    ['(?:{anyday},? )?(?:the )?{dayth} (?:of )?{month}(?:,? {year})?'],
    ['(?:{anyday},? )?{day} {month},? {year}'],
    ['(?:{anyday},? )?{day} {month}', {}, 'inside'],
    ['(?<=(?:on|by|until|till|from|starting) )the {dayth}', {}, 'apart'],
    ['{iso}'],
    ['{first}/{second}/{year}'],
    ['(?!24/7){first}/{second}', {}, 'apart'],
  ],
  times: [
    ['(?:(?:at|@) ?)?{spoken}(?::{minute})? ?{half}(?: {zone})?'],
    ['(?:at|@) ?{hour}:{minute}(?: in the {part})?(?: {zone})?'],
    // With other minutes it is more likely a score or a verse.
    ['(?=\\d\\d|\\d:\\d[05]){hour}:{minute}(?: {zone})?'],
    ['(?:at|@) ?{hour}(?: {zone})?', {}, 'apart'],
    ['at {spoken}', {}, 'apart'],
    ["(?:at )?{spoken} o['’]clock"],
    ['(?:at )?{spoken} in the {part}'],
    ['(?:at )?half past {spoken}', { shift: 30 }],
    ['(?:at )?(?:a )?quarter past {spoken}', { shift: 15 }],
    ['(?:at )?(?:a )?quarter to {spoken}', { shift: -15 }],
    ['at (?:noon|midday)', { part: 'noon' }],
    ['at midnight', { part: 'midnight' }],
    ['(?:noon|midday)', { part: 'noon' }, 'alone'],
    ['in the {part}', {}, 'alone'],
  ],
  spans: [
    [
      `(?<from>(?:from )?{spoken}(?::{minute})?(?: ?{half})?)${UNTIL}{tospoken}(?::{tominute})? ?{tohalf}(?: {zone})?`,
    ],
    [
      `(?<from>(?:from )?${CLOCK}{hour}:{minute})${UNTIL}${CLOCK}{tohour}:{tominute}(?: {zone})?`,
      { exact: true },
    ],
    ['(?<from>between {spoken}(?::{minute})?(?: ?{half})?) and {tospoken}(?::{tominute})? ?{tohalf}'],
    [`(?<from>between ${CLOCK}{hour}:{minute}) and ${CLOCK}{tohour}:{tominute}`, { exact: true }],
  ],
  rules: rules.map(([pattern, ...rest]) => [
    `${pattern}(?: (?<done>after completion|after completing|when done))?`,
    ...rest,
  ]),
  lengths: [['(?:for )?{times} times'], ['for {n} {period}']],
  reminders: [
    ['remind(?:er)?(?: me)? {n} {unit}(?: before)? and {more} {also} (?:before|earlier)'],
    ['remind(?:er)?(?: me)? {n} {unit} (?:before|earlier)(?: and {more} {also} (?:before|earlier))?'],
  ],
}
