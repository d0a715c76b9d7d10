import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, test } from 'node:test'

/** Rules that hold for all of the app's source. */

const HERE = import.meta.dirname
const isSource = (name: string) => /\.(tsx?|css)$/.test(name) && !/\.test\.ts$|^testing\.ts$/.test(name)

const files = readdirSync(HERE, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && isSource(entry.name))
  .map((entry) => {
    const file = join(entry.parentPath, entry.name)
    return {
      path: relative(HERE, file).replaceAll('\\', '/'),
      text: withoutComments(readFileSync(file, 'utf8')),
    }
  })

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(?<![:'"`])\/\/.*$/gm, '')
}

/** The text of a file in which colours and classes may occur: all of a style sheet, the strings of a script. */
function writtenIn({ path, text }: { path: string; text: string }): string {
  if (path.endsWith('.css')) return text
  return (text.match(/'[^'\n]*'|"[^"\n]*"|`[^`]*`/g) ?? []).join('\n')
}

/** `path: match` for each match of something that must not be in the files. */
function found(pattern: RegExp, look: (file: { path: string; text: string }) => string): string[] {
  return files.flatMap((file) =>
    (look(file).match(pattern) ?? []).map((match) => `${file.path}: ${match.trim()}`),
  )
}

describe('the source of the web app', () => {
  test('calls the service only through the SDK', () => {
    const asking = /\b(fetch\(|XMLHttpRequest|EventSource|WebSocket|sendBeacon|openapi-fetch|axios)/g
    assert.deepEqual(
      // The app's own scripts are not asked of the API.
      found(asking, ({ path, text }) => (path === 'browser/import-fetched.ts' ? '' : text)),
      [],
    )
  })

  test('caches answers in one client, which `session/query.ts` hands to the hooks', () => {
    const hooks = /\buse\w+\b[^'}]*} from '@tanstack\/react-query'/
    const elsewhere = files.filter(({ path }) => path !== 'session/query.ts')
    assert.deepEqual(
      elsewhere.filter(({ text }) => hooks.test(text)).map(({ path }) => path),
      [],
    )
  })

  test('uses browser storage in one file only, which copes when it is blocked', () => {
    const elsewhere = files.filter(({ path }) => path !== 'browser/storage.ts')
    assert.equal(elsewhere.length, files.length - 1)
    assert.deepEqual(
      elsewhere.filter(({ text }) => /\b(local|session)Storage\b/.test(text)).map(({ path }) => path),
      [],
    )
  })

  test('defines its colours in one file', () => {
    const elsewhere = files.filter(({ path }) => path !== 'styles/tokens.css')
    assert.equal(elsewhere.length, files.length - 1)
    const colour = /#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})\b|\b(?:rgb|hsl|hwb|oklch|oklab|lab|lch)a?\(/gi
    assert.deepEqual(
      found(colour, writtenIn).filter((line) => !line.startsWith('styles/tokens.css')),
      [],
    )
  })

  test('uses no left and right, so that it works in both directions', () => {
    const sided = [
      /(?<=[\s'"`:])-?(?:scroll-)?(?:[mp][lr]|left|right)-[\w.[\]/]+/g,
      /(?<=[\s'"`:])(?:text|float|clear)-(?:left|right)\b/g,
      /(?<=[\s'"`:])(?:border-[lr]|rounded-[tb]?[lr])\b/g,
      /\b(?:margin|padding|border)-?(?:left|right)\b/gi,
    ]
    assert.deepEqual(
      sided.flatMap((pattern) => found(pattern, writtenIn)),
      [],
    )
  })

  test('builds no HTML from strings, which the CSP could not guard', () => {
    const markup =
      /dangerouslySetInnerHTML|\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/g
    assert.deepEqual(
      found(markup, ({ text }) => text),
      [],
    )
  })
})
