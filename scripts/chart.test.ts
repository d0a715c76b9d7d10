import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { Ajv } from 'ajv'
import { parse, parseAllDocuments } from 'yaml'
import { settings } from '../backend/src/settings.ts'
import { chartRenderings, helm, isSecret, valuesFiles } from './generate/chart.ts'

/**
 * The Helm chart, as helm rendered it with each values file of `deploy/helm/ci`. The renderings are committed, so that
 * they are tested where there is no helm; where there is one, it must still render the same.
 */

const ROOT = join(import.meta.dirname, '..')
const CHART = join(ROOT, 'deploy/helm')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')

type Labels = Record<string, string>
interface Container {
  image: string
  args?: string[]
  env: { name: string; value?: string; valueFrom?: { secretKeyRef: { name: string; key: string } } }[]
  ports?: { name: string; containerPort: number }[]
  securityContext: Record<string, unknown>
  volumeMounts: { name: string; mountPath: string }[]
  [probe: string]: unknown
}
interface Pod {
  metadata: { labels: Labels }
  spec: {
    automountServiceAccountToken: boolean
    terminationGracePeriodSeconds: number
    securityContext: Record<string, unknown>
    containers: [Container]
    volumes: { name: string }[]
    topologySpreadConstraints: { labelSelector: { matchLabels: Labels } }[]
  }
}
/** An object of any kind, with what is read of each. */
interface Thing {
  kind: string
  metadata: { name: string; labels: Labels; annotations?: Labels }
  spec: {
    replicas?: number
    template: Pod
    selector: Labels & { matchLabels: Labels }
    podSelector: { matchLabels: Labels }
    ports: [{ name: string; targetPort: string }]
    rules: [{ host: string; http: { paths: [{ backend: { service: object } }] } }]
    scaleTargetRef: { name: string }
    strategy: { rollingUpdate: object }
  }
}

/** Kubernetes reads YAML 1.1. */
const thingsIn = (text: string) =>
  parseAllDocuments(text, { version: '1.1' })
    .map((document) => document.toJS() as Thing | null)
    .filter((thing) => thing !== null)
const byKind = (things: Thing[]) => things.toSorted((one, other) => one.kind.localeCompare(other.kind))
const names = await valuesFiles(ROOT)
const rendered = new Map(names.map((name) => [name, thingsIn(read(`deploy/helm/ci/${name}.rendered.yaml`))]))
const thingsOf = (name: string) => rendered.get(name) ?? []
const find = (things: Thing[], kind: string) => things.find((thing) => thing.kind === kind)
function one(things: Thing[], kind: string): Thing {
  const found = find(things, kind)
  assert.ok(found, `there is no ${kind}`)
  return found
}
const podsOf = (things: Thing[]) =>
  things.filter(({ kind }) => ['Deployment', 'Job'].includes(kind)).map(({ spec }) => spec.template)
const matches = (selector: Labels, labels: Labels) =>
  Object.entries(selector).every(([name, value]) => labels[name] === value)

test('the renderings are those of the templates', async (t) => {
  const made = await chartRenderings(ROOT)
  assert.deepEqual(Object.keys(made).length, names.length)
  for (const [path, text] of Object.entries(made)) assert.equal(read(path), text, path)
  const version = await helm(['version', '--short'])
  if (version === undefined) {
    t.diagnostic(
      'There is no helm here: the committed renderings were checked, and that they are of these templates.',
    )
    return
  }
  t.diagnostic(`helm ${version.trim()} lints and renders.`)
  for (const name of names) {
    const values = ['--values', join(CHART, 'ci', `${name}.values.yaml`)]
    await helm(['lint', '--strict', CHART, ...values])
    const text = (await helm(['template', 'docket', CHART, '--namespace', 'tasks', ...values])) ?? ''
    // Another helm may lay them out or sort them in another way.
    const { version: ours } = JSON.parse(read('package.json'))
    assert.deepEqual(byKind(thingsIn(text.replaceAll(ours, '0.0.0'))), byKind(thingsOf(name)), name)
  }
})

test('the chart is of the version of the project', () => {
  const { version } = JSON.parse(read('package.json'))
  const about = parse(read('deploy/helm/Chart.yaml'))
  assert.deepEqual([about.version, about.appVersion], [version, version])
})

