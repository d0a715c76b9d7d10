import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { blocksOf, type Inline, spokenText } from './markup.ts'

const text = (text: string): Inline => ({ kind: 'text', text })
/** The parts of one line. */
const inlines = (line: string) => {
  const [block] = blocksOf(line)
  assert.equal(block?.kind, 'paragraph')
  return 'lines' in block ? block.lines[0] : []
}

describe("the model's text", () => {
  test('becomes paragraphs that keep their lines', () => {
    assert.deepEqual(blocksOf('One\ntwo\n\nThree'), [
      { kind: 'paragraph', lines: [[text('One')], [text('two')]] },
      { kind: 'paragraph', lines: [[text('Three')]] },
    ])
    assert.deepEqual(blocksOf('\n \n'), [])
  })

  test('becomes numbered and plain lists', () => {
    assert.deepEqual(blocksOf('To do:\n- a\n* b\n3. c\n4) d\n## So *far*'), [
      { kind: 'paragraph', lines: [[text('To do:')]] },
      { kind: 'list', ordered: false, start: 1, items: [[text('a')], [text('b')]] },
      { kind: 'list', ordered: true, start: 3, items: [[text('c')], [text('d')]] },
      { kind: 'heading', lines: [[text('So '), { kind: 'emphasis', text: 'far' }]] },
    ])
  })

  test('supports bold, code and links', () => {
    assert.deepEqual(
      inlines('**Done**: `a*b*` 2*3*4 at https://example.com/a, [here](https://example.org).'),
      [
        { kind: 'strong', text: 'Done' },
        text(': '),
        { kind: 'code', text: 'a*b*' },
        text(' 2*3*4 at '),
        { kind: 'link', text: 'https://example.com/a', address: 'https://example.com/a' },
        text(', '),
        { kind: 'link', text: 'here', address: 'https://example.org' },
        text('.'),
      ],
    )
  })

  test('is plain text otherwise', () => {
    for (const line of [
      '<img src=x onerror=alert(1)>',
      '[run](javascript:alert(1))',
      '![pixel](data:image/png;base64,AA)',
      '**not yet',
      '[a](ftp://example.com)',
    ]) {
      assert.deepEqual(inlines(line), [text(line)], line)
    }
    // A picture would tell its server that somebody is looking at it.
    const address = 'https://example.com/?secret'
    assert.deepEqual(inlines(`![pixel](${address})`), [
      text('![pixel]('),
      { kind: 'link', text: address, address },
      text(')'),
    ])
  })

  test('is code to the end while it is still arriving', () => {
    assert.deepEqual(blocksOf('```js\nlet a\n- b'), [{ kind: 'code', text: 'let a\n- b' }])
    assert.deepEqual(blocksOf('```\na\n```\nb'), [
      { kind: 'code', text: 'a' },
      { kind: 'paragraph', lines: [[text('b')]] },
    ])
  })

  test('is parsed in bounded time, however repetitive', () => {
    // A regular expression that backtracks would take years.
    for (const piece of ['**', '[a](', '`', '*a ', 'https://', '- ', '#', '](http://a']) {
      assert.ok(blocksOf(piece.repeat(20_000)).length <= 20_000, piece)
    }
  })
})

test('text read aloud has no markup', () => {
  assert.equal(spokenText('**One** [two](https://example.com)\n\n- `three`\n- four'), 'One two\nthree\nfour')
})
