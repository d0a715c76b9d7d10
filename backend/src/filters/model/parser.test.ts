import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { DocketError } from '../../core/errors.ts'
import { type Filter, presentIn } from './ast.ts'
import { FIELDS, KINDS } from './fields.ts'
import { MAX_CONDITIONS, MAX_DEPTH, MAX_FILTER_LENGTH, parseFilter } from './parser.ts'
import { parseSort } from './sort.ts'

const number = (field: keyof typeof FIELDS, operator: '=' | '>=', ...values: number[]): Filter => ({
  is: 'number',
  field,
  operator,
  values,
})
const text = (field: keyof typeof FIELDS, operator: '=' | '~', ...values: string[]): Filter => ({
  is: 'text',
  field,
  operator,
  values,
})
const complete: Filter = { is: 'flag', field: 'complete', value: true }
const not = (filter: Filter): Filter => ({ is: 'not', filter })

describe('a filter means', () => {
  const due = (
    is: 'day' | 'clock' | 'instant',
    base: string,
    ...plus: [number, 'd' | 'h' | 'm'][]
  ): Filter => ({
    is: 'moment',
    field: 'due',
    operator: '<',
    moment: { is, base, plus: plus.map(([count, unit]) => ({ count, unit })) },
  })
  const meanings: [text: string, meaning: Filter][] = [
    ['complete', complete],
    [' NOT  Complete\n', not(complete)],
    ['complete = FALSE', { is: 'flag', field: 'complete', value: false }],
    ['((complete))', complete],
    ['priority >= high', number('priority', '>=', 3)],
    [
      'priority in (low, none, urgent)',
      {
        is: 'or',
        filters: [number('priority', '=', 1), { is: 'none', field: 'priority' }, number('priority', '=', 4)],
      },
    ],
    ['priority not in (low,urgent)', not(number('priority', '=', 1, 4))],
    ['label in (work, "home office")', text('label', '=', 'work', 'home office')],
    ['label != none', not({ is: 'none', field: 'label' })],
    ['label = "none"', text('label', '=', 'none')],
    ['project = 3', number('project', '=', 3)],
    ["project = '3'", text('project', '=', '3')],
    ['project_id = 03', text('project', '=', '03')],
    [String.raw`title ~ "say \"hi\" \\ o'clock"`, text('title', '~', String.raw`say "hi" \ o'clock`)],
    ["title = it's", text('title', '=', "it's")],
    ['recurrence_from = Completion', text('recurrence_from', '=', 'completion')],
    ['due < today', due('day', 'today')],
    ['due < in 7 days', due('day', 'today', [7, 'd'])],
    ['due < in 7 Tagen', due('day', 'today', [7, 'd'])],
    ['due < 7 دن بعد', due('day', 'today', [7, 'd'])],
    ['due < "in 7 days"', due('day', 'today', [7, 'd'])],
    ['due < morgen', due('day', 'today', [1, 'd'])],
    ['due < in 2 hours', due('instant', 'now', [2, 'h'])],
    ['due < 24 december 2027', due('day', '2027-12-24')],
    [
      'due in 7 days and p1',
      {
        is: 'and',
        filters: [
          {
            is: 'moment',
            field: 'due',
            operator: '=',
            moment: { is: 'day', base: 'today', plus: [{ count: 7, unit: 'd' }] },
          },
          number('priority', '=', 4),
        ],
      },
    ],
    [
      'due = next week or #Home',
      {
        is: 'or',
        filters: [
          {
            is: 'moment',
            field: 'due',
            operator: '=',
            moment: {
              is: 'day',
              base: 'today',
              plus: [{ to: 'own week' }, { count: 1, unit: 'w' }],
              lasts: { count: 1, unit: 'w' },
            },
          },
          text('project', '=', 'Home'),
        ],
      },
    ],
    ['priority >= p2', number('priority', '>=', 3)],
    ['p4', number('priority', '=', 1)],
    ['@work', text('label', '=', 'work')],
    ['due < Tomorrow + 1m', due('day', 'today', [1, 'd'], [1, 'm'])],
    ['due < yesterday', due('day', 'today', [-1, 'd'])],
    ['due<today-7d', due('day', 'today', [-7, 'd'])],
    ['due < now + 2h', due('instant', 'now', [2, 'h'])],
    ['due < "2026-11-20"', due('day', '2026-11-20')],
    ['due < 2026-11-20t09:00 -1d', due('clock', '2026-11-20T09:00', [-1, 'd'])],
    ['due < 2026-11-20T09:00:00.5+01:00', due('instant', '2026-11-20T09:00:00.5+01:00')],
    [
      'complete or complete and not complete',
      { is: 'or', filters: [complete, { is: 'and', filters: [complete, not(complete)] }] },
    ],
  ]
  for (const [written, meaning] of meanings) {
    test(written.trim(), () => assert.deepEqual(parseFilter(written), meaning))
  }

  test('accepts 2,000 characters of two code units each', () => {
    const title = '🦊'.repeat(MAX_FILTER_LENGTH - 'title = '.length)
    assert.deepEqual(parseFilter(`title = ${title}`), text('title', '=', title))
  })
})

