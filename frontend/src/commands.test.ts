import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { APP_COMMANDS } from './commands/app.ts'
import type { Command } from './commands/command.ts'
import { directed } from './commands/keys.ts'
import { LISTS } from './commands/lists.ts'
import { TASK_COMMANDS } from './features/task/commands.ts'
import { LIST_COMMANDS } from './features/tasks/commands.ts'
import { OPTIONS_KEYS } from './features/tasks/options-keys.ts'
import { type Texts, translator } from './i18n/t.ts'

/** All commands of the app: those that work on one page at the same time. */
const COMMANDS: readonly Pick<Command<never>, 'id' | 'title' | 'keys'>[] = [
  ...Object.values(APP_COMMANDS),
  ...LISTS,
  ...Object.values(LIST_COMMANDS),
  ...Object.values(TASK_COMMANDS),
  ...Object.values(OPTIONS_KEYS),
]

const LOCALES = join(import.meta.dirname, 'i18n/locales')
const languages = readdirSync(LOCALES, { withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ name }) => name.replace('.json', ''))

/** What is written more than once. */
const repeated = (texts: readonly string[]) => texts.filter((text, index) => texts.indexOf(text) !== index)

describe('the commands', () => {
  test('are found', () => assert.ok(COMMANDS.length > 40))

  test('have unique ids', () => assert.deepEqual(repeated(COMMANDS.map(({ id }) => id)), []))

  for (const isRtl of [false, true]) {
    test(`share no key, ${isRtl ? 'right to left' : 'left to right'}`, () => {
      const keys = COMMANDS.flatMap((command) => command.keys.map((each) => directed(each, isRtl)))
      assert.deepEqual(repeated(keys), [])
    })
  }

  test('have no key that begins the sequence of another', () => {
    const keys = COMMANDS.flatMap((command) => command.keys)
    const first = keys.filter((each) => keys.some((other) => other !== each && other.startsWith(`${each} `)))
    assert.deepEqual(
      first.filter((each) => each !== ' '),
      [],
    )
  })

  for (const language of languages) {
    test(`each have a title in ${language}`, () => {
      const texts = JSON.parse(readFileSync(join(LOCALES, `${language}.json`), 'utf8')) as Texts
      const titles = COMMANDS.map(({ title }) => title(translator(language, texts)))
      assert.deepEqual(
        titles.filter((title) => title.trim() === '' || /^\w+\.\w+/.test(title)),
        [],
      )
    })
  }
})
