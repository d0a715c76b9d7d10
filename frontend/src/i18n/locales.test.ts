import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'

const FOLDER = join(import.meta.dirname, 'locales')
type Tree = { [key: string]: Tree | string }

const entries = readdirSync(FOLDER, { withFileTypes: true })
const languages = entries.filter((entry) => entry.isFile()).map(({ name }) => name.replace('.json', ''))
/** The parts of the app whose texts come with their code. */
const parts = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
const parse = (...path: string[]) => JSON.parse(readFileSync(join(FOLDER, ...path), 'utf8')) as Tree
const read = (language: string): Tree => ({
  ...parse(`${language}.json`),
  ...Object.fromEntries(parts.map((part) => [part, parse(part, `${language}.json`)])),
})

/** Every text by its path. */
function flat(tree: Tree, path: readonly string[] = []): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[[...path, key].join('.'), value] as [string, string]]
      : flat(value, [...path, key]),
  )
}

const PLURAL = /_(zero|one|two|few|many|other)$/
const placeholders = (text: string) => [...new Set(text.match(/\{\{[^}]+\}\}|<\/?\w+>/g))].sort()

describe('the languages', () => {
  const english = new Map(flat(read('en')))
  const keys = (texts: ReadonlyMap<string, string>) => [
    ...new Set([...texts.keys()].map((key) => key.replace(PLURAL, ''))),
  ]

  for (const language of languages) {
    const texts = new Map(flat(read(language)))

    test(`${language} has every text, and no other`, () => {
      assert.deepEqual(keys(texts).sort(), keys(english).sort())
      for (const [key, text] of texts) assert.notEqual(text.trim(), '', key)
    })

    test(`${language} has the plural forms of its grammar`, () => {
      const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories
      const counted = [...english.keys()].filter((key) => key.endsWith('_other'))
      for (const key of counted.map((key) => key.replace(PLURAL, ''))) {
        for (const category of categories) assert.ok(texts.has(`${key}_${category}`), `${key}_${category}`)
      }
    })

    test(`${language} has the same placeholders`, () => {
      for (const [key, text] of texts) {
        const original = english.get(key) ?? english.get(key.replace(PLURAL, '_other')) ?? ''
        assert.deepEqual(placeholders(text), placeholders(original), key)
      }
    })
  }
})
