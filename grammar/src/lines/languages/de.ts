import type { Grammar, Phrase } from '../grammar.ts'
import type { RuleSays } from '../says.ts'

const EVERY = '(?:jede[nrsm]?|alle)(?<completion>!)?'
const EACH = `${EVERY} (?:(?:{other}|{n}|{th}) )?{period}`
const OF_MONTH = ' (?:im|des|jede[ns]) monat(?:e?s)?'
const UNTIL = '(?: ?[-–] ?| bis )'
const CLOCK = '(?=\\d\\d|\\d:\\d[05])'
const DATE = '(?:{day} {month}|{d}\\.{m}\\.)'

const rules: Phrase<RuleSays>[] = [
  [`${EVERY} {part}`],
  [EACH],
  [`${EACH}(?: am)? {weekdays}`],
  [`${EACH} {habits}`],
  [`${EACH} am {places}`],
  [`${EACH} am {days}`],
  [`${EACH} am letzten tag`, { days: [-1] }],
  [`${EACH} am ${DATE}`],
  [`${EVERY} (?:(?:{other}|{th}) )?{weekdays}(?: ?{part})?`],
  [`${EVERY} (?:werktag|arbeitstag|wochentag)`, { weekdays: [1, 2, 3, 4, 5] }],
  ['(?:werktags|wochentags)', { weekdays: [1, 2, 3, 4, 5] }, 'apart'],
  [`${EVERY} wochenende`, { weekdays: [6, 7] }],
  [`${EVERY} {places}${OF_MONTH}`],
  [`${EVERY} {several}`],
  [`${EVERY} {days}(?:${OF_MONTH})?`, {}, 'apart'],
  [`${EVERY} letzten tag(?:${OF_MONTH})?`, { days: [-1] }],
  [`${EVERY} ${DATE}`],
  ['am {places} jede[ns] monats?'],
  ['am {days} jede[ns] monats?'],
  ['am letzten tag jede[ns] monats?', { days: [-1] }],
  ['(?:immer )?{habits}', {}, 'apart'],
  ['täglich', { unit: 'days' }, 'apart'],
  ['wöchentlich', { unit: 'weeks' }, 'apart'],
  ['monatlich', { unit: 'months' }, 'apart'],
  ['monatlich am {days}', { unit: 'months' }],
  ['monatlich am {places}', { unit: 'months' }],
  ['vierteljährlich', { unit: 'quarters' }, 'apart'],
  ['jährlich', { unit: 'years' }, 'apart'],
  // Last, as it is only for what none of the others understands.
  [`${EVERY} {th} {gap} {anyday}`],
]

