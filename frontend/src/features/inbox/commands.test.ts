import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { APP_COMMANDS } from '../../commands/app.ts'
import { directed } from '../../commands/keys.ts'
import { LISTS } from '../../commands/lists.ts'
import { ALL_TRIAGE_COMMANDS } from './commands.ts'

const COMMANDS = [...Object.values(APP_COMMANDS), ...LISTS, ...ALL_TRIAGE_COMMANDS]

describe('the keys of sorting out', () => {
  for (const isRtl of [false, true]) {
    test(`are no others’ on the page, ${isRtl ? 'right to left' : 'left to right'}`, () => {
      const keys = COMMANDS.flatMap((command) => command.keys.map((each) => directed(each, isRtl)))
      assert.deepEqual(
        keys.filter((each, index) => keys.indexOf(each) !== index),
        [],
      )
    })
  }

  test('begin no sequence of another', () => {
    const keys = COMMANDS.flatMap((command) => [...command.keys])
    assert.deepEqual(
      keys.filter((each) => each !== ' ' && keys.some((other) => other.startsWith(`${each} `))),
      [],
    )
  })
})