describe('reports a mistake with its position', () => {
  const deep = (depth: number) => `${'('.repeat(depth)}complete${')'.repeat(depth)}`
  const mistakes: [text: string, position: number, sentence: RegExp][] = [
    ['', 0, /^Expected the name of a field; found the end\.$/],
    ['prioritty = high', 0, /^There is no field “prioritty”\. Did you mean “priority”\?$/],
    ['complete and colour = red', 13, /^There is no field “colour”\.$/],
    [
      'label = home office',
      13,
      /^Expected and, or, or the end; found “office”\. A value of several words must be quoted\.$/,
    ],
    ['due < today 7d', 12, /found “7d”\. In an address, \+ is written %2B\.$/],
    ['(due < today   2w)', 15, /found “2w”\. In an address, \+ is written %2B\.$/],
    ['complete complete', 9, /Expected and, or, or the end/],
    ['complete )', 9, /Expected and, or, or the end; found “\)”\.$/],
    ['(complete', 9, /^Expected and, or, or “\)”; found the end\.$/],
    ['due', 3, /^Expected one of = != < <= > >= in after “due”; found the end\.$/],
    ['complete < true', 9, /^Expected one of = != after “complete”; found “<”\.$/],
    ['complete != maybe', 12, /Expected true or false; found “maybe”/],
    ['title < a', 6, /Expected one of = != in ~/],
    ['due ~ 2026', 4, /Expected one of/],
    ['due = ', 6, /Expected a date like .*, or none; found the end/],
    ['due < none', 6, /Expected a date like [^;]* now; found “none”/],
    ['due < 2026-02-30', 6, /found “2026-02-30”/],
    ['due < 1899-12-31', 6, /found/],
    ['due < today + 7', 6, /found “today \+7”/],
    ['due < today + 3h', 6, /found “today \+3h”/],
    ['due < today +', 6, /found “today \+”/],
    ['due < mondayy', 6, /Expected a date/],
    ['created = none', 10, /Expected a date/],
    ['priority = and', 11, /Expected low, medium, high or urgent, or none; found “and”/],
    ['priority = 3', 11, /Expected low/],
    ['id = 0', 5, /Expected a positive number; found “0”/],
    ['id = "x"', 5, /found “x”/],
    ['parent > 3', 7, /Expected one of = != in after “parent”/],
    ['recurrence_from = today', 18, /Expected schedule or completion, or none/],
    ['label not work', 10, /Expected “in” after “not”; found “work”/],
    ['label in work', 9, /Expected “\(”; found “work”/],
    ['label in (work home)', 15, /Expected “,” or “\)”; found “home”/],
    ['label in ()', 10, /Expected the name of a label, or none; found “\)”/],
    ['title ~ "🦊" x', 12, /Expected and, or/],
    ['title ~ "never closed', 8, /Expected a closing "/],
    ['title ~ "a\\n"', 10, /Expected \\" or \\\\/],
    ['due ! today', 4, /Expected “!=”/],
    ['title = \0', 8, /NUL or unpaired/],
    ['title = \ud83e', 8, /NUL or unpaired/],
    ['and', 0, /Expected the name of a field; found “and”/],
    ['"due" = today', 0, /Expected the name of a field/],
    ['constructor = 1', 0, /There is no field/],
    [`title = ${'x'.repeat(MAX_FILTER_LENGTH)}`, MAX_FILTER_LENGTH + 8, /at most 2000 characters/],
    [`${'x'.repeat(50)} = 1`, 0, /no field “x{40}…”/],
    [deep(MAX_DEPTH + 1), MAX_DEPTH, /at most 20 deep/],
    [`${'not '.repeat(MAX_DEPTH + 1)}complete`, MAX_DEPTH * 4, /at most 20 deep/],
    [
      `id in (${Array(MAX_CONDITIONS + 1)
        .fill('1')
        .join()})`,
      7 + 2 * MAX_CONDITIONS,
      /at most 100 conditions/,
    ],
  ]
  for (const [written, position, sentence] of mistakes) {
    test(JSON.stringify(written.slice(0, 40)), () => {
      assert.throws(
        () => parseFilter(written),
        (error) => {
          assert.ok(error instanceof DocketError)
          assert.equal(error.code, 'VALIDATION_ERROR')
          assert.equal(error.status, 422)
          const [wrong] = error.errors ?? []
          assert.match(String(wrong?.msg), sentence)
          assert.deepEqual(wrong, { loc: ['query', 'filter'], msg: wrong?.msg, type: 'filter' })
          const { mistake, ...others } = error.members
          assert.deepEqual(others, { position })
          assert.ok(mistake)
          assert.equal(error.message, `query.filter, character ${position + 1}: ${wrong?.msg}`)
          return true
        },
      )
    })
  }

  test('reports a code for clients that word it themselves', () => {
    const told: [text: string, mistake: object][] = [
      ['prioritty = high', { kind: 'unknown_field', found: 'prioritty', near: 'priority' }],
      ['colour = red', { kind: 'unknown_field', found: 'colour', near: null }],
      ['complete complete', { kind: 'unexpected', found: 'complete', expected: { what: 'more' } }],
      [
        'parent > 3',
        {
          kind: 'unexpected',
          found: '>',
          expected: { what: 'operator', field: 'parent', operators: ['=', '!=', 'in'] },
        },
      ],
      ['due = ', { kind: 'unexpected', found: null, expected: { what: 'value', of: 'moment', none: true } }],
      ['title ~ ', { kind: 'unexpected', found: null, expected: { what: 'value', of: 'text', none: false } }],
      ['title ~ "open', { kind: 'open_quote' }],
      [deep(MAX_DEPTH + 1), { kind: 'too_deep', most: MAX_DEPTH }],
    ]
    for (const [written, mistake] of told) {
      assert.throws(
        () => parseFilter(written),
        (error) => {
          assert.ok(error instanceof DocketError)
          assert.deepEqual(error.members.mistake, mistake)
          return true
        },
      )
    }
  })

  test('reports the position within the original text', () => {
    assert.throws(() => parseFilter('x', ['body', 'filter']), { message: /^body\.filter, character 1: / })
  })

  test('accepts nesting up to the limit', () => {
    assert.deepEqual(parseFilter(`${deep(MAX_DEPTH)} and ${deep(MAX_DEPTH)}`), {
      is: 'and',
      filters: [complete, complete],
    })
  })
})

