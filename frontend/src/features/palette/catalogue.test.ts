import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { modulesIn } from '../../../../backend/tests/support/imports.ts'
import { LISTS } from '../../commands/lists.ts'
import type { TextKey } from '../../i18n/keys.ts'
import { type Texts, translator } from '../../i18n/t.ts'
import type { SectionName } from '../settings/section-name.ts'
import { COMMANDS, keywordsOf, SETTING_LIST } from './catalogue.ts'
import { matches } from './match.ts'

/** Whatever the app can do is found in the palette, by its name and by other words for it. */

const LOCALES = join(import.meta.dirname, '../../i18n/locales')
const read = (...path: string[]) => JSON.parse(readFileSync(join(LOCALES, ...path), 'utf8')) as Texts
/** By its text: the module can only be loaded in a browser. */
const SECTIONS = [
  ...readFileSync(join(import.meta.dirname, '../settings/sections.ts'), 'utf8').matchAll(/ name: '(\w+)'/g),
].map(([, name = '']) => name as SectionName)
const parts = readdirSync(LOCALES, { withFileTypes: true }).filter((entry) => entry.isDirectory())

function textsOf(language: string): Texts {
  const all = read(`${language}.json`)
  for (const { name } of parts) {
    all[name] = { ...(all[name] as Texts), ...read(name, `${language}.json`) }
  }
  return all
}

/** Everything that does not depend on what the user has made. */
function catalogueIn(language: string) {
  const t = translator(language, textsOf(language))
  const entry = (kind: Parameters<typeof keywordsOf>[1], id: string, label: string) => ({
    id: `${kind}.${id}`,
    label,
    keywords: keywordsOf(t, kind, id),
  })
  return [
    ...COMMANDS.map(({ id, title }) => entry('commands', id, title(t))),
    ...LISTS.map(({ id, title }) => entry('lists', id, title(t))),
    ...SECTIONS.map((name) => entry('sections', name, t(`settings.${name}.title`))),
    ...SETTING_LIST.map(([id, { title }]) => entry('settings', id, t(title))),
  ]
}

type Catalogue = ReturnType<typeof catalogueIn>

/** What is found for the words, best first. */
const found = (catalogue: Catalogue, query: string) => matches(catalogue, query).map(({ item }) => item.id)

for (const language of ['en', 'de', 'ur']) {
  describe(`in ${language}`, () => {
    const catalogue = catalogueIn(language)

    test('everything has a name and other words for it', () => {
      assert.ok(catalogue.length > 60)
      const unnamed = catalogue.filter(
        ({ label, keywords }) => /^\w+(\.\w+)+$/.test(label) || keywords === '',
      )
      assert.deepEqual(unnamed, [])
    })

    test('everything is found by its name, among the first', () => {
      for (const { id, label } of catalogue) {
        assert.ok(
          found(catalogue, label).slice(0, 4).includes(id),
          `${label}: ${found(catalogue, label).slice(0, 6)}`,
        )
      }
    })

    test('everything is found by each of its other words', () => {
      for (const entry of catalogue) {
        for (const word of entry.keywords.split(' ')) {
          assert.deepEqual(found([entry], word), [entry.id], `${entry.id}: ${word}`)
        }
      }
    })
  })
}

describe('words that people type', () => {
  const WORDS: [language: string, query: string, id: string][] = [
    ['en', 'dark', 'commands.darkTheme'],
    ['en', 'export', 'settings.export'],
    ['en', 'new view', 'commands.newView'],
    ['en', 'password', 'settings.password'],
    ['en', 'passkey', 'settings.passkeys'],
    ['en', '2fa', 'settings.authenticator'],
    ['en', 'webhooks', 'sections.webhooks'],
    ['en', 'keys', 'sections.keys'],
    ['en', 'sign out', 'commands.signOut'],
    ['en', 'log out', 'commands.signOut'],
    ['en', 'shortcuts', 'commands.showShortcuts'],
    ['en', 'import', 'sections.data'],
    ['en', 'language', 'settings.language'],
    ['en', 'timezone', 'sections.time'],
    ['en', 'time zone', 'sections.time'],
    ['en', 'archive', 'commands.archivedProjects'],
    ['en', 'pasword', 'settings.password'],
    ['en', 'exprot', 'settings.export'],
    ['en', 'upcomming', 'lists.upcoming'],
    ['de', 'dunkel', 'commands.darkTheme'],
    ['de', 'neue ansicht', 'commands.newView'],
    ['de', 'kennwort', 'settings.password'],
    ['de', 'ausloggen', 'commands.signOut'],
    ['de', 'fingerabdruck', 'settings.passkeys'],
    ['de', 'zeitzohne', 'sections.time'],
    ['ur', 'گہرا', 'commands.darkTheme'],
    ['ur', 'لاگ آؤٹ', 'commands.signOut'],
    ['ur', 'برآمد', 'settings.export'],
    ['ur', 'dark', 'commands.darkTheme'],
  ]
  for (const [language, query, id] of WORDS) {
    test(`${query} (${language})`, () => {
      const first = found(catalogueIn(language), query).slice(0, 5)
      assert.ok(first.includes(id), `${id} is not among ${first}`)
    })
  }
  test('nonsense finds nothing', () => assert.deepEqual(found(catalogueIn('en'), 'xyzzyq'), []))
})

test('each group and each setting with a title, on the pages of the settings, is in the catalogue', () => {
  const sections = new Set(['settings', 'security', 'webhooks', 'reminders'])
  const titles = modulesIn(['frontend/src/features'])
    .filter(({ path }) => sections.has(path.split('/')[3] ?? '') && path.endsWith('.tsx'))
    .flatMap(({ text }) => [...text.matchAll(/<(?:Group\s+title|Setting\s+label)=\{t\('([\w.]+)'\)\}/g)])
    .map(([, title]) => title as TextKey)
  assert.ok(titles.length > 9)
  const known = new Set(SETTING_LIST.map(([, { title }]) => title))
  assert.deepEqual(
    titles.filter((title) => !known.has(title)),
    [],
    'to be added to SETTINGS in catalogue.ts',
  )
})
