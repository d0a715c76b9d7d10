import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, test } from 'node:test'
import { type Module, modulesIn } from '../../../backend/tests/support/imports.ts'
import type { Texts } from './t.ts'

/** Code that is loaded later names the parts whose texts it shows (`withTexts`), so that no key is ever shown. */

const SOURCE = 'frontend/src/'
const LOCALES = join(import.meta.dirname, 'locales')
const PLURAL = /_(zero|one|two|few|many|other)$/

const keysOf = (texts: Texts, path = ''): string[] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [(path + key).replace(PLURAL, '')] : keysOf(value, `${path}${key}.`),
  )
const read = (...path: string[]) => JSON.parse(readFileSync(join(LOCALES, ...path), 'utf8')) as Texts
const folders = readdirSync(LOCALES, { withFileTypes: true }).filter((entry) => entry.isDirectory())
/** The part that each key comes with; undefined for those that are always there. */
const partOf = new Map<string, string | undefined>([
  ...folders.flatMap(({ name }) =>
    keysOf(read(name, 'en.json'), `${name}.`).map((key) => [key, name] as const),
  ),
  ...keysOf(read('en.json')).map((key) => [key, undefined] as const),
])

const modules = new Map(modulesIn(['frontend/src']).map((module) => [module.path, module]))
const STATIC = /^(?:import|export)\s+(?!type\b)(?:[^'"();]*?from\s*)?'(\.[^']+)'/gm
const LATER = /(?:withTexts\(\s*\[([^\]]*)\],\s*\(\) =>\s*)?import\('(\.[^']+)'\)/g
const KEY = /(['"`])((?:\w+\.)+(?:\w|\.|\$\{[^{}]*(?:\{[^}]*\}[^{}]*)*\})+)\1/g
const PLACE = /\$\{[^{}]*(?:\{[^}]*\}[^{}]*)*\}/

/** The parts whose texts a module shows. */
function shownBy({ text }: Module): string[] {
  const shown = [...text.matchAll(KEY)].flatMap(([, , key = '']) => {
    if (!PLACE.test(key)) return [partOf.get(key)]
    const pattern = new RegExp(`^${key.split(PLACE).map(RegExp.escape).join('.+')}$`)
    return [...partOf].filter(([known]) => pattern.test(known)).map(([, part]) => part)
  })
  return [...new Set(shown)].filter((part) => part !== undefined)
}

/** A module and all that come with it. */
function withImports(path: string, seen = new Set<string>()): Set<string> {
  const module = modules.get(path)
  if (module === undefined || seen.has(path)) return seen
  seen.add(path)
  for (const [, target = ''] of module.text.matchAll(STATIC)) withImports(join(dirname(path), target), seen)
  return seen
}

/** Where code is loaded later, and the parts named there. */
const loads = [...modules.values()].flatMap(({ path, text }) =>
  [...text.matchAll(LATER)].map(([, parts = '', target = '']) => ({
    from: path,
    to: join(dirname(path), target),
    parts: [...parts.matchAll(/'(\w+)'/g)].map(([, part = '']) => part),
  })),
)

/** For each module, the parts that are there whenever it runs, whichever way it was loaded. */
function partsThere(): Map<string, ReadonlySet<string>> {
  const there = new Map<string, ReadonlySet<string>>()
  const arrive = (path: string, parts: ReadonlySet<string>): void => {
    for (const module of withImports(path)) {
      const before = there.get(module)
      const now = before === undefined ? parts : before.intersection(parts)
      if (before !== undefined && now.size === before.size) continue
      there.set(module, now)
      for (const load of loads.filter(({ from }) => from === module)) {
        arrive(load.to, now.union(new Set(load.parts)))
      }
    }
  }
  arrive(`${SOURCE}main.tsx`, new Set())
  return there
}

describe('texts that come with a part of the app', () => {
  const there = partsThere()

  test('are there wherever its code shows them', () => {
    const missing = [...there].flatMap(([path, parts]) =>
      shownBy(modules.get(path) ?? { path, text: '' })
        .filter((part) => !parts.has(part))
        .map((part) => `${path} shows texts of ${part}, which are not loaded with it`),
    )
    assert.deepEqual(missing, [])
  })

  test('are found in the code, and how it is loaded', () => {
    const shown = new Set([...modules.values()].flatMap(shownBy))
    assert.deepEqual([...shown].sort(), folders.map(({ name }) => name).sort())
    const unreached = [...modules.keys()].filter(
      (path) => /-(page|dialog|panel)\.tsx$/.test(path) && !there.has(path),
    )
    assert.deepEqual(unreached, [])
    assert.ok(loads.length > 30)
  })
})
