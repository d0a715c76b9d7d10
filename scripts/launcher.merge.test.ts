import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'

/** `bin/docket.mjs` on a machine whose own Node is too old, with the Node that npm has installed. */

let root: string
const platform = `${process.platform}-${process.arch}`

before(async () => {
  root = await mkdtemp(join(tmpdir(), 'docket-launcher-'))
  await cp(join(import.meta.dirname, '../bin'), join(root, 'bin'), { recursive: true })
  await mkdir(join(root, 'backend/src/cli'), { recursive: true })
  await writeFile(join(root, 'backend/src/cli/docket.js'), '')
  await mkdir(join(root, `node_modules/node-${platform}/bin`), { recursive: true })
  await writeFile(join(root, `node_modules/node-${platform}/package.json`), '{}')
})
after(() => rm(root, { recursive: true, force: true }))

/** @param script what the installed Node does */
async function docket(script: string): Promise<{ code: number; said: string }> {
  await writeFile(join(root, `node_modules/node-${platform}/bin/node`), `#!/bin/sh\n${script}\n`, {
    mode: 0o755,
  })
  // Whatever Node runs the tests says that it is an old one.
  const old = `data:text/javascript,Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.0.0' } })`
  const child = spawn(process.execPath, ['--import', old, join(root, 'bin/docket.mjs'), 'list'], {
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const [code] = await once(child, 'close')
  return { code, said }
}

test('names the package with a library that the system lacks', {
  skip: process.platform === 'win32',
}, async () => {
  const loader =
    'node: error while loading shared libraries: libatomic.so.1: cannot open shared object file: No such file or directory'
  const { code, said } = await docket(`echo '${loader}' >&2; exit 127`)
  assert.equal(code, 1)
  assert.match(
    said,
    /^Docket: The Node that npm has installed needs libatomic\.so\.1, .* apt-get install libatomic1 /m,
  )
})

test('ends as the command does, also with 127', { skip: process.platform === 'win32' }, async () => {
  assert.deepEqual(await docket('exit 3'), { code: 3, said: '' })
  assert.deepEqual(await docket('exit 127'), { code: 127, said: '' })
})
