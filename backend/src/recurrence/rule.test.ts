import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parseRule, RuleError } from '@docket/grammar/recurrence/rule.ts'
import { describe as explain } from './model/describe.ts'
import { RecurrenceRule } from './model/rule.ts'

const START = { date: '2026-01-31', time: '09:00', time_zone: 'Europe/Berlin' }

describe('a rule is stored as', () => {
  for (const [given, canonical] of [
    ['FREQ=DAILY', 'FREQ=DAILY'],
    ['rrule:freq=weekly;byday=th,mo,mo', 'FREQ=WEEKLY;BYDAY=MO,TH'],
    ['INTERVAL=01;FREQ=DAILY;WKST=MO', 'FREQ=DAILY'],
    ['WKST=SU;INTERVAL=2;FREQ=WEEKLY;COUNT=10000', 'FREQ=WEEKLY;COUNT=10000;INTERVAL=2;WKST=SU'],
    ['FREQ=MONTHLY;BYDAY=+1MO,-1FR,TU', 'FREQ=MONTHLY;BYDAY=-1FR,TU,1MO'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1,+2,13', 'FREQ=MONTHLY;BYMONTHDAY=-1,2,13'],
    ['FREQ=DAILY;UNTIL=20261231', 'FREQ=DAILY;UNTIL=20261231'],
    ['FREQ=DAILY;UNTIL=20261231t090000z', 'FREQ=DAILY;UNTIL=20261231T090000Z'],
    ['FREQ=DAILY;UNTIL=20261231T090000', 'FREQ=DAILY;UNTIL=20261231T090000'],
    ['FREQ=YEARLY;BYWEEKNO=53;BYMONTH=1', 'FREQ=YEARLY;BYMONTH=1;BYWEEKNO=53'],
  ] as const) {
    test(`${given} → ${canonical}`, () => {
      assert.equal(parseRule(given).text, canonical)
      assert.deepEqual(parseRule(canonical), parseRule(given))
      assert.equal(RecurrenceRule.parse(given), canonical)
    })
  }
})

describe('a rule is refused:', () => {
  const part = /made of NAME=VALUE parts/
  for (const [text, message] of [
    ['', part],
    ['FREQ=DAILY;', part],
    ['FREQ', part],
    ['RRULE:RRULE:FREQ=DAILY', part],
    ['FREQ==DAILY', part],
    ['FREQ=DAILY;BYDAY=', part],
    ['FREQ=DAILY\nEXDATE:20260101', /one line/],
    ['FREQ=DAILY\r\n', /one line/],
    [' FREQ=DAILY', /one line/],
    ['FREQ=DAıLY', /one line/],
    [`FREQ=DAILY;BYDAY=${'MO,'.repeat(200)}`, /at most 500 characters/],
    ['COUNT=2', /needs FREQ/],
    ['FREQ=HOURLY', /not HOURLY/],
    ['FREQ=SECONDLY', /not SECONDLY/],
    ['FREQ=DAILY;BYHOUR=9', /BYHOUR is not allowed/],
    ['FREQ=DAILY;BYMINUTE=9', /BYMINUTE is not allowed/],
    ['FREQ=DAILY;BYSECOND=9', /BYSECOND is not allowed/],
    ['FREQ=DAILY;DTSTART=20260101', /DTSTART is not allowed/],
    ['FREQ=DAILY;EXDATE=20260101', /EXDATE is not part/],
    ['FREQ=DAILY;RDATE=20260101', /RDATE is not part/],
    ['FREQ=DAILY;CONSTRUCTOR=1', /no part CONSTRUCTOR/],
    ['FREQ=DAILY;X-MINE=1', /no part X-MINE/],
    ['FREQ=DAILY;FREQ=DAILY', /FREQ is given twice/],
    ['FREQ=DAILY;COUNT=2;UNTIL=20270101', /cannot be given together/],
    ['FREQ=DAILY;INTERVAL=0', /INTERVAL must be a whole number from 1 to 1000/],
    ['FREQ=DAILY;INTERVAL=1001', /1 to 1000/],
    ['FREQ=DAILY;COUNT=10001', /COUNT must be a whole number from 1 to 10000/],
    ['FREQ=DAILY;COUNT=-1', /1 to 10000/],
    ['FREQ=DAILY;COUNT=1,2', /1 to 10000/],
    ['FREQ=DAILY;BYMONTH=13', /numbers from 1 to 12\./],
    ['FREQ=DAILY;BYMONTH=-1', /numbers from 1 to 12\./],
    ['FREQ=MONTHLY;BYMONTHDAY=0', /1 to 31, or -1 to -31/],
    ['FREQ=MONTHLY;BYMONTHDAY=1,,2', /1 to 31/],
    ['FREQ=MONTHLY;BYMONTHDAY=-32', /1 to 31/],
    ['FREQ=YEARLY;BYYEARDAY=367', /1 to 366/],
    ['FREQ=YEARLY;BYWEEKNO=54', /1 to 53/],
    ['FREQ=DAILY;BYDAY=XX', /BYDAY must use the weekdays/],
    ['FREQ=DAILY;BYDAY=MON', /BYDAY must use the weekdays/],
    ['FREQ=MONTHLY;BYDAY=0MO', /number before a weekday in BYDAY must be from 1 to 53/],
    ['FREQ=YEARLY;BYDAY=54MO', /1 to 53/],
    ['FREQ=WEEKLY;WKST=1MO', /WKST must use the weekdays/],
    ['FREQ=DAILY;UNTIL=20260230', /UNTIL must be a date like/],
    ['FREQ=DAILY;UNTIL=20260203T250000', /UNTIL must be a date like/],
    ['FREQ=DAILY;UNTIL=2026-02-03', /UNTIL must be a date like/],
    ['FREQ=MONTHLY;BYWEEKNO=1', /BYWEEKNO needs FREQ=YEARLY/],
    ['FREQ=MONTHLY;BYYEARDAY=1', /BYYEARDAY needs FREQ=YEARLY/],
    ['FREQ=WEEKLY;BYMONTHDAY=1', /BYMONTHDAY cannot be used with FREQ=WEEKLY/],
    ['FREQ=WEEKLY;BYDAY=1MO', /needs FREQ=MONTHLY or FREQ=YEARLY/],
    ['FREQ=DAILY;BYDAY=1MO', /needs FREQ=MONTHLY or FREQ=YEARLY/],
    ['FREQ=YEARLY;BYWEEKNO=1;BYDAY=1MO', /cannot be used with BYWEEKNO/],
    ['FREQ=MONTHLY;BYDAY=6MO', /more than five/],
    ['FREQ=YEARLY;BYMONTH=1;BYDAY=-6MO', /more than five/],
    ['FREQ=MONTHLY;BYSETPOS=1', /BYSETPOS selects/],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', /None of the months of BYMONTH has 30 days/],
    ['FREQ=DAILY;BYMONTH=4,6;BYMONTHDAY=31,-31', /has 31 days/],
    ['FREQ=DAILY;BYMONTH=1;BYSETPOS=2', /No date matches this rule/],
    ['FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=3', /No date matches this rule/],
    ['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6', /No date matches this rule/],
    ['FREQ=YEARLY;BYDAY=MO;BYSETPOS=60', /No date matches this rule/],
    ['FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1', /No date matches this rule/],
    ['FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6', /No date matches this rule/],
    ['FREQ=YEARLY;BYWEEKNO=1;BYYEARDAY=100', /No date matches this rule/],
  ] as const) {
    test(JSON.stringify(text.slice(0, 60)), () => {
      assert.throws(
        () => parseRule(text),
        (error) => error instanceof RuleError && message.test(error.message),
      )
      assert.match(RecurrenceRule.safeParse(text).error?.issues[0]?.message ?? '', message)
    })
  }
})

describe('in words:', () => {
  for (const [rule, words] of [
    ['FREQ=DAILY', 'Every day.'],
    ['FREQ=DAILY;INTERVAL=3;COUNT=5', 'Every 3 days; 5 times.'],
    ['FREQ=DAILY;BYMONTH=1,2;BYDAY=SA', 'Every day on Saturday in January and February.'],
    ['FREQ=DAILY;BYMONTHDAY=31', 'Every day on the 31st of the month.'],
    ['FREQ=WEEKLY', 'Every week on Saturday.'],
    [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;WKST=SU',
      'Every 2 weeks on Monday and Thursday (weeks begin on Sunday).',
    ],
    ['FREQ=MONTHLY', 'Every month on the 31st; months without a 31st are left out.'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', 'Every month on the last day of the month.'],
    [
      'FREQ=MONTHLY;BYMONTHDAY=1,12,-2;UNTIL=20261231',
      'Every month on the 1st, 12th and 2nd to last day of the month; until 2026-12-31.',
    ],
    ['FREQ=MONTHLY;BYDAY=-1FR', 'Every month on the last Friday of the month.'],
    [
      'FREQ=MONTHLY;BYDAY=1MO,FR,-2TU',
      'Every month on every Friday, the 1st Monday and the 2nd to last Tuesday of the month.',
    ],
    [
      'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1',
      'Every month on Monday and Tuesday; of these days only the last of each month.',
    ],
    ['FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR,MO', 'Every month on the 13th if it is a Monday or a Friday.'],
    ['FREQ=YEARLY', 'Every year on 31 January.'],
    [
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29',
      'Every year on 29 February; years without a 29 February are left out.',
    ],
    [
      'FREQ=YEARLY;BYMONTH=1,2;BYMONTHDAY=29',
      'Every year on the 29th of the month in January and February; February only in leap years.',
    ],
    ['FREQ=YEARLY;BYMONTH=11;BYDAY=4TH', 'Every year on the 4th Thursday of the month in November.'],
    ['FREQ=YEARLY;BYDAY=20MO', 'Every year on the 20th Monday of the year.'],
    ['FREQ=YEARLY;BYWEEKNO=-1', 'Every year on Saturday in the last week of the year.'],
    [
      'FREQ=YEARLY;BYYEARDAY=366',
      'Every year on the 366th day of the year; years without a 366th day are left out.',
    ],
    [
      'FREQ=YEARLY;BYYEARDAY=100;BYMONTHDAY=10;COUNT=1',
      'Every year on the 10th of the month if it is the 100th day of the year; once.',
    ],
    [
      'FREQ=YEARLY;BYMONTH=7;UNTIL=20271231T120000Z',
      'Every year on 31 July; until 2027-12-31 at 12:00:00 UTC.',
    ],
    ['FREQ=DAILY;UNTIL=20271231T120000', 'Every day; until 2027-12-31 at 12:00:00.'],
  ] as const) {
    test(rule, () => assert.equal(explain(parseRule(rule), START), words))
  }

  test('without a start, what depends on it stays open', () => {
    assert.equal(explain(parseRule('FREQ=MONTHLY')), 'Every month.')
  })
})
