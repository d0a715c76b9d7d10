import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { foldersWithoutPurpose } from '../../backend/tests/support/folders.ts'
import {
  circleOf,
  importsOf,
  type Module,
  modulesIn,
  mutualFolders,
} from '../../backend/tests/support/imports.ts'

/** Imports run one way: `main → app → features → commands → session → data → ui → i18n → browser, text`. */

const SOURCE = 'frontend/src/'
/** The folders from the ground up: each may import what stands before it. */
const ROOMS = [
  'styles',
  'text',
  'browser',
  'i18n',
  'ui',
  'data',
  'session',
  'commands',
  'features',
  'app/shell',
  'app',
  'main.tsx',
]
/** The features from the ground up: each may import those before it. */
const FEATURES = [
  // What several features are made of.
  'page',
  'forms',
  'access',
  'security',
  'lines',
  'pickers',
  'task-fields',
  'task',
  'drag',
  'quick-add',
  'links',
  'notifications',
  'sidebar-items',
  'accounts',
  'acts',
  'reminders',
  // Pages, panels and dialogs.
  'tasks',
  'inbox',
  'projects',
  'labels',
  'views',
  'assigned',
  'trash',
  'detail',
  'activity',
  'channels',
  'webhooks',
  'settings',
  'workspaces',
  'admin',
  'consent',
  'assistant',
  'tour',
  'palette',
  'search',
  'shortcuts',
]

const modules = modulesIn(['frontend/src'])

/** The longest name of a room that the path begins with. */
function roomOf(path: string): string | undefined {
  const own = path.slice(SOURCE.length)
  return ROOMS.filter((room) => own === room || own.startsWith(`${room}/`))
    .toSorted((one, other) => other.length - one.length)
    .at(0)
}

const featureOf = (path: string): string => path.slice(SOURCE.length).split('/')[1] ?? ''

type Rule = (module: Module) => string[]

const RULES: Record<string, Rule> = {
  'a file stands in a room that has a rank': ({ path }) => {
    const room = roomOf(path)
    if (room === undefined) return [`${path} is in none of ${ROOMS.join(', ')}`]
    return room === 'features' && !FEATURES.includes(featureOf(path))
      ? [`${path}: "${featureOf(path)}" has no place in the order of features`]
      : []
  },
  'imports never go up': (module) => {
    const rankOf = (path: string) => ROOMS.indexOf(roomOf(path) ?? '')
    return importsOf(module)
      .filter((target) => target.startsWith(SOURCE) && rankOf(target) > rankOf(module.path))
      .map((target) => `${module.path} imports ${target}`)
  },
  'a feature imports only features before it': (module) => {
    if (roomOf(module.path) !== 'features') return []
    const rankOf = (path: string) => FEATURES.indexOf(featureOf(path))
    return importsOf(module)
      .filter((target) => roomOf(target) === 'features' && rankOf(target) > rankOf(module.path))
      .map((target) => `${module.path} imports ${target}`)
  },
}

describe('the source of the web app', () => {
  test('is found', () => {
    const main = modules.find(({ path }) => path === `${SOURCE}main.tsx`)
    assert.ok(main !== undefined && importsOf(main).includes(`${SOURCE}app/app.tsx`))
  })

  for (const [rule, check] of Object.entries(RULES)) {
    test(rule, () => assert.deepEqual(modules.flatMap(check), []))
  }

  test('has a short README.md in each folder', () =>
    assert.deepEqual(foldersWithoutPurpose(['frontend/src']), []))

  test('has no two folders that import each other', () => assert.deepEqual(mutualFolders(modules), []))

  test('has no import cycles', () => {
    const graph = new Map(modules.map((module) => [module.path, importsOf(module)]))
    assert.equal(circleOf(graph)?.join(' → '), undefined)
  })
})

describe('each rule catches', () => {
  const caught: [rule: keyof typeof RULES, path: string, text: string][] = [
    ['a file stands in a room that has a rank', 'helpers/x.ts', ''],
    ['a file stands in a room that has a rank', 'features/badges/x.tsx', ''],
    ['imports never go up', 'data/x.ts', "import { a } from '../features/tasks/lists.ts'"],
    ['imports never go up', 'app/shell/x.tsx', "const x = await import('../router.tsx')"],
    ['a feature imports only features before it', 'features/task/x.ts', "export * from '../tasks/lists.ts'"],
  ]
  for (const [rule, path, text] of caught) {
    test(`${path}: ${text || rule}`, () =>
      assert.equal(RULES[rule]?.({ path: SOURCE + path, text }).length, 1))
  }

  test('two folders that import each other', () => {
    const tied = [
      { path: 'a/x.ts', text: "import '../b/y.ts'" },
      { path: 'b/z.ts', text: "import '../a/w.ts'" },
    ]
    assert.deepEqual(mutualFolders(tied), ['a ↔ b: a/x.ts → b/y.ts, b/z.ts → a/w.ts'])
  })
})