export const de: Grammar = {
  vocabulary: {
    // biome-ignore format: a table
    weekdays: {
      montag: 1, dienstag: 2, mittwoch: 3, donnerstag: 4, freitag: 5, samstag: 6, sonnabend: 6, sonntag: 7,
    },
    // biome-ignore format: a table
    shortWeekdays: {
      mo: 1, di: 2, mi: 3, do: 4, fr: 5, sa: 6, so: 7,
      'mo.': 1, 'di.': 2, 'mi.': 3, 'do.': 4, 'fr.': 5, 'sa.': 6, 'so.': 7,
    },
    // biome-ignore format: a table
    habits: {
      montags: 1, dienstags: 2, mittwochs: 3, donnerstags: 4, freitags: 5, samstags: 6, sonntags: 7,
    },
    // biome-ignore format: a table
    months: {
      januar: 1, jänner: 1, februar: 2, märz: 3, april: 4, mai: 5, juni: 6, juli: 7, august: 8, september: 9,
      oktober: 10, november: 11, dezember: 12, jan: 1, feb: 2, mär: 3, apr: 4, jun: 6, jul: 7, aug: 8, sep: 9,
      sept: 9, okt: 10, nov: 11, dez: 12,
    },
    // biome-ignore format: a table
    numbers: {
      eins: 1, zwei: 2, drei: 3, vier: 4, fünf: 5, sechs: 6, sieben: 7, acht: 8, neun: 9, zehn: 10, elf: 11, zwölf: 12,
    },
    articles: { ein: 1, eine: 1, einem: 1, einen: 1, einer: 1 },
    // biome-ignore format: a table
    ordinals: {
      ersten: 1, erster: 1, erste: 1, zweiten: 2, zweite: 2, dritten: 3, dritte: 3, vierten: 4, vierte: 4, fünften: 5,
      fünfte: 5, letzten: -1, letzte: -1, letzter: -1,
    },
    ordinalMark: '\\.',
    monthDays: { 'letzten tag': -1 },
    other: 'zweite[nrs]?',
    // biome-ignore format: a table
    units: {
      minute: 'minutes', minuten: 'minutes', min: 'minutes', stunde: 'hours', stunden: 'hours', std: 'hours', tag: 'days',
      tage: 'days', tagen: 'days', woche: 'weeks', wochen: 'weeks', monat: 'months', monate: 'months',
      monaten: 'months', quartal: 'quarters', quartale: 'quarters', jahr: 'years', jahre: 'years', jahren: 'years',
    },
    // biome-ignore format: a table
    parts: {
      morgen: 'morning', morgens: 'morning', früh: 'morning', vormittag: 'morning', vormittags: 'morning',
      mittag: 'noon', mittags: 'noon', nachmittag: 'afternoon', nachmittags: 'afternoon', abend: 'evening',
      abends: 'evening', nacht: 'night', nachts: 'night',
    },
    halves: {},
    and: ' ?[,&] ?(?:und )?| und ',
    again: '(?:jede[nrsm]? )?',
  },
  before:
    '(?:(?<starts>ab(?: dem)?|beginnend am) |(?<ends>bis(?: zum)?) |(?:am|an|den|zum|für|vor|diese[nrs]?|kommende[nrs]?) )?',
  after: '',
  names:
    'erste[nrs]?|zweite[nrs]?|dritte[nrs]?|vierte[nrs]?|fünfte[nrs]?|\\d\\.|guten|von|vom|der|die|das|letzte[nrs]?|vergangene[nrs]?|außer|nicht|seit|nach',
  or: 'oder',
  at: 'um|gegen',
  clock: 'uhr',
  range: 'bis',
  determiners: 'der|die|das|den|dem|des|ein|eine|einen|mein|meine|kein|keine|wie|viel',
  beginnings: 'um|am|im|in|mit|für|ab|bis|von|zu|zum|zur|und|über|wegen|nach|vor|oder',
  // A verb at the end of the sentence, above all.
  continuations:
    '[a-zäöüß]+(?:en|ern|eln)|der|die|das|dem|den|des|eine?[nrms]?|meine?[nrms]?|deine?[nrms]?|seine?[nrms]?|ihre?[nrms]?|unsere?[nrms]?|ob|wenn|weil|dass|an|bei|beim|auf|aus|noch|nochmal|wieder|erneut|dann|ihn|sie|es|ihm|uns|mich|mir|dir|dich',
  words:
    'der|die|das|den|dem|des|ein|eine|einen|einem|einer|mein|meine|meinen|und|oder|mit|von|vom|für|zu|zum|zur|bei|beim|auf|an|im|um|ist|sind|nicht|ich|mich|mir|dich|wir|uns|ob|wenn|dass|anrufen|kaufen|zahlen|bezahlen|schreiben|schicken|senden|lesen|prüfen|putzen|wechseln|abholen|bringen|besorgen|holen|machen|bestellen|kochen|gießen|aufräumen|vorbereiten|fragen|nachfragen|treffen|besprechung|ansehen|schauen|buchen|raus|erinnere|unterstützen|zahnarzt|arzt|miete|rechnung|milch|müll|filter',
  asks: ['␣(?<a>(?:bitte +)?erinnere? +mich)␣(?<b>(?: daran)? *,| an) '],
  dates: [
    ['heute', { days: 0 }],
    ['morgen', { days: 1 }],
    ['übermorgen', { days: 2 }],
    ['in {n} {unit}(?: und {more} {also})?', {}, 'inside'],
    ['(?<=^ *)in {n} {unit}(?: und {more} {also})?'],
    ['in einer halben stunde', { n: 30, unit: 'minutes' }],
    ['{weekday}'],
    ['{short}', {}, 'alone'],
    ['(?<=am ){short}'],
    ['nächste[nrs]? {anyday}', { next: true }],
    ['nächste woche', { next: true, period: 'week' }],
    ['nächsten monat', { next: true, period: 'month' }],
    ['nächstes jahr', { next: true, period: 'year' }],
    ['(?:am|dieses|übers) wochenende', { period: 'weekend' }],
    ['(?:am )?nächste[ns] wochenende', { next: true, period: 'weekend' }],
    ['(?:ende des monats|monatsende)', { end: 'month' }],
    ['(?:am )?letzten tag (?:des|im) monats?', { end: 'month' }],
    ['(?:ende des jahres|jahresende)', { end: 'year' }],
    ['(?:{anyday},? (?:den |dem |der )?)?{day} {month}(?: {year})?'],
    ['(?:{anyday},? (?:den |dem |der )?)?{d}\\.{m}\\.{year}'],
    ['(?:{anyday},? (?:den |dem |der )?)?{d}\\.{m}\\.'],
    ['(?<=(?:am|bis|zum|ab) ){d}\\.{m}'],
    ['{first}/{second}/{year}'],
    ['(?<=(?:am|bis zum|ab dem) ){dayth}', {}, 'apart'],
    ['{iso}'],
  ],
  times: [
    ['(?:(?:um|gegen) )?{hour}[:.]{minute} uhr(?: {part})?(?: {zone})?', { exact: true }],
    ['(?:um|gegen) {hour}:{minute}(?: {part})?(?: {zone})?', { exact: true }],
    ['(?=\\d\\d|\\d:\\d[05]){hour}:{minute}(?: {zone})?', { exact: true }],
    ['(?:(?:um|gegen) )?{hour} uhr(?: {minute})?(?: {part})?(?: {zone})?', { exact: true }],
    ['(?:um|gegen) {hour}(?: {part})?(?!\\. +[a-zäöüß])', {}, 'apart'],
    ['(?:um|gegen) {spoken}(?: {part})?(?!\\. +[a-zäöüß])', {}, 'apart'],
    ['(?:um )?halb {spoken}(?: {part})?', { shift: -30 }],
    ['(?:um )?viertel nach {spoken}(?: {part})?', { shift: 15 }],
    ['(?:um )?(?:viertel vor|dreiviertel) {spoken}(?: {part})?', { shift: -15 }],
    ['um mitternacht', { part: 'midnight' }],
    ['am {part}', {}, 'alone'],
  ],
  spans: [
    [
      `(?<from>(?:von )?{hour}(?:[:.]{minute})?(?: uhr)?)${UNTIL}{tohour}(?:[:.]{tominute})? uhr`,
      { exact: true },
    ],
    [`(?<from>(?:von )?${CLOCK}{hour}:{minute})${UNTIL}${CLOCK}{tohour}:{tominute}`, { exact: true }],
    [
      '(?<from>zwischen {hour}(?:[:.]{minute})?(?: uhr)?) und {tohour}(?:[:.]{tominute})? uhr',
      { exact: true },
    ],
  ],
  rules: rules.map(([pattern, ...rest]) => [
    `${pattern}(?: (?<done>nach erledigung|nach abschluss))?`,
    ...rest,
  ]),
  lengths: [['{times} ?(?:mal|x)'], ['(?:für )?{n} {period} lang'], ['für {n} {period}']],
  reminders: [
    ['(?:erinnere? mich|erinnerung) {n} {unit} (?:vorher|davor)(?: und {more} {also} (?:vorher|davor))?'],
    ['{n} {unit} (?:vorher|davor) erinnern'],
  ],
}
