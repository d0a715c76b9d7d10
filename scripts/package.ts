import { execFileSync } from 'node:child_process'
import { cp, glob, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * `npm run package`: makes the package that is published, with compiled JavaScript and the built web app, and prints
 * the path of its archive last. Node runs no TypeScript below node_modules; hence the compilation.
 */

const ROOT = join(import.meta.dirname, '..')
const PLACE = join(ROOT, 'dist')
const FOLDER = join(PLACE, 'package')
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'

interface Manifest {
  version: string
  dependencies: Record<string, string>
  optionalDependencies: Record<string, string>
  [other: string]: unknown
}

const manifestOf = async (folder: string): Promise<Manifest> =>
  JSON.parse(await readFile(join(ROOT, folder, 'package.json'), 'utf8'))

await rm(FOLDER, { recursive: true, force: true })
await mkdir(FOLDER, { recursive: true })
await compile()
await addSdk()
await addFiles()
await addManifest()
const packed = execFileSync(npm, ['pack', '--json', '--ignore-scripts', '--pack-destination', PLACE], {
  cwd: FOLDER,
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
  shell: process.platform === 'win32',
})
const [{ filename, size, entryCount }] = JSON.parse(packed)
console.log(`${entryCount} files, ${(size / 1024 / 1024).toFixed(1)} MiB`)
console.log(join(PLACE, filename))

/** Every module of the service and of the SDK as JavaScript, in the folders where their sources are. */
async function compile(): Promise<void> {
  const settings = join(FOLDER, 'tsconfig.json')
  const sources = ['backend/src', 'sdk/src'].map((folder) => join(ROOT, folder, '**/*.ts'))
  const config = {
    extends: join(ROOT, 'tsconfig.json'),
    compilerOptions: {
      noEmit: false,
      // `npm test` checks the types.
      noCheck: true,
      outDir: FOLDER,
      rootDir: ROOT,
      rewriteRelativeImportExtensions: true,
      typeRoots: [join(ROOT, 'node_modules/@types')],
    },
    include: sources,
    exclude: [join(ROOT, '**/*.test.ts'), join(ROOT, '**/testing.ts'), join(ROOT, '**/fixture.ts')],
  }
  await writeFile(settings, JSON.stringify(config))
  execFileSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', settings], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  await rm(settings)
}

/** The SDK travels inside of the package, as the module that its imports name. */
async function addSdk(): Promise<void> {
  const folder = join(FOLDER, 'node_modules/@docket/sdk')
  await mkdir(folder, { recursive: true })
  await rename(join(FOLDER, 'sdk/src'), join(folder, 'src'))
  await rm(join(FOLDER, 'sdk'), { recursive: true })
  const { name, version, type, license, dependencies } = await manifestOf('sdk')
  const manifest = { name, version, type, license, exports: './src/index.js', dependencies }
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest, null, 2))
}

/** What the service reads besides its modules. */
async function addFiles(): Promise<void> {
  const data = glob(['backend/src/**/*.{sql,json,html,css}', 'docs/*.md', 'docs/contracts/*.md'], {
    cwd: ROOT,
  })
  const files = ['bin/docket.mjs', 'README.md', 'CHANGELOG.md', 'LICENSE', ...(await Array.fromAsync(data))]
  for (const file of files) {
    await mkdir(dirname(join(FOLDER, file)), { recursive: true })
    await cp(join(ROOT, file), join(FOLDER, file))
  }
  await cp(join(ROOT, 'frontend/dist'), join(FOLDER, 'frontend/dist'), { recursive: true })
  await rm(join(FOLDER, 'frontend/dist/.made-from'), { force: true })
}

async function addManifest(): Promise<void> {
  const [root, backend, sdk] = await Promise.all(['.', 'backend', 'sdk'].map(manifestOf))
  if (root === undefined || backend === undefined || sdk === undefined)
    throw new Error('a manifest is missing')
  const { name, version, description, license, type, engines, bin } = root
  const manifest = {
    ...{ name, version, description, license, type, engines, bin },
    dependencies: { ...backend.dependencies, ...sdk.dependencies },
    optionalDependencies: { ...root.optionalDependencies, ...backend.optionalDependencies },
    bundleDependencies: ['@docket/sdk'],
  }
  await writeFile(join(FOLDER, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}
