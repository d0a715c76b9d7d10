import type { Schema } from '../openapi.ts'

/** Strings that nearly have the form that a schema asks for: what its later checks take for granted. */

/** Forms by which a schema is recognised: its `format`, or what its example looks like. */
const FORMS: { format?: string; looks?: RegExp; misses: string[] }[] = [
  {
    format: 'date',
    misses: ['tomorrow', '2026-13-40', '2026-02-30', '2100-02-29', '0000-01-01', '9999-12-31', '2026-1-1'],
  },
  {
    format: 'date-time',
    misses: [
      'tomorrow',
      '2026-13-40T08:00:00Z',
      '2026-02-30T08:00:00Z',
      '2026-11-20T24:00:00Z',
      '2026-11-20T23:59:60Z',
      '2026-11-20T08:00:00',
      '2026-11-20T08:00Z',
      '2026-11-20T08:00:00+24:00',
      '0000-01-01T00:00:00+23:59',
      '9999-12-31T23:59:59-23:59',
      '+275760-09-13T00:00:00.001Z',
    ],
  },
  { format: 'email', misses: ['ada@', '@example.com', 'ada@example', 'a da@example.com', 'a@b@example.com'] },
  { looks: /^\d\d:\d\d$/, misses: ['24:00', '23:60', '9:00', '09:00:60', '-1:00'] },
  {
    looks: /^[A-Z][a-z]+\/[A-Z]\w+$/,
    misses: ['Europe/Nowhere', 'Europe/', '/Berlin', 'europe/BERLIN', '+01:00', 'UTC+1', 'PST', '../UTC'],
  },
  {
    looks: /^https?:/,
    misses: ['https://', 'http://[::1', 'https://a:99999/', 'https://%zz/', 'https://a b/', 'ftp://a.b/'],
  },
  {
    looks: /^FREQ=/,
    misses: [
      'FREQ=',
      'FREQ=HOURLY',
      'FREQ=DAILY;COUNT=0',
      'FREQ=DAILY;COUNT=1e3',
      'FREQ=DAILY;INTERVAL=99999999999999999999',
      'FREQ=DAILY;UNTIL=20261340',
      'FREQ=DAILY;UNTIL=20260230T250000Z',
      'FREQ=WEEKLY;BYDAY=XX',
      'FREQ=WEEKLY;BYDAY=',
      'FREQ=MONTHLY;BYDAY=99MO',
      'FREQ=MONTHLY;BYMONTHDAY=0',
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
      'FREQ=YEARLY;BYWEEKNO=54',
      'FREQ=DAILY;FREQ=DAILY',
    ],
  },
  { looks: /^#[0-9a-f]{6}$/i, misses: ['#12345', '#1234567', '#gggggg', '123456', '#٣٣٣٣٣٣'] },
]

/** Small slips in `text`, whatever its form. */
export function slipsOf(text: string): string[] {
  const middle = text.length >> 1
  return [
    text.slice(1),
    text.slice(0, -1),
    text + text,
    ` ${text}`,
    `${text}\n`,
    `${text.slice(0, middle)}x${text.slice(middle)}`,
    text.replaceAll(/\d/g, '9'),
    text.replaceAll(/\d/g, '0'),
    text.toUpperCase(),
  ].filter((slip) => slip !== text)
}

/** Near misses of a schema of text; of free text there are none. */
export function nearMissesOf(schema: Schema, example?: unknown): string[] {
  const examples = [...(schema.examples ?? []), example].filter((one) => typeof one === 'string')
  const forms = FORMS.filter(
    ({ format, looks }) =>
      (format !== undefined && format === schema.format) || examples.some((text) => looks?.test(text)),
  )
  const hasForm = forms.length > 0 || schema.pattern !== undefined || schema.format !== undefined
  return [
    ...new Set([
      ...forms.flatMap(({ misses }) => misses),
      ...(hasForm ? examples.flatMap((text) => slipsOf(text)) : []),
    ]),
  ]
}
