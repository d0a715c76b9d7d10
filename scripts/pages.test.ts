import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { describe, test } from 'node:test'

/** What the pages and comments name exists: each relative link, and each path of code in backticks. */

const ROOT = join(import.meta.dirname, '..')
const PLACES = ['backend', 'bench', 'bin', 'deploy', 'docs', 'frontend', 'grammar', 'scripts', 'sdk']
/** Built, downloaded or written at run time: no page may rely on what is there. */
const NOT_OURS = /^(node_modules|data|dist(\..*)?)$/
/** It names what there was at the time. */
const HISTORY = 'CHANGELOG.md'

const files = globSync(['*', '.ci/*', ...PLACES.map((place) => `${place}/**`)], {
  cwd: ROOT,
  withFileTypes: true,
  exclude: (entry) => NOT_OURS.test(entry.name) && !entry.parentPath.endsWith('src'),
})
  .filter((entry) => entry.isFile())
  .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))

/** Every file, and every folder with `/` at its end. */
const existing = new Set(files)
/** The same without any number of their first folders: `tasks/crud.ts` names `backend/src/tasks/crud.ts`. */
const endings = new Set<string>()
for (const file of files) {
  for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) existing.add(`${folder}/`)
}
for (const path of existing) {
  const names = path.split('/')
  for (let start = 0; start < names.length; start += 1) endings.add(names.slice(start).join('/'))
}

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const pages = new Map(files.filter((path) => path.endsWith('.md')).map((path) => [path, read(path)]))

/** A heading's anchor, as GitHub makes it. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-')

const anchorsOf = (page: string) =>
  [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading))

/** The links of `page` that lead nowhere. */
function brokenLinks(page: string, text: string): string[] {
  const links = text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/\]\(([^)\s]+)\)|\bsrc="([^"]+)"/g)
  return [...links]
    .map(([, link, source]) => link ?? source ?? '')
    .filter((link) => !/^[a-z]+:/.test(link))
    .filter((link) => {
      const [path = '', anchor] = link.split('#')
      const target = path === '' ? page : posix.join(posix.dirname(page), path)
      if (!existing.has(target)) return true
      return anchor !== undefined && !anchorsOf(pages.get(target) ?? '').includes(anchor)
    })
}

const CODE = /\.(ts|tsx|mjs|json|jsonl|md|sql|css)$/

/** `tasks/{crud,routes}.ts` names two paths. */
function spelledOut(path: string): string[] {
  const [, before, choices, after] = /^(.*?)\{([^}]*)\}(.*)$/.exec(path) ?? []
  if (choices === undefined) return [path]
  return choices.split(',').flatMap((choice) => spelledOut(`${before}${choice.trim()}${after}`))
}

function exists(path: string): boolean {
  if (!path.includes('*')) return endings.has(path)
  const pattern = new RegExp(`^${path.replaceAll('.', '\\.').replace(/\*+/g, '.*')}$`)
  return [...endings].some((ending) => pattern.test(ending))
}

/** The paths in backticks that name nothing: files of code, and folders, which end with `/`. */
function missingPaths(text: string): string[] {
  return [...text.matchAll(/`([\w.@-][\w.@{},*/-]*)`/g)]
    .flatMap(([, path = '']) => spelledOut(path))
    .filter((path) => CODE.test(path) || /^[\w-].*\/$/.test(path))
    .filter((path) => !exists(path.replace(/^\.\//, '')))
}

const commentsOf = (text: string) =>
  (text.match(/\/\*\*?[\s\S]*?\*\/|^\s*\/\/.*$/gm) ?? []).join('\n').replace(/\n\s*(\*|\/\/) ?/g, ' ')

describe('the pages', () => {
  test('are found', () => {
    for (const page of ['README.md', 'CONTRIBUTING.md', 'docs/architecture.md']) assert.ok(pages.has(page))
  })

  test('link to what exists', () => {
    const broken = [...pages].flatMap(([page, text]) =>
      brokenLinks(page, text).map((link) => `${page}: ${link}`),
    )
    assert.deepEqual(broken, [])
  })

  test('name files and folders that exist', () => {
    const missing = [...pages]
      .filter(([page]) => page !== HISTORY)
      .flatMap(([page, text]) => missingPaths(text).map((path) => `${page}: ${path}`))
    assert.deepEqual(missing, [])
  })
})

test('comments name only files and folders that exist', () => {
  const missing = files
    .filter((path) => /\.(ts|tsx|mjs)$/.test(path))
    .flatMap((path) => missingPaths(commentsOf(read(path))).map((named) => `${path}: ${named}`))
  assert.deepEqual(missing, [])
})

test('a missing target is found', () => {
  assert.deepEqual(brokenLinks('docs/x.md', '[a](gone.md) [b](../README.md#gone) [c](../README.md#start)'), [
    'gone.md',
    '../README.md#gone',
  ])
  assert.deepEqual(
    missingPaths('`tasks/{crud,gone}.ts`, `core/gone/`, `tables/*.ts`, `gone-*.ts`, `backend/src/`'),
    ['tasks/gone.ts', 'core/gone/', 'gone-*.ts'],
  )
})
