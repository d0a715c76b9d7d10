import assert from 'node:assert/strict'
import { dirname } from 'node:path'
import { describe, test } from 'node:test'
import { foldersWithoutPurpose } from './support/folders.ts'
import { circleOf, importsOf, type Module, modulesIn } from './support/imports.ts'

/** Imports run one way: `main → app → features → changelog → database → core → config`. */

const SOURCE = 'backend/src/'
/** In the order in which they may build on each other. */
const FEATURES = [
  'backups',
  'telemetry',
  'preferences',
  'recurrence',
  'members',
  'labels',
  'task-fields',
  'filters',
  'search',
  'projects',
  'views',
  'people',
  'activity',
  'notes',
  'tasks',
  'quick-add',
  'counts',
  'batch',
  'deliveries',
  'webhooks',
  'events',
  'keys',
  'workspaces',
  'links',
  'transfers',
  'channels',
  'notifications',
  'accounts',
  'mcp',
  'assistant',
  'admin',
  'system',
]
/** The files that a feature exposes to those after it. */
const SHARED = /\/(crud|model|schemas)(\/|\.ts$)/
/** Files that put the service together: only they know its routes. */
const ASSEMBLERS = /^(backend\/src\/(app|serve|main)\.ts|backend\/src\/cli\/|scripts\/|bench\/)/

const modules = modulesIn(['backend/src', 'scripts', 'bench'])

/** From the bottom up. Each has a rank of its own, so no two of them import each other. */
const LAYERS = ['config', 'core', 'database', 'changelog', ...FEATURES, 'app', 'main']

/** The layer of a file in `backend/src`; 0 is the bottom. */
function layerOf(path: string): { rank: number; name: string } {
  const [first = '', ...rest] = path.slice(SOURCE.length).split('/')
  const name = rest.length > 0 ? first : first.replace(/\.ts$/, '')
  if (name === 'settings') return { rank: 0, name: 'config' }
  if (['cli', 'processes'].includes(name) || (rest.length === 0 && name !== 'config' && name !== 'app')) {
    return { rank: LAYERS.length - 1, name: 'main' }
  }
  return { rank: LAYERS.indexOf(name), name }
}

const isFeature = ({ name }: { name: string }) =>
  !['config', 'core', 'database', 'changelog', 'app', 'main'].includes(name)

/** What stands above the other files of `changelog/`, from the bottom up. */
const ROOMS = ['store', 'changes', 'history']

function roomOf(path: string): number | undefined {
  const [folder, first = '', ...rest] = path.slice(SOURCE.length).split('/')
  if (folder !== 'changelog') return undefined
  return rest.length === 0 ? -1 : ROOMS.indexOf(first)
}

type Rule = (module: Module) => string[]

