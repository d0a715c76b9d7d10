import fc from 'fast-check'

/** Values that break things. */

/** Text that a database, a parser or a number chokes on. */
export const POISON = ['', '\0', 'a\0b', '\ud800', 'a\udc00b', '9'.repeat(30), '%']

/** Any code point. fast-check's own unit for it, `binary`, keeps a table of all, which takes two seconds to make. */
const codePoint = fc
  .integer({ min: 0, max: 0x10f7ff })
  .map((index) => String.fromCodePoint(index < 0xd800 ? index : index + 0x800))

/** Text that nobody should send, and that somebody will. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...POISON) },
  fc.constantFrom(
    ' ',
    '👩‍👩‍👧‍👦'.repeat(3),
    '\u202e\u200b\ufeff',
    'ı̇'.repeat(50),
    '__proto__',
    'constructor',
    'toString',
    'null',
    'undefined',
    'NaN',
    '-1',
    '0',
    '1e3',
    '0x10',
    '٣',
    '999999999999999',
    '2147483648',
    "'; DROP TABLE tasks; --",
    '$1',
    ':user',
    '{{7*7}}',
    '<script>alert(1)</script>',
    '../../etc/passwd',
    '..',
    '%00',
    '\r\nSet-Cookie: a=b',
    '\\',
    '"',
    'true',
  ),
  fc.string({ unit: codePoint, maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.nat({ max: 3_000 }).map((length) => '💥'.repeat(length)),
)

/** Any JSON value. */
export const hostileJson: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(null, true, false, 0, -0, -1, 1.5, 1e308, 2 ** 53, -(2 ** 63), '', [], {}, [[]], [null]),
  hostileText,
  fc.jsonValue({ maxDepth: 3 }),
  fc.integer(),
  fc.double({ noNaN: true }),
)

/** Names of members that no schema has. */
export const strangeName: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'id',
    'user_id',
    'revision',
    '',
    '/',
    '~1',
    '0',
  ),
  hostileText,
)

const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

/** Bodies that are not JSON, or JSON that no serialiser writes. */
export const hostileBody: fc.Arbitrary<string | Buffer> = fc.oneof(
  fc.constantFrom<string | Buffer>(
    '',
    ' ',
    '{',
    '}',
    'null',
    '[]',
    '"text"',
    '{"title":"a","title":"b"}',
    '{"complete":true,"complete":false}',
    '{"title":"a","__proto__":{"complete":true}}',
    '{"__proto__":null}',
    '{"constructor":{"prototype":{"x":1}},"title":"a"}',
    '{"title":"\\u0000"}',
    '{"title":"\\ud800"}',
    '{"title":"a",}',
    "{'title':'a'}",
    '{"title":1e999}',
    '{"expires_in_days":1e0,"name":"a","scopes":["tasks:read"]}',
    '{"title":"a"}{"title":"b"}',
    '\ufeff{"title":"a"}',
    'title=a',
    Buffer.from('{"title":"\xff\xfe"}', 'latin1'),
    Buffer.from([0xff, 0x00, 0xfe]),
  ),
  fc.constantFrom(60, 63, 64, 65, 70, 5_000).map((depth) => `{"title":${deep(depth)}}`),
  fc
    .constantFrom(1_048_000, 1_048_577, 1_200_000)
    .map((length) => JSON.stringify({ title: 'x'.repeat(length) })),
  fc.string({ unit: codePoint, maxLength: 60 }),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
)

export const contentType: fc.Arbitrary<string | undefined> = fc.oneof(
  { weight: 8, arbitrary: fc.constant('application/json') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      undefined,
      '',
      'application/json; charset=utf-8',
      'application/json;charset=latin1',
      'APPLICATION/JSON',
      'application/json; charset="',
      'application/json, text/plain',
      'application/merge-patch+json',
      'application/vnd.api+json',
      'text/plain',
      'text/html',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/xml',
      'nonsense',
      '/',
      ';',
    ),
  },
)

/** Header values that Node's parser lets through. */
export const hostileHeader: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    ',',
    '*',
    '"',
    '""',
    ';',
    '\t',
    'x'.repeat(4_001),
    'x'.repeat(300),
    'ÿ',
    '%00',
    '-1',
  ),
  fc
    .string({ unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)) })
    .map((text) => text.replace(/\x7f/g, ''))
    .map((text) => text.trim()),
)

export const etags: fc.Arbitrary<string> = fc.oneof(
  fc.nat({ max: 40 }).map((revision) => `"${revision}"`),
  fc.nat({ max: 40 }).map((revision) => `W/"${revision}"`),
  fc.constantFrom(
    '*',
    ' * ',
    '"1", "2",W/"3"',
    '"999999999999999"',
    '"9999999999999999999"',
    '"-1"',
    '"a,b"',
    '1',
    ',,',
  ),
  hostileHeader,
)