describe('its values', () => {
  const schema = JSON.parse(read('deploy/helm/values.schema.json'))
  const validate = new Ajv({ allowUnionTypes: true }).compile(schema)
  const defaults = parse(read('deploy/helm/values.yaml'))
  const isAllowed = (values: Record<string, unknown>) => validate(merged(defaults, values))

  test('of each file fit the schema', () => {
    for (const name of names) {
      assert.ok(isAllowed(parse(read(`deploy/helm/ci/${name}.values.yaml`))), JSON.stringify(validate.errors))
    }
  })

  test('are refused where they are wrong, and secrets as plain values', () => {
    const fit = { publicUrl: 'https://tasks.example.com' }
    assert.ok(isAllowed(fit))
    for (const unfit of [
      {},
      { publicUrl: 'https://tasks.example.com/docket' },
      { ...fit, replica: 3 },
      { ...fit, settings: { SIGNUP: 'open' } },
      { ...fit, settings: { PORT: 9000 } },
      { ...fit, settings: { SMTP_URL: 'smtp://user:password@mail.example.com' } },
      { ...fit, secrets: { DATABASE_URL: 'postgres://docket:password@db/docket' } },
      { ...fit, secrets: { SIGN_UP: { name: 'docket', key: 'sign-up' } } },
    ]) {
      assert.equal(isAllowed(unfit), false, JSON.stringify(unfit))
    }
  })

  test('name each setting once: as a secret, or not', () => {
    const { secrets, settings: plain } = schema.properties
    const secret = Object.keys(secrets.properties)
    for (const name of [
      'DATABASE_URL',
      'BETTER_AUTH_SECRET',
      'SMTP_URL',
      'ASSISTANT_API_KEY',
      'JWT_SECRET_KEY',
    ]) {
      assert.ok(secret.includes(name), name)
    }
    assert.ok('RATE_LIMIT_PASSWORD' in plain.properties && 'BETTER_AUTH_PUBLIC_KEY_URL' in plain.properties)
    assert.deepEqual(
      secret.filter((name) => name in plain.properties),
      [],
    )
  })
})

test('two replicas, a budget, a policy and a migration are there by default; the autoscaler decides in their place', () => {
  const kinds = (name: string) =>
    thingsOf(name)
      .map(({ kind }) => kind)
      .sort()
  const usual = ['Deployment', 'Job', 'NetworkPolicy', 'PodDisruptionBudget', 'Service']
  assert.deepEqual(kinds('default'), usual)
  assert.deepEqual(kinds('full'), [...usual, 'HorizontalPodAutoscaler', 'Ingress'].sort())
  assert.deepEqual(kinds('bare'), ['Deployment', 'Service'])
  assert.equal(one(thingsOf('default'), 'Deployment').spec.replicas, 2)
  assert.equal(one(thingsOf('full'), 'Deployment').spec.replicas, undefined)
})