test('a filter names the fields that all its matches have', () => {
  const demands: [filter: string, fields: string[]][] = [
    ['due < today and priority = high', ['due', 'priority']],
    ['due in (today, tomorrow)', ['due']],
    ['due = today or priority = high', []],
    ['due = today or overdue', ['due']],
    ['due in (today, none)', []],
    ['not due = today', []],
    ['due != none', ['due']],
    ['not overdue', []],
    ['overdue = false', []],
    ['recurring and blocked', ['recurrence', 'blocked_by']],
    ['archived and complete', ['project']],
  ]
  for (const [filter, fields] of demands)
    assert.deepEqual([...presentIn(parseFilter(filter))], fields, filter)
})

describe('docs/filters.md', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../../docs/filters.md'), 'utf8')
  const blocks = (language: string) =>
    [...page.matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\n\`\`\``, 'g'))].flatMap(([, lines = '']) =>
      lines.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#')),
    )

  test('has only valid filters as examples', () => {
    const inTables = [...page.matchAll(/^\| `([^`]*[ =][^`]*)` \|/gm)]
    const inline = [...page.matchAll(/`([a-z_]+ (?:[<>]=?|!?=|~|in|not in) [^`]+)`/g)]
    const filters = [...blocks('filter'), ...[...inTables, ...inline].map(([, filter = '']) => filter)]
    assert.ok(filters.length > 30)
    for (const filter of filters) parseFilter(filter)
  })

  test('has only valid sorts as examples', () => {
    assert.ok(blocks('sort').length > 3)
    for (const sort of blocks('sort')) parseSort(sort)
  })

  test('documents every field with its values', () => {
    for (const [name, { kind, optional }] of Object.entries(FIELDS)) {
      const row = page
        .slice(page.indexOf('## Fields'))
        .split('\n')
        .find((line) => line.startsWith(`| \`${name}\` |`))
      assert.ok(row !== undefined, `${name} has a row`)
      for (const operator of KINDS[kind].operators)
        assert.ok(row.includes(` ${operator} `), `${name} ${operator}`)
      assert.equal(row.includes('`none`'), optional, `${name} and none`)
    }
  })
})
