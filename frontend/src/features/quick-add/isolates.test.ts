import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { QuickAddReading } from '@docket/sdk'
import { drawnStretches, lineAfter, placeInField, placeInLine, withoutIsolates } from './isolates.ts'

const drawn = (line: string, readings: QuickAddReading[] = []) =>
  drawnStretches(line, readings)
    .map(({ text }) => text)
    .join('')
const bracketed = (text: string) => text.replaceAll('\u2068', '[').replaceAll('\u2069', ']')

test('tokens are isolated in a line of both directions only', () => {
  assert.equal(bracketed(drawn('دودھ @phone #Home p1')), 'دودھ [@phone] [#Home] p1')
  assert.equal(bracketed(drawn('Call @گھر today')), 'Call [@گھر] today')
  assert.equal(drawn('Call @phone #Home'), 'Call @phone #Home')
  assert.equal(drawn('دودھ @فون'), 'دودھ @فون')
  const project: QuickAddReading = {
    kind: 'project',
    text: '#Home office',
    start: 5,
    end: 17,
    value: { id: 1, name: 'Home office' },
  }
  assert.equal(bracketed(drawn('دودھ #Home office @x', [project])), 'دودھ [#Home office] [@x]')
})

test('places in the field and in the line lead to each other', () => {
  const line = 'دو @ab c'
  const field = drawn(line)
  assert.equal(withoutIsolates(field), line)
  for (let place = 0; place <= line.length; place += 1) {
    assert.equal(placeInLine(field, placeInField(field, place)), place)
  }
  assert.equal(
    bracketed(field.slice(0, placeInField(field, 'دو @ab'.length))),
    'دو [@ab',
    'inside at its end',
  )
})

test('a press that removes only an isolate removes the character beside it', () => {
  const line = 'دو @ab c'
  const field = drawn(line)
  const opened = field.replace('\u2068', '')
  const closed = field.replace('\u2069', '')
  assert.deepEqual(lineAfter(line, closed, 6, 'deleteContentBackward'), { line: 'دو @a c', place: 5 })
  assert.deepEqual(lineAfter(line, opened, 3, 'deleteContentForward'), { line: 'دو ab c', place: 3 })
  assert.deepEqual(lineAfter(line, opened, 3, 'deleteContentBackward'), { line: 'دو@ab c', place: 2 })
  assert.deepEqual(lineAfter(line, `${field}x`, 9, 'insertText'), { line: `${line}x`, place: 9 })
})
