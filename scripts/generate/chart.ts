import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, glob, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { settings } from '../../backend/src/settings.ts'

/**
 * What of the Helm chart is generated: the settings in the schema of its values, and what `helm template` makes of it
 * with each values file of `deploy/helm/ci`. The latter needs helm (`HELM`, or on the PATH); without it, the committed
 * renderings stand, as long as they say that they were made from these templates.
 */

const CHART = 'deploy/helm'
const run = promisify(execFile)

/** What the chart or the image sets, or what only commands read. */
const NOT_OF_A_CHART = [
  ...['NODE_ENV', 'HOST', 'PORT', 'DATA_DIR', 'BETTER_AUTH_URL'],
  ...['DOCKET_URL', 'DOCKET_KEY', 'DOCKET_API_KEY'],
]

/** Whether a setting is, or may contain, what nobody else may know. */
export const isSecret = (name: string): boolean =>
  (/_(SECRET|SECRET_KEY|API_KEY|ACCESS_KEY|ACCESS_KEY_ID|PASSWORD|HEADERS)$/.test(name) &&
    !name.startsWith('RATE_LIMIT_')) ||
  ['DATABASE_URL', 'SMTP_URL', 'OIDC_PROVIDERS'].includes(name)

/** The schema of the chart's values, with every setting of the service. */
export async function chartSchema(root: string): Promise<string> {
  const schema = JSON.parse(await readFile(join(root, CHART, 'values.schema.json'), 'utf8'))
  const described = Object.entries(settings.shape)
    .filter(([name]) => !NOT_OF_A_CHART.includes(name))
    .map(([name, { description = '' }]) => ({ name, description }))
  schema.properties.secrets.properties = Object.fromEntries(
    described
      .filter(({ name }) => isSecret(name))
      .map(({ name, description }) => [
        name,
        { anyOf: [{ $ref: '#/$defs/reference' }, { type: 'null' }], description },
      ]),
  )
  schema.properties.settings.properties = Object.fromEntries(
    described
      .filter(({ name }) => !isSecret(name))
      .map(({ name, description }) => [name, { type: ['string', 'number', 'boolean', 'null'], description }]),
  )
  return `${JSON.stringify(schema, null, 2)}\n`
}

/** The values files, by name. */
export async function valuesFiles(root: string): Promise<string[]> {
  const found = await Array.fromAsync(glob('*.values.yaml', { cwd: join(root, CHART, 'ci') }))
  return found.map((file) => file.replace('.values.yaml', '')).sort()
}

/** Runs helm; undefined if there is none. */
export async function helm(args: string[]): Promise<string | undefined> {
  try {
    const { stdout } = await run(process.env.HELM || 'helm', args, { maxBuffer: 16 * 1024 * 1024 })
    return stdout
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/**
 * The renderings, by path; each is as it is committed where helm is missing.
 * @throws if helm is missing and the templates are no longer those that were rendered
 */
export async function chartRenderings(root: string): Promise<Record<string, string>> {
  const copy = await mkdtemp(join(tmpdir(), 'docket-chart-'))
  try {
    await cp(join(root, CHART), copy, { recursive: true })
    // A release changes nothing but the version: the renderings have another one, which never changes.
    const about = await readFile(join(copy, 'Chart.yaml'), 'utf8')
    await writeFile(join(copy, 'Chart.yaml'), about.replace(/^(version|appVersion): .*$/gm, '$1: 0.0.0'))
    const version = (await helm(['version', '--template', '{{.Version}}']))?.trim()
    const rendered: Record<string, string> = {}
    for (const name of await valuesFiles(root)) {
      const path = `${CHART}/ci/${name}.rendered.yaml`
      const from = await hashOf(copy, name)
      const committed = await readFile(join(root, path), 'utf8').catch(() => '')
      if (committed.includes(`from ${from}`)) rendered[path] = committed
      else if (version === undefined) {
        throw new Error(
          `${path} was not rendered from these templates. With helm: HELM=<path> npm run generate`,
        )
      } else {
        const values = join(copy, 'ci', `${name}.values.yaml`)
        const text = await helm(['template', 'docket', copy, '--namespace', 'tasks', '--values', values])
        rendered[path] = `# By helm ${version}, from ${from}: npm run generate.\n${text}`
      }
    }
    return rendered
  } finally {
    await rm(copy, { recursive: true, force: true })
  }
}

/** Of all that is rendered with one values file. */
async function hashOf(chart: string, name: string): Promise<string> {
  const files = await Array.fromAsync(glob('templates/*', { cwd: chart }))
  const hash = createHash('sha256')
  for (const file of ['Chart.yaml', 'values.yaml', `ci/${name}.values.yaml`, ...files.sort()]) {
    hash.update(`${file}\n${await readFile(join(chart, file), 'utf8')}\n`)
  }
  return hash.digest('hex').slice(0, 16)
}
