import assert from 'node:assert/strict'
import { test } from 'node:test'
import { piecesOf, type Range, rangesOf, snippetOf } from './marks.ts'

const marked = (text: string, ranges: readonly Range[]) =>
  piecesOf(text, ranges)
    .map(({ text, marked }) => (marked ? `[${text}]` : text))
    .join('')
const mark = (text: string, ...words: string[]) => marked(text, rangesOf(text, words))

test('highlights words anywhere, ignoring case and accents', () => {
  assert.equal(mark('Buy milk, MILK and Mílk', 'milk'), 'Buy [milk], [MILK] and [Mílk]')
  assert.equal(mark('🌱 Garden path', 'pa', 'gard'), '🌱 [Gard]en [pa]th')
  assert.equal(mark('overlap', 'over', 'verl'), '[overl]ap')
  assert.equal(mark('Straße', 'e'), 'Straß[e]')
  assert.equal(mark('nothing', 'x', ''), 'nothing')
})

test('a snippet shows the first match in a long text', () => {
  const text = `${'a'.repeat(100)} needle\nand ${'b'.repeat(300)}`
  const snippet = snippetOf(text, rangesOf(text, ['needle']))
  const shown = marked(snippet.text, snippet.ranges)
  assert.match(shown, /^…a{31} \[needle\] and b+$/)
  assert.ok([...snippet.text].length <= 160)
})

test('a short text is its own snippet', () => {
  const snippet = snippetOf('a needle', rangesOf('a needle', ['needle']))
  assert.equal(marked(snippet.text, snippet.ranges), 'a [needle]')
})