const RULES: Record<string, Rule> = {
  'imports never go up: main → app → features → changelog → database → core → config': (module) => {
    if (!module.path.startsWith(SOURCE)) return []
    const from = layerOf(module.path)
    return importsOf(module)
      .filter((target) => target.startsWith(SOURCE) && layerOf(target).rank > from.rank)
      .map((target) => `${module.path} (${from.name}) imports ${target} (${layerOf(target).name})`)
  },
  'within the change log, history builds on changes, changes on the store, the store on the rest': (
    module,
  ) => {
    const from = roomOf(module.path)
    if (from === undefined) return []
    return importsOf(module)
      .filter((target) => (roomOf(target) ?? -1) > from)
      .map((target) => `${module.path} imports ${target}`)
  },
  'a folder has a rank': (module) => {
    if (!module.path.startsWith(SOURCE)) return []
    const { rank, name } = layerOf(module.path)
    return rank === -1 ? [`${module.path}: "${name}" has no rank (${LAYERS.join(', ')})`] : []
  },
  'a feature imports only crud, model and schemas of another': (module) => {
    if (!module.path.startsWith(SOURCE)) return []
    const from = layerOf(module.path)
    if (!isFeature(from)) return []
    return importsOf(module)
      .filter((target) => {
        const to = layerOf(target)
        return target.startsWith(SOURCE) && isFeature(to) && to.name !== from.name && !SHARED.test(target)
      })
      .map(
        (target) => `${module.path} imports ${target}: only crud, model and schemas are for other features`,
      )
  },
  'no file passes on what the folder beside it has': ({ path, text }) => {
    const folder = path.replace(/\.ts$/, '').split('/').at(-1)
    return new RegExp(`^export [^;=]* from '\\./${folder}/`, 'm').test(text) ? [path] : []
  },
  'only app, serve, the command line and generators import routes': (module) => {
    if (ASSEMBLERS.test(module.path)) return []
    return importsOf(module)
      .filter((target) => /\/routes(\.ts|\/)/.test(target) && dirname(target) !== dirname(module.path))
      .map((target) => `${module.path} imports ${target}`)
  },
  'only config.ts reads the environment': ({ path, text }) => {
    if (!path.startsWith(SOURCE) || path === `${SOURCE}config.ts`) return []
    return /\bprocess\s*\.\s*(env|loadEnvFile)\b|\bprocess\[|\{[^}]*\benv\b[^}]*\}\s*(=|from)\s*('node:)?process\b/.test(
      text,
    )
      ? [`${path} reads the environment`]
      : []
  },
  'no module holds a database handle: it comes in as an argument': ({ path, text }) => {
    if (!path.startsWith(SOURCE)) return []
    // Unindented statements run when the module loads.
    const opened =
      /^(?:export\s+)?(?:const|let|var)\s[^\n=]*=\s*(?:await\s+)?(?:new\s+(?:pg\.)?(?:Pool|Client)\b|connect\(|drizzle\(|createAuth\()/m
    const kept = /^(?:export\s+)?(?:let|var)\s+\w+\s*:\s*(?:Database|Queryable|pg\.|Pool\b|Client\b)/m
    return opened.test(text) || kept.test(text) ? [`${path} opens or keeps one`] : []
  },
}

describe('the source', () => {
  test('is found', () => {
    const paths = modules.map(({ path }) => path)
    for (const known of ['main.ts', 'app.ts', 'config.ts', 'core/auth.ts', 'tasks/routes.ts']) {
      assert.ok(paths.includes(SOURCE + known), `${known} is among the files that are checked`)
    }
    const app = modules.find(({ path }) => path === `${SOURCE}app.ts`)
    assert.ok(app !== undefined && importsOf(app).includes(`${SOURCE}tasks/routes.ts`))
  })

  for (const [rule, check] of Object.entries(RULES)) {
    test(rule, () => {
      const violations = modules.flatMap(check)
      assert.deepEqual(violations, [], `Violated: ${rule}.\n${violations.join('\n')}`)
    })
  }

  test('has no import cycles', () => {
    const graph = new Map(modules.map((module) => [module.path, importsOf(module)]))
    assert.deepEqual(circleOf(graph), undefined)
  })
})

test('each folder has a short README.md', () => {
  assert.deepEqual(foldersWithoutPurpose(['backend/src']), [])
})

describe('each rule catches', () => {
  const caught: [rule: string, path: string, text: string][] = [
    ['imports never go up', 'core/x.ts', "import type { A } from '../tasks/model.ts'"],
    ['imports never go up', 'config.ts', "import { A } from './core/errors.ts'"],
    ['imports never go up', 'tasks/crud.ts', "const { createApp } = await import('../app.ts')"],
    ['a folder has a rank', 'badges/crud.ts', ''],
    ['imports never go up', 'core/x.ts', "import { A } from '../database/failures.ts'"],
    ['imports never go up', 'database/x.ts', "import { A } from '../changelog/write.ts'"],
    ['imports never go up', 'changelog/x.ts', "import { A } from '../tasks/crud.ts'"],
    ['imports never go up', 'tasks/crud.ts', "import { a } from '../keys/crud.ts'"],
    ['within the change log', 'changelog/store/x.ts', "import { a } from '../history/crud.ts'"],
    ['within the change log', 'changelog/x.ts', "import { a } from './store/store.ts'"],
    ['a feature imports only', 'keys/crud.ts', "import {\n  a,\n} from '../tasks/lists.ts'"],
    ['no file passes on', 'tasks/crud.ts', "export { a } from './crud/plain.ts'"],
    ['only app, serve', 'keys/crud.ts', "export * from '../tasks/routes.ts'"],
    ['only config.ts', 'core/x.ts', 'const x = process.env.HOME'],
    ['only config.ts', 'core/x.ts', "import { env } from 'node:process'"],
    ['only config.ts', 'core/x.ts', 'const { env } = process'],
    ['no module holds', 'core/x.ts', 'export const pool = new pg.Pool()'],
    ['no module holds', 'core/x.ts', 'const db: Database = connect(a, b)'],
    ['no module holds', 'core/x.ts', 'let db: Database | undefined'],
  ]
  for (const [start, path, text] of caught) {
    test(`${path}: ${text.replaceAll('\n', ' ') || 'of an unknown feature'}`, () => {
      const rule = Object.keys(RULES).find((name) => name.startsWith(start)) ?? ''
      assert.equal(RULES[rule]?.({ path: SOURCE + path, text }).length, 1)
    })
  }

  test('a cycle', () => {
    assert.deepEqual(
      circleOf(
        new Map([
          ['a', ['b']],
          ['b', ['c']],
          ['c', ['b']],
        ]),
      ),
      ['b', 'c', 'b'],
    )
  })
})
