import { execFileSync } from 'node:child_process'
import { cp, glob, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sbomOf } from './sbom.ts'

/**
 * `npm run package`: makes the package that is published, with compiled JavaScript and the built web app, and prints
 * the path of its archive last. Node runs no TypeScript below node_modules; hence the compilation.
 */

const ROOT = join(import.meta.dirname, '..')
const PLACE = join(ROOT, 'dist')
const FOLDER = join(PLACE, 'package')
/** Workspaces that the service imports by name, and what their packages export once compiled. */
const WORKSPACES = { sdk: './src/index.js', grammar: { './*.ts': './src/*.js' } }
const { GITHUB_SERVER_URL, GITHUB_REPOSITORY } = process.env
/** Set by the workflow that publishes. */
const PUBLIC_REPOSITORY = GITHUB_REPOSITORY && `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}`
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
for (const [folder, exports] of Object.entries(WORKSPACES)) await addWorkspace(folder, exports)
await addFiles()
await addManifest()
await writeFile(join(FOLDER, 'sbom.cdx.json'), await sbomOf(ROOT))
const packed = execFileSync(npm, ['pack', '--json', '--ignore-scripts', '--pack-destination', PLACE], {
  cwd: FOLDER,
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
  shell: process.platform === 'win32',
})
const [{ filename, size, entryCount }] = JSON.parse(packed)
console.log(`${entryCount} files, ${(size / 1024 / 1024).toFixed(1)} MiB`)
console.log(join(PLACE, filename))

/** Every module of the service and of its workspaces as JavaScript, in the folders where their sources are. */
async function compile(): Promise<void> {
  const settings = join(FOLDER, 'tsconfig.json')
  const sources = ['backend', ...Object.keys(WORKSPACES)].map((folder) => join(ROOT, folder, 'src/**/*.ts'))
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

/** A workspace travels inside of the package, as the module that its imports name. */
async function addWorkspace(workspace: string, exports: unknown): Promise<void> {
  const { name, version, type, license, dependencies } = await manifestOf(workspace)
  const folder = join(FOLDER, 'node_modules', String(name))
  await mkdir(folder, { recursive: true })
  await rename(join(FOLDER, workspace, 'src'), join(folder, 'src'))
  await rm(join(FOLDER, workspace), { recursive: true })
  const manifest = { name, version, type, license, exports, dependencies }
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest, null, 2))
}

/** What the service reads besides its modules. */
async function addFiles(): Promise<void> {
  const data = glob(
    ['bin/*.mjs', 'backend/src/**/*.{sql,json,html,css,js}', 'docs/*.md', 'docs/contracts/*.md'],
    {
      cwd: ROOT,
    },
  )
  const files = ['README.md', 'CHANGELOG.md', 'LICENSE', ...(await Array.fromAsync(data))]
  for (const file of files) {
    await mkdir(dirname(join(FOLDER, file)), { recursive: true })
    await cp(join(ROOT, file), join(FOLDER, file))
  }
  await cp(join(ROOT, 'frontend/dist'), join(FOLDER, 'frontend/dist'), { recursive: true })
  await rm(join(FOLDER, 'frontend/dist/.made-from'), { force: true })
}

async function addManifest(): Promise<void> {
  const [root, backend, ...workspaces] = await Promise.all(
    ['.', 'backend', ...Object.keys(WORKSPACES)].map(manifestOf),
  )
  if (root === undefined || backend === undefined) throw new Error('a manifest is missing')
  const { name, version, description, license, type, engines, bin } = root
  const bundled = workspaces.map((workspace) => String(workspace.name))
  const dependencies = Object.assign(
    {},
    ...[backend, ...workspaces].map((each) => each.dependencies),
  ) as Manifest['dependencies']
  const manifest = {
    ...{ name, version, description, license, type, engines, bin },
    // npm's provenance compares it with where the workflow runs.
    ...(PUBLIC_REPOSITORY && { repository: { type: 'git', url: `git+${PUBLIC_REPOSITORY}.git` } }),
    dependencies,
    optionalDependencies: { ...root.optionalDependencies, ...backend.optionalDependencies },
    bundleDependencies: bundled,
  }
  await writeFile(join(FOLDER, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}
