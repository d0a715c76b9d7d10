import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** What the tests of the source's structure share: which files there are, and which imports which. */

const ROOT = join(import.meta.dirname, '../../..')

export interface Module {
  /** Relative to the repository's root, with `/`. */
  path: string
  /** Without its comments. */
  text: string
}

/** Folders, files of which no test looks at: what others wrote, and what is built. */
const FOREIGN = /(^|\/)(node_modules|dist)\//
const SCRIPT = /\.(tsx?|mts|m?js)$/
const TEST = /\.test\.ts$|\/(fixtures?|testing)\.ts$|\.d\.ts$/

/**
 * The scripts below folders of the repository, without tests and what only tests use.
 * @param folders relative to the root; those that do not exist have none
 */
export function modulesIn(folders: readonly string[]): Module[] {
  return filesIn(folders)
    .filter((path) => SCRIPT.test(path) && !TEST.test(path))
    .map((path) => ({ path, text: withoutComments(textOf(path)) }))
}

/** All files below folders, relative to the repository's root. */
export function filesIn(folders: readonly string[]): string[] {
  return folders
    .flatMap(entriesOf)
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !FOREIGN.test(path))
    .sort()
}

export const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

function entriesOf(folder: string) {
  try {
    return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
  } catch {
    return []
  }
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
}

const SPECIFIER = /(?:\bfrom\s*|\bimport\s*\(?\s*)['"](\.[^'"]+)['"]/g

/** Files of the repository that a module imports, for their types too. */
export function importsOf({ path, text }: Module): string[] {
  return [...text.matchAll(SPECIFIER)].map(([, target = '']) =>
    join(dirname(path), target).replaceAll('\\', '/'),
  )
}

/** The files of one import cycle, in order; undefined if there is none. */
export function circleOf(graph: ReadonlyMap<string, readonly string[]>): string[] | undefined {
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

/** Pairs of folders that import each other, each with the imports that tie them. */
export function mutualFolders(modules: readonly Module[]): string[] {
  const ties = new Map<string, string[]>()
  for (const module of modules) {
    const from = dirname(module.path)
    for (const target of importsOf(module)) {
      const key = `${from} → ${dirname(target)}`
      ties.set(key, [...(ties.get(key) ?? []), `${module.path} → ${target}`])
    }
  }
  return [...ties].flatMap(([key, forth]) => {
    const [from = '', to = ''] = key.split(' → ')
    const back = from < to ? ties.get(`${to} → ${from}`) : undefined
    return back === undefined ? [] : [`${from} ↔ ${to}: ${[...forth, ...back].join(', ')}`]
  })
}