for (const name of names) {
  describe(`with ${name}.values.yaml`, () => {
    const things = thingsOf(name)
    const deployment = one(things, 'Deployment')
    const service = one(things, 'Service')
    const { spec: pod } = deployment.spec.template
    const [container] = pod.containers

    test('the probes ask what the service answers', () => {
      const { paths } = JSON.parse(read('backend/openapi.json'))
      for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe']) {
        const { httpGet } = container[probe] as { httpGet: { path: string; port: string } }
        assert.ok(paths[httpGet.path]?.get, `${probe}: ${httpGet.path}`)
        assert.ok(container.ports?.some((port) => port.name === httpGet.port))
      }
      const [port] = container.ports ?? []
      assert.match(read('Dockerfile'), new RegExp(` PORT=${port?.containerPort} `))
    })

    test('the environment consists of settings, with values that are accepted', () => {
      for (const { spec } of podsOf(things)) {
        const { env } = spec.containers[0]
        assert.equal(new Set(env.map((each) => each.name)).size, env.length, 'each once')
        const plain = env.filter(({ value }) => value !== undefined)
        const { error } = settings
          .strict()
          .safeParse(Object.fromEntries(plain.map((each) => [each.name, each.value])))
        assert.equal(error, undefined)
        for (const each of env) assert.ok(each.name in settings.shape, each.name)
        const secret = env.filter((each) => each.valueFrom !== undefined)
        assert.deepEqual(
          env.filter((each) => isSecret(each.name)),
          secret,
        )
        for (const required of ['DATABASE_URL', 'BETTER_AUTH_SECRET']) {
          assert.ok(
            secret.some((each) => each.name === required && each.valueFrom?.secretKeyRef.key),
            required,
          )
        }
      }
    })

    test('nothing runs as root, writes to its root, or may ask Kubernetes', () => {
      assert.equal(find(things, 'Secret'), undefined)
      for (const { spec } of podsOf(things)) {
        assert.equal(spec.automountServiceAccountToken, false)
        assert.equal(spec.securityContext.runAsNonRoot, true)
        assert.notEqual(spec.securityContext.runAsUser, 0)
        assert.deepEqual(spec.securityContext.seccompProfile, { type: 'RuntimeDefault' })
        assert.equal(spec.containers.length, 1)
        assert.deepEqual(spec.containers[0].securityContext, {
          allowPrivilegeEscalation: false,
          capabilities: { drop: ['ALL'] },
          readOnlyRootFilesystem: true,
        })
        const volumes = spec.volumes.map((volume) => volume.name)
        const mounts = spec.containers[0].volumeMounts
        assert.deepEqual(mounts.map((mount) => mount.name).sort(), volumes.sort())
        for (const path of ['/data', '/tmp']) assert.ok(mounts.some(({ mountPath }) => mountPath === path))
      }
    })

    test('each selects what is meant, and nothing else', () => {
      const { labels } = deployment.spec.template.metadata
      const job = find(things, 'Job')
      const budget = find(things, 'PodDisruptionBudget')
      const policy = find(things, 'NetworkPolicy')
      for (const selector of [
        deployment.spec.selector.matchLabels,
        service.spec.selector,
        ...(budget ? [budget.spec.selector.matchLabels] : []),
        ...pod.topologySpreadConstraints.map(({ labelSelector }) => labelSelector.matchLabels),
      ]) {
        assert.ok(matches(selector, labels))
        if (job) assert.ok(!matches(selector, job.spec.template.metadata.labels), 'no migration serves')
      }
      if (policy) {
        for (const each of podsOf(things)) {
          assert.ok(matches(policy.spec.podSelector.matchLabels, each.metadata.labels))
        }
      }
    })

    test('each refers to what is there', () => {
      const ports = container.ports?.map((port) => port.name)
      const [port] = service.spec.ports
      assert.ok(ports?.includes(port.targetPort))
      const scaler = find(things, 'HorizontalPodAutoscaler')
      if (scaler) assert.equal(scaler.spec.scaleTargetRef.name, deployment.metadata.name)
      const [rule] = find(things, 'Ingress')?.spec.rules ?? []
      if (rule !== undefined) {
        assert.equal(rule.host, 'tasks.example.com')
        const { backend } = rule.http.paths[0]
        assert.deepEqual(backend.service, { name: service.metadata.name, port: { name: port.name } })
      }
    })

    test('a pod has the time that a stop may take', () => {
      const { lifecycle } = container as unknown as {
        lifecycle: { preStop: { exec: { command: string[] } } }
      }
      const [, before] = lifecycle.preStop.exec.command
      const [, after = ''] = /const SHUTDOWN = ([\d_]+)/.exec(read('backend/src/serve.ts')) ?? []
      const needed = Number(before) + Number(after.replace('_', '')) / 1000
      assert.ok(pod.terminationGracePeriodSeconds > needed, `${needed} s`)
      assert.deepEqual(deployment.spec.strategy.rollingUpdate, { maxSurge: 1, maxUnavailable: 0 })
    })

    test('the migration runs before anything else, as the service would', () => {
      const job = find(things, 'Job')
      if (job === undefined) return
      assert.equal(job.metadata.annotations?.['helm.sh/hook'], 'pre-install,pre-upgrade')
      const [migration] = job.spec.template.spec.containers
      assert.deepEqual(migration.args, ['migrate'])
      assert.deepEqual([migration.image, migration.env], [container.image, container.env])
    })
  })
}

/** As helm merges values: objects by key, null removes, all else replaces. */
function merged(below: Record<string, unknown>, above: Record<string, unknown>): Record<string, unknown> {
  const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
  const result = { ...below }
  for (const [name, value] of Object.entries(above)) {
    const before = result[name]
    if (value === null) delete result[name]
    else result[name] = isObject(value) && isObject(before) ? merged(before, value) : value
  }
  return result
}
