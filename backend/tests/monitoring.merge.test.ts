import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { parse } from 'yaml'
import { accountsIn } from './support/accounts.ts'
import { createDatabase, type TestDatabase } from './support/database.ts'
import { freePort, type ServiceProcess, startProcess, TRUSTING, tokenFor } from './support/process.ts'

/** The dashboard, the alerts and their page name what the service exports, and only that. */

/** Another address of the loopback network stands for any other interface; not each system has one. */
const HOST = process.platform === 'linux' ? '127.0.0.2' : '127.0.0.1'
const ROOT = join(import.meta.dirname, '../..')
/** Added by whoever collects. */
const COLLECTED = ['job', 'instance']
/** Words between metrics, and functions that take no range. */
const WORDS = new Set(['or', 'and', 'unless', 'by', 'without', 'on', 'ignoring'])

interface Expression {
  /** Where it stands. */
  where: string
  text: string
}

let database: TestDatabase
let backups: string
let service: ServiceProcess
/** The names of the labels of each series, by its name. */
const exported = new Map<string, Set<string>>()
let expressions: Expression[]
let alerts: string[]
let page: string

before(async () => {
  database = await createDatabase()
  backups = await mkdtemp(join(tmpdir(), 'docket-monitoring-'))
  const metricsPort = await freePort()
  service = await startProcess({
    ...TRUSTING,
    DATABASE_URL: database.url,
    METRICS_PORT: String(metricsPort),
    METRICS_HOST: HOST,
    BACKUP_AT: '03:00',
    BACKUP_DIR: backups,
  })
  const accounts = accountsIn(database.url, TRUSTING.BETTER_AUTH_SECRET)
  const token = await tokenFor(await accounts.create('ada@example.com'))
  await accounts.close()
  const answer = await fetch(`${service.url}/api/me/chat`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ message: 'What is due today?' }),
  })
  assert.equal(answer.status, 200, await answer.text())
  read(await (await fetch(`http://${HOST}:${metricsPort}/metrics`)).text())

  const dashboard = JSON.parse(await readFile(join(ROOT, 'deploy/grafana/docket.json'), 'utf8'))
  const rules = parse(await readFile(join(ROOT, 'deploy/prometheus/docket.rules.yaml'), 'utf8')) as Rules
  page = await readFile(join(ROOT, 'docs/telemetry.md'), 'utf8')
  const all = rules.groups.flatMap((group) => group.rules)
  alerts = all.map(({ alert }) => alert)
  expressions = [
    ...all.map(({ alert, expr }) => ({ where: alert, text: expr })),
    ...(dashboard as Dashboard).panels.flatMap(({ title, targets = [] }) =>
      targets.map(({ expr }) => ({ where: title, text: expr })),
    ),
    ...(dashboard as Dashboard).templating.list.flatMap(({ name, definition }) =>
      definition === undefined
        ? []
        : [{ where: name, text: definition.replace(/^label_values\((.*), .*\)$/, '$1') }],
    ),
  ]
})
after(async () => {
  service.child.kill('SIGTERM')
  await service.ended
  await rm(backups, { recursive: true, force: true })
  await database.drop()
})

interface Rules {
  groups: { rules: { alert: string; expr: string }[] }[]
}

interface Dashboard {
  panels: { id: number; title: string; targets?: { expr: string }[] }[]
  templating: { list: { name: string; definition?: string }[] }
}

/** Reads the text that Prometheus reads. */
function read(text: string): void {
  for (const [, name = '', type = ''] of text.matchAll(/^# TYPE (\S+) (\S+)$/gm)) {
    const series = type === 'histogram' ? ['_bucket', '_count', '_sum'].map((end) => name + end) : [name]
    for (const one of series) exported.set(one, new Set())
  }
  for (const [, name = '', labels = ''] of text.matchAll(/^(\w+)(?:\{(.*)\})? \S+$/gm)) {
    for (const [, label = ''] of labels.matchAll(/(\w+)="/g)) exported.get(name)?.add(label)
  }
}

/** The metrics that an expression names, and the labels that it expects of some of them. */
function namesIn(text: string): { metrics: string[]; labels: string[] } {
  const bare = text.replace(/"[^"]*"/g, '""').replace(/\[[^\]]*\]/g, '')
  const groups = [...bare.matchAll(/\b(?:by|without)\s*\(([^)]*)\)/g)].map(([, names = '']) => names)
  const selectors = [...bare.matchAll(/\{([^}]*)\}/g)].map(([, inside = '']) => inside)
  const rest = bare.replace(/\b(by|without)\s*\([^)]*\)/g, ' ').replace(/\{[^}]*\}/g, ' ')
  return {
    metrics: [...rest.matchAll(/(?<![\w.])([a-z_]\w*)\b(?!\s*\()/gi)]
      .map(([, name = '']) => name)
      .filter((name) => !WORDS.has(name)),
    labels: [...groups, ...selectors.map((one) => one.replace(/(\w+)\s*[=!]~?\s*""/g, '$1'))]
      .flatMap((names) => names.split(','))
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  }
}

test('what names a metric is found, wherever it stands', () => {
  assert.deepEqual(namesIn('sum by (le) (rate(a_bucket{job="x", b!~"c"}[5m])) / 1e6 > 2 * d or vector(0)'), {
    metrics: ['a_bucket', 'd'],
    labels: ['le', 'job', 'b'],
  })
})

test('each metric of the dashboard and the alerts is exported', () => {
  assert.ok(expressions.length > 30)
  for (const { where, text } of expressions) {
    const { metrics } = namesIn(text)
    assert.ok(metrics.length > 0, `${where} names no metric`)
    for (const name of metrics) assert.ok(exported.has(name), `${where}: ${name} is not exported`)
  }
})

test('each label of theirs is one that such a metric has', () => {
  for (const { where, text } of expressions) {
    const { metrics, labels } = namesIn(text)
    const known = metrics.map((name) => exported.get(name) ?? new Set())
    // Without a single series so far, its labels are not known.
    if (known.some((one) => one.size === 0)) continue
    for (const label of labels) {
      const has = COLLECTED.includes(label) || known.some((one) => one.has(label))
      assert.ok(has, `${where}: ${metrics} have no label ${label}`)
    }
  }
  assert.ok(exported.get('docket_http_request_duration_seconds_bucket')?.has('le'))
})

test('the page describes each metric of the service, and what to do about each alert', () => {
  const own = [...exported.keys()].filter(
    (name) => name.startsWith('docket_') && !/_(bucket|sum)$/.test(name),
  )
  assert.ok(own.includes('docket_backup_failures_total'))
  for (const name of own) assert.ok(page.includes(`\`${name.replace(/_count$/, '')}\``), `it lacks ${name}`)
  for (const name of alerts) assert.ok(page.includes(`\`${name}\``), `it lacks ${name}`)
})
