import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, test } from 'node:test'

/** Imports run one way: `main → app → features → database, core → config`. */

const ROOT = join(import.meta.dirname, '../..')
const SOURCE = 'backend/src/'
/** In the order in which they may build on each other. */
const FEATURES = [
  'preferences',
  'recurrence',
  'labels',
  'task-fields',
  'filters',
  'search',
  'projects',
  'views',
  'notes',
  'tasks',
  'quick-add',
  'counts',
  'changes',
  'history',
  'batch',
  'webhooks',
  'events',
  'keys',
  'accounts',
  'mcp',
  'assistant',
  'system',
]
/** The files that a feature exposes to those after it. */
const SHARED = /\/(crud|model|schemas)(\/|\.ts$)/
/** Files that put the service together: only they know its routes. */
const ASSEMBLERS = /^(backend\/src\/(app|serve|main)\.ts|backend\/src\/cli\/|scripts\/|bench\/)/

interface Module {
  /** Relative to the repository's root, with `/`. */
  path: string
  text: string
}

const isTest = (path: string) => /\.test\.ts$|\/fixture\.ts$/.test(path)

const modules: Module[] = ['backend/src', 'scripts', 'bench'].flatMap((folder) => filesBelow(folder))

function filesBelow(folder: string): Module[] {
  let entries: ReturnType<typeof list>
  try {
    entries = list(folder)
  } catch {
    return []
  }
  return entries
    .filter((entry) => entry.isFile() && /\.(ts|mts|js|mjs)$/.test(entry.name))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name)
      return {
        path: relative(ROOT, file).replaceAll('\\', '/'),
        text: withoutComments(readFileSync(file, 'utf8')),
      }
    })
    .filter(({ path }) => !isTest(path) && !path.includes('node_modules/'))
}

function list(folder: string) {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
}

const SPECIFIER = /(?:\bfrom\s*|\bimport\s*\(?\s*)['"](\.[^'"]+)['"]/g

/** Files of the repository that a module imports, for their types too. */
function importsOf({ path, text }: Module): string[] {
  return [...text.matchAll(SPECIFIER)].map(([, target = '']) =>
    join(dirname(path), target).replaceAll('\\', '/'),
  )
}

/** The layer of a file in `backend/src`; 0 is the bottom. */
function layerOf(path: string): { rank: number; name: string } {
  const [first = '', ...rest] = path.slice(SOURCE.length).split('/')
  if (rest.length === 0) {
    if (first === 'config.ts' || first === 'settings.ts') return { rank: 0, name: 'config' }
    if (first === 'app.ts') return { rank: 3, name: 'app' }
    return { rank: 4, name: 'main' }
  }
  if (first === 'cli') return { rank: 4, name: 'main' }
  if (first === 'core' || first === 'database') return { rank: 1, name: first }
  return { rank: 2, name: first }
}

type Rule = (module: Module) => string[]

const RULES: Record<string, Rule> = {
  'imports never go up: main → app → features → database, core → config': (module) => {
    if (!module.path.startsWith(SOURCE)) return []
    const from = layerOf(module.path)
    return importsOf(module)
      .filter((target) => target.startsWith(SOURCE) && layerOf(target).rank > from.rank)
      .map((target) => `${module.path} (${from.name}) imports ${target} (${layerOf(target).name})`)
  },
  'a feature stands in the list of features': (module) => {
    if (!module.path.startsWith(SOURCE)) return []
    const { rank, name } = layerOf(module.path)
    return rank === 2 && !FEATURES.includes(name)
      ? [`${module.path}: "${name}" has no place in the order of features (${FEATURES.join(', ')})`]
      : []
  },
  'a feature imports only crud, model and schemas of an earlier feature': (module) => {
    if (!module.path.startsWith(SOURCE)) return []
    const from = layerOf(module.path)
    if (from.rank !== 2) return []
    return importsOf(module).flatMap((target) => {
      const to = layerOf(target)
      if (!target.startsWith(SOURCE) || to.rank !== 2 || to.name === from.name) return []
      if (FEATURES.indexOf(to.name) > FEATURES.indexOf(from.name)) {
        return [`${module.path} imports ${target}: ${to.name} comes after ${from.name}`]
      }
      return SHARED.test(target)
        ? []
        : [`${module.path} imports ${target}: only crud, model and schemas are for other features`]
    })
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

  test('has no circle of imports', () => {
    const graph = new Map(modules.map((module) => [module.path, importsOf(module)]))
    assert.deepEqual(circleOf(graph), undefined)
  })
})

/** The files of one import cycle, in order; undefined if there is none. */
function circleOf(graph: Map<string, string[]>): string[] | undefined {
  const done = new Set<string>()
  const visit = (path: string, above: string[]): string[] | undefined => {
    if (above.includes(path)) return [...above.slice(above.indexOf(path)), path]
    if (done.has(path)) return undefined
    for (const next of graph.get(path) ?? []) {
      const circle = visit(next, [...above, path])
      if (circle !== undefined) return circle
    }
    done.add(path)
    return undefined
  }
  for (const path of graph.keys()) {
    const circle = visit(path, [])
    if (circle !== undefined) return circle
  }
  return undefined
}

describe('each rule catches', () => {
  const caught: [rule: string, path: string, text: string][] = [
    ['imports never go up', 'core/x.ts', "import type { A } from '../tasks/model.ts'"],
    ['imports never go up', 'config.ts', "import { A } from './core/errors.ts'"],
    ['imports never go up', 'tasks/crud.ts', "const { createApp } = await import('../app.ts')"],
    ['a feature stands', 'badges/crud.ts', ''],
    ['a feature imports only', 'tasks/crud.ts', "import { a } from '../keys/crud.ts'"],
    ['a feature imports only', 'keys/crud.ts', "import {\n  a,\n} from '../tasks/lists.ts'"],
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

  test('a circle', () => {
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
