import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { following, nextOccurrence, type RecurrenceFrom } from '@docket/grammar/recurrence/occurrences.ts'
import { parseRule } from '@docket/grammar/recurrence/rule.ts'
import { instantOf, type When } from '../core/dates.ts'

const at = (date: string, time?: string, time_zone?: string): When => ({
  date,
  ...(time === undefined ? {} : { time }),
  ...(time_zone === undefined ? {} : { time_zone }),
})

/** The first dates of the series; a final `null` means that it ends. */
function first(count: number, text: string, start: When): (When | null)[] {
  const rule = parseRule(text)
  const dates: (When | null)[] = []
  let when = nextOccurrence({ rule, start })
  while (dates.push(when) < count && when !== null) when = nextOccurrence({ rule, start, after: when })
  return dates
}

describe('the dates of', () => {
  for (const [rule, start, ...dates] of [
    ['FREQ=DAILY;INTERVAL=10', '2026-02-20', '2026-02-20', '2026-03-02'],
    ['FREQ=DAILY;COUNT=2', '2026-12-31', '2026-12-31', '2027-01-01', null],
    ['FREQ=MONTHLY;BYMONTHDAY=31', '2026-01-31', '2026-01-31', '2026-03-31', '2026-05-31', '2026-07-31'],
    ['FREQ=MONTHLY', '2026-08-31', '2026-08-31', '2026-10-31', '2026-12-31', '2027-01-31'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', '2028-01-31', '2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30'],
    ['FREQ=YEARLY', '2096-02-29', '2096-02-29', '2104-02-29'],
    ['FREQ=YEARLY;INTERVAL=4', '1904-02-29', '1904-02-29', '1908-02-29'],
    ['FREQ=YEARLY;BYYEARDAY=366', '2026-01-01', '2028-12-31', '2032-12-31'],
    ['FREQ=YEARLY;BYYEARDAY=-366', '2026-01-01', '2028-01-01', '2032-01-01'],
    ['FREQ=MONTHLY;BYDAY=-1FR', '2026-01-01', '2026-01-30', '2026-02-27', '2026-03-27', '2026-04-24'],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', '2026-01-01', '2026-01-30', '2026-02-27', '2026-03-31'],
    ['FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR', '2026-01-01', '2026-02-13', '2026-03-13', '2026-11-13'],
    // The examples of RFC 5545 (3.3.10) on WKST.
    [
      'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO',
      '1997-08-05',
      ...['1997-08-05', '1997-08-10', '1997-08-19', '1997-08-24', null],
    ],
    [
      'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU',
      '1997-08-05',
      ...['1997-08-05', '1997-08-17', '1997-08-19', '1997-08-31', null],
    ],
    ['FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO', '1997-05-12', '1997-05-12', '1998-05-11', '1999-05-17'],
    ['FREQ=YEARLY;BYDAY=20MO', '1997-05-19', '1997-05-19', '1998-05-18', '1999-05-17'],
    ['FREQ=YEARLY;BYMONTH=11;BYDAY=4TH', '2026-11-01', '2026-11-26', '2027-11-25'],
    // A week is one period, although its days are in two years.
    ['FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO,SU;BYSETPOS=-1', '2026-01-01', '2027-01-03', '2033-01-02'],
    // The start is a Wednesday: no date, and not counted.
    ['FREQ=WEEKLY;BYDAY=MO;COUNT=2', '2026-11-18', '2026-11-23', '2026-11-30', null],
    ['FREQ=DAILY;UNTIL=20261119', '2026-11-18', '2026-11-18', '2026-11-19', null],
    // For whole days only the date of UNTIL counts.
    ['FREQ=DAILY;UNTIL=20261119T000000Z', '2026-11-18', '2026-11-18', '2026-11-19', null],
    ['FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31', '2026-02-01', null],
    ['FREQ=YEARLY;BYMONTH=2', '2026-01-31', null],
    ['FREQ=DAILY;INTERVAL=7;BYDAY=MO', '2026-11-18', null],
    [
      'FREQ=YEARLY;INTERVAL=1000',
      '2026-11-18',
      ...[2, 3, 4, 5, 6, 7, 8, 9].map((k) => `${k}026-11-18`),
      null,
    ],
    ['FREQ=YEARLY', '9998-01-01', '9998-01-01', null],
  ] as [string, string, ...(string | null)[]][]) {
    test(`${rule} from ${start}`, () => {
      const found = first(dates.length, rule, at(start))
      assert.deepEqual(
        found.map((when) => when?.date ?? null),
        dates,
      )
    })
  }

  test('UNTIL as an instant, as a local time and as a day', () => {
    const berlin = at('2026-11-18', '09:00', 'Europe/Berlin')
    const floating = at('2026-11-18', '09:00')
    const last = (until: string, start: When) => first(9, `FREQ=DAILY;UNTIL=${until}`, start).at(-2)?.date
    assert.equal(last('20261120T080000Z', berlin), '2026-11-20')
    assert.equal(last('20261120T075959Z', berlin), '2026-11-19')
    assert.equal(last('20261120T090000', berlin), '2026-11-20')
    assert.equal(last('20261120T085959', berlin), '2026-11-19')
    assert.equal(last('20261120', berlin), '2026-11-20')
    assert.equal(last('20261120T090000Z', floating), '2026-11-20')
    assert.equal(last('20261120T080000Z', floating), '2026-11-19')
  })
})

describe('daylight saving', () => {
  for (const [zone, date, ...instants] of [
    ['Europe/Berlin', '2026-03-28', '28T08:00', '29T07:00', '30T07:00'],
    ['Europe/Berlin', '2026-10-24', '24T07:00', '25T08:00', '26T08:00'],
    ['America/New_York', '2026-03-07', '07T14:00', '08T13:00', '09T13:00'],
    ['America/New_York', '2026-10-31', '31T13:00', '01T14:00', '02T14:00'],
    // A change of half an hour.
    ['Australia/Lord_Howe', '2026-04-04', '03T22:00', '04T22:30', '05T22:30'],
    ['Australia/Lord_Howe', '2026-10-03', '02T22:30', '03T22:00', '04T22:00'],
    ['Asia/Karachi', '2026-03-28', '28T04:00', '29T04:00', '30T04:00'],
  ] as const) {
    test(`09:00 stays 09:00 in ${zone} from ${date}`, () => {
      const dates = first(3, 'FREQ=DAILY', at(date, '09:00', zone))
      assert.deepEqual(
        dates.map((when) => when && instantOf(when, 'UTC')?.slice(8, 16)),
        instants,
      )
      assert.ok(dates.every((when) => when?.time === '09:00' && when.time_zone === zone))
    })
  }
})

describe('after an occurrence,', () => {
  const NOW = new Date('2026-11-21T12:00:00Z')
  const occurrence = (
    text: string,
    from: RecurrenceFrom,
    start: When,
    more: { current?: string; ended?: number; zone?: string },
  ) => {
    const { current = start.date, ended = 1, zone = 'UTC' } = more
    const when = following({
      rule: parseRule(text),
      from,
      start,
      current: { ...start, date: current },
      now: NOW,
      zone,
      ended,
    })
    return when && [when.date, when.time, when.time_zone].filter((part) => part !== undefined).join(' ')
  }
  for (const [what, expected, ...input] of [
    ['ten days late: once, tomorrow', '2026-11-22', 'FREQ=DAILY', 'schedule', at('2026-11-11'), {}],
    ['early: the one after it', '2026-11-26', 'FREQ=DAILY', 'schedule', at('2026-11-25'), {}],
    [
      'today is over where the user is',
      '2026-11-23',
      'FREQ=DAILY',
      'schedule',
      at('2026-11-11'),
      { zone: 'Pacific/Kiritimati' },
    ],
    ['later today', '2026-11-21 12:01', 'FREQ=DAILY', 'schedule', at('2026-11-11', '12:01'), {}],
    ['not now', '2026-11-22 12:00', 'FREQ=DAILY', 'schedule', at('2026-11-11', '12:00'), {}],
    [
      'in the zone of the series',
      '2026-11-21 13:30 Europe/Berlin',
      ...([
        'FREQ=DAILY',
        'schedule',
        at('2026-11-11', '13:30', 'Europe/Berlin'),
        { zone: 'Asia/Tokyo' },
      ] as const),
    ],
    ['missed dates count', '2026-11-22', 'FREQ=DAILY;COUNT=12', 'schedule', at('2026-11-11'), {}],
    ['the last was missed', null, 'FREQ=DAILY;COUNT=11', 'schedule', at('2026-11-11'), {}],
    ['until the day', null, 'FREQ=DAILY;UNTIL=20261121', 'schedule', at('2026-11-11'), {}],
    ['three days after', '2026-11-24', 'FREQ=DAILY;INTERVAL=3', 'completion', at('2026-11-11'), {}],
    [
      'three days after it was done early',
      '2026-11-24',
      'FREQ=DAILY;INTERVAL=3',
      'completion',
      at('2026-11-30'),
      {},
    ],
    [
      'at the same time',
      '2026-12-05 09:00',
      'FREQ=WEEKLY;INTERVAL=2',
      'completion',
      at('2026-11-11', '09:00'),
      {},
    ],
    ['the next Monday', '2026-11-23', 'FREQ=WEEKLY;BYDAY=MO', 'completion', at('2026-11-09'), {}],
    ['a year after', '2027-11-21', 'FREQ=YEARLY', 'completion', at('2020-02-29'), {}],
    [
      'the day of completion there',
      '2026-11-23',
      'FREQ=DAILY',
      'completion',
      at('2026-11-11'),
      { zone: 'Pacific/Kiritimati' },
    ],
    [
      'occurrences are left',
      '2026-11-22',
      'FREQ=DAILY;COUNT=3',
      'completion',
      at('2026-11-11'),
      { ended: 2 },
    ],
    ['no occurrence is left', null, 'FREQ=DAILY;COUNT=3', 'completion', at('2026-11-11'), { ended: 3 }],
    [
      'no occurrence is left of Mondays',
      null,
      'FREQ=WEEKLY;COUNT=3;BYDAY=MO',
      'completion',
      at('2026-11-11'),
      { ended: 3 },
    ],
    ['the limit is passed', null, 'FREQ=DAILY;UNTIL=20261121', 'completion', at('2026-11-11'), {}],
    [
      'the limit of Mondays is passed',
      null,
      'FREQ=WEEKLY;BYDAY=MO;UNTIL=20261122',
      'completion',
      at('2026-11-11'),
      {},
    ],
  ] as [string, string | null, ...Parameters<typeof occurrence>][]) {
    test(`${input[1]}: ${what}`, () => assert.equal(occurrence(...input), expected))
  }

  test('completion: a month after 31 January is the end of February, and nothing comes after 9998', () => {
    const done = (text: string, now: string) =>
      following({
        rule: parseRule(text),
        from: 'completion',
        start: at('2026-01-31'),
        current: at('2026-01-31'),
        now: new Date(now),
        zone: 'UTC',
        ended: 1,
      })?.date
    assert.equal(done('FREQ=MONTHLY', '2027-01-31T12:00:00Z'), '2027-02-28')
    assert.equal(done('FREQ=YEARLY;INTERVAL=1000', '2026-11-21T12:00:00Z'), '3026-11-21')
    assert.equal(done('FREQ=YEARLY;INTERVAL=1000', '9000-11-21T12:00:00Z'), undefined)
  })
})
