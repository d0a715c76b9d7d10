import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, type TestContext, test } from 'node:test'
import { ConfigError, loadConfig, readEnvironment } from './config.ts'

const SECRET = 'a secret that is only good for tests'
const JWT_SECRET_KEY = 'a shared secret for development!'

const load = (environment: Record<string, string | undefined> = {}) =>
  loadConfig({ BETTER_AUTH_SECRET: SECRET, ...environment })

function isRefused(environment: Record<string, string>, message: RegExp): void {
  assert.throws(
    () => load(environment),
    (error) => error instanceof ConfigError && message.test(error.message),
  )
}

test('names an unreadable .env file', async (t) => {
  const directory = await mkdtemp(join(tmpdir(), 'docket-env-'))
  t.after(() => rm(directory, { recursive: true }))
  assert.equal(readEnvironment(join(directory, '.env')), process.env)
  assert.throws(
    () => readEnvironment(directory),
    (error) => error instanceof ConfigError && error.message === `${directory} exists but cannot be read.`,
  )
})

test('describes the form of each setting in words', () => {
  isRefused(
    { DATABASE_URL: 'mysql://db/docket' },
    /^DATABASE_URL: must look like postgres:\/\/user:password@host\/database$/,
  )
  isRefused(
    { SMTP_URL: 'mail.example.com' },
    /^SMTP_URL: must look like smtp:\/\/user:password@host:587 or smtps:\/\/…$/,
  )
})

test('serves by one process unless told otherwise, or by as many as there are cores', () => {
  assert.equal(load().workers, 1)
  assert.equal(load({ WEB_CONCURRENCY: '4' }).workers, 4)
  assert.equal(load({ WEB_CONCURRENCY: 'auto' }).workers, availableParallelism())
  for (const WEB_CONCURRENCY of ['0', '1.5', 'many', '65']) {
    isRefused(
      { WEB_CONCURRENCY },
      /^WEB_CONCURRENCY: must be a number of processes from 1 to 64, or `auto`\.$/,
    )
  }
})

/** What the channel between processes, which is JSON, has to carry: a member without a value is one that is left out. */
const carried = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(carried)
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype)
    return value
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return Object.fromEntries(members.map(([name, member]) => [name, carried(member)]))
}

test('the whole of it survives the way to a worker', () => {
  const full = load({
    ...{
      DATABASE_URL: 'postgres://db/docket',
      SMTP_URL: 'smtp://mail',
      METRICS_PORT: '9000',
      JWT_SECRET_KEY,
    },
    ...{ SIGN_UP: 'domains', SIGN_UP_DOMAINS: 'example.com', CORS_ORIGINS: 'https://app.example.com' },
    ...{ QUOTA_TASKS: '1', QUOTA_KEYS: '1', QUOTA_STORAGE: '1', TRUST_PROXY: '10.0.0.0/8' },
    ...{ OIDC_ISSUER: 'https://id.example.com', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' },
    ...{ LDAP_URL: 'ldaps://ldap', LDAP_SEARCH_BASE: 'dc=a', LDAP_BIND_DN: 'cn=a', LDAP_BIND_PASSWORD: 'b' },
    ...{ LDAP_GROUP_BASE: 'dc=b', LDAP_ALLOWED_GROUPS: 'c', WEBHOOK_ALLOWED_HOSTS: 'hooks.internal' },
    ...{ BACKUP_AT: '03:00', BACKUP_S3_URL: 'https://s3.example.com/bucket' },
    ...{ BACKUP_S3_ACCESS_KEY_ID: 'a', BACKUP_S3_SECRET_ACCESS_KEY: 'b' },
    ...{ ASSISTANT_PROVIDER: 'ollama', ASSISTANT_MODEL: 'a' },
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318',
  })
  assert.deepEqual(
    Object.entries(full).flatMap(([name, value]) => (value === undefined ? name : [])),
    [],
    'what is not set here is not tried',
  )
  for (const config of [full, load()]) assert.deepEqual(JSON.parse(JSON.stringify(config)), carried(config))
})

describe('telemetry', () => {
  const OTEL_EXPORTER_OTLP_ENDPOINT = 'http://localhost:4318/'

  test('is off unless a collector is named', () => {
    assert.equal(load({ OTEL_SERVICE_NAME: 'docket', OTEL_TRACES_SAMPLER_ARG: '1' }).telemetry, undefined)
    assert.deepEqual(load({ OTEL_EXPORTER_OTLP_ENDPOINT }).telemetry, {
      ...{ endpoint: 'http://localhost:4318', headers: {}, service: 'docket', resource: {} },
      ...{ sampled: 1, interval: 60_000 },
    })
  })

  test('takes headers and attributes as OpenTelemetry writes them', () => {
    const { telemetry } = load({
      OTEL_EXPORTER_OTLP_ENDPOINT,
      OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Basic%20YQ%3D%3D, x-tenant=a=b',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
    })
    assert.deepEqual(telemetry?.headers, { authorization: 'Basic YQ==', 'x-tenant': 'a=b' })
    assert.deepEqual(telemetry.resource, { 'deployment.environment.name': 'test' })
    for (const wrong of ['authorization', 'a b=c', '=c', 'a=%zz', 'a=%ff', 'a=b,'])
      isRefused({ OTEL_EXPORTER_OTLP_HEADERS: wrong }, /^OTEL_EXPORTER_OTLP_HEADERS: must be `name=value/)
  })

  test('traces a share of the requests', () => {
    assert.equal(load({ OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_TRACES_SAMPLER_ARG: '0' }).telemetry?.sampled, 0)
    for (const wrong of ['-1', '2', 'all'])
      isRefused({ OTEL_TRACES_SAMPLER_ARG: wrong }, /^OTEL_TRACES_SAMPLER_ARG: /)
    isRefused({ OTEL_EXPORTER_OTLP_ENDPOINT: 'localhost:4318' }, /^OTEL_EXPORTER_OTLP_ENDPOINT: /)
  })
})

describe('automatic backups', () => {
  test('are made at night where the database is embedded, and elsewhere if told to', () => {
    const three = 3 * 60 * 60 * 1000
    assert.equal(load().backups.at, three)
    assert.equal(load({ BACKUP_AT: 'off' }).backups.at, undefined)
    const DATABASE_URL = 'postgres://db/docket'
    assert.equal(load({ DATABASE_URL }).backups.at, undefined)
    assert.equal(load({ DATABASE_URL, BACKUP_AT: '03:00' }).backups.at, three)
    for (const at of ['3:00', '24:00', '03:60', 'on'])
      isRefused({ BACKUP_AT: at }, /must be a time of day in UTC/)
  })

  test('are kept in one place, which is named completely', () => {
    const BACKUP_S3_URL = 'https://s3.example.com/bucket'
    const key = { BACKUP_S3_ACCESS_KEY_ID: 'id', BACKUP_S3_SECRET_ACCESS_KEY: 'secret' }
    assert.deepEqual(load({ BACKUP_S3_URL, ...key }).backups.place, {
      ...{ url: BACKUP_S3_URL, region: 'us-east-1' },
      ...{ accessKeyId: 'id', secretAccessKey: 'secret' },
    })
    isRefused({ BACKUP_S3_URL }, /^BACKUP_S3_URL needs BACKUP_S3_ACCESS_KEY_ID and/)
    isRefused({ BACKUP_S3_URL, ...key, BACKUP_DIR: '/backups' }, /^Set BACKUP_DIR or BACKUP_S3_URL, not both/)
    isRefused({ BACKUP_S3_URL: 'https://s3.example.com', ...key }, /must name the bucket/)
    assert.deepEqual(load({ DATA_DIR: '/var/lib/docket', BETTER_AUTH_SECRET: SECRET }).backups.place, {
      directory: '/var/lib/docket/backups',
    })
    assert.deepEqual(load({ BACKUP_DIR: '/backups' }).backups.place, { directory: '/backups' })
  })
})

describe('without settings', () => {
  test('starts a development service on this machine', () => {
    const config = load()
    assert.equal(config.production, false)
    assert.equal(config.publicUrl, 'http://localhost:8000')
    assert.equal(config.database.url, undefined)
    assert.equal(config.auth.issuer, 'http://localhost:8000')
    assert.equal(config.auth.audience, 'http://localhost:8000')
    assert.deepEqual(config.corsOrigins, [])
    assert.equal(config.trustProxy, false)
    assert.equal(config.auth.limited, true)
    assert.equal(config.auth.verification, 'optional')
    assert.deepEqual(config.limits, {
      user: { rate: 100, burst: 200 },
      address: { rate: 300, burst: 600 },
      link: { rate: 20, burst: 60 },
      password: { rate: 20 / 3600, burst: 20 },
      body: 1_048_576,
    })
  })

  test('treats empty values as unset', () => {
    assert.equal(load({ PORT: '', SMTP_URL: '', DATABASE_URL: '' }).port, 8000)
  })
})

test('resolves relative files from where npm was called, or else from the working directory', () => {
  assert.equal(load({ INIT_CWD: '/srv/there' }).workingDir, '/srv/there')
  assert.equal(load().workingDir, process.cwd())
})

describe('the public address', () => {
  test('defaults to where the service listens', () => {
    assert.equal(load({ HOST: '0.0.0.0', PORT: '9000' }).publicUrl, 'http://localhost:9000')
    assert.equal(load({ HOST: '10.0.0.1' }).publicUrl, 'http://10.0.0.1:8000')
    assert.equal(load({ HOST: '::' }).publicUrl, 'http://localhost:8000')
    assert.equal(load({ HOST: '::1' }).publicUrl, 'http://[::1]:8000')
  })

  test('may not have a path, since accounts would not work below one', () => {
    isRefused({ BETTER_AUTH_URL: 'https://example.org/docket' }, /^BETTER_AUTH_URL must not have a path/)
    isRefused({ BETTER_AUTH_URL: 'https://example.org/?a=b' }, /^BETTER_AUTH_URL must not have a path/)
  })

  test('is issuer and audience, without a trailing slash', () => {
    const { publicUrl, auth } = load({ BETTER_AUTH_URL: 'https://docket.example.org/' })
    assert.deepEqual([publicUrl, auth.issuer, auth.audience], Array(3).fill('https://docket.example.org'))
  })
})

test("an external issuer's origin is issuer and audience unless they are configured", () => {
  const BETTER_AUTH_PUBLIC_KEY_URL = 'https://login.example.org/api/auth/jwks'
  const { auth } = load({ BETTER_AUTH_PUBLIC_KEY_URL })
  assert.deepEqual([auth.issuer, auth.audience], Array(2).fill('https://login.example.org'))
  const named = load({ BETTER_AUTH_PUBLIC_KEY_URL, BETTER_AUTH_ISSUER: 'i', BETTER_AUTH_AUDIENCE: 'a' }).auth
  assert.deepEqual([named.issuer, named.audience], ['i', 'a'])
})

test('WEBHOOK_ALLOWED_HOSTS takes names, addresses and ranges', () => {
  const { webhooks } = load({ WEBHOOK_ALLOWED_HOSTS: 'hooks.internal, 10.1.2.3,fd00::/8, docker_host' })
  assert.deepEqual(webhooks.allowedHosts, ['hooks.internal', '10.1.2.3', 'fd00::/8', 'docker_host'])
  assert.deepEqual(load({}).webhooks, { allowedHosts: [], worker: true })
  for (const wrong of [
    '10.0.0.0/33',
    '10.0.0.300',
    'http://hooks.internal',
    'hooks.internal:80',
    '*',
    'a b',
  ]) {
    isRefused({ WEBHOOK_ALLOWED_HOSTS: wrong }, /WEBHOOK_ALLOWED_HOSTS/)
  }
})

describe('production', () => {
  const NODE_ENV = 'production'

  test('refuses a shared secret for tokens', () => {
    assert.equal(load({ JWT_SECRET_KEY }).auth.jwtSecret, JWT_SECRET_KEY)
    isRefused({ NODE_ENV, JWT_SECRET_KEY }, /JWT_SECRET_KEY is for development/)
  })

  test('requires a secret with a shared database', () => {
    const environment = { NODE_ENV, DATABASE_URL: 'postgres://db.example.org/docket' }
    isRefused({ ...environment, BETTER_AUTH_SECRET: '' }, /BETTER_AUTH_SECRET must be set/)
    assert.equal(load(environment).auth.secret, SECRET)
  })

  test('cannot require email verification without mail', () => {
    const environment = { NODE_ENV, EMAIL_VERIFICATION: 'required' }
    isRefused(environment, /needs SMTP_URL/)
    assert.equal(load({ ...environment, SMTP_URL: 'smtp://mail' }).auth.verification, 'required')
    assert.equal(load({ EMAIL_VERIFICATION: 'required' }).auth.verification, 'required')
  })
})

test('email verification is on where there is mail, unless it is optional', () => {
  assert.equal(load({ SMTP_URL: 'smtp://mail' }).auth.verification, 'required')
  assert.equal(
    load({ SMTP_URL: 'smtp://mail', EMAIL_VERIFICATION: 'optional' }).auth.verification,
    'optional',
  )
})

describe('a language model', () => {
  const modelOf = (environment: Record<string, string>) => load(environment).assistant.model

  test('is used only if configured', () => {
    assert.equal(modelOf({}), undefined)
    assert.equal(modelOf({ ASSISTANT_URL: '', ASSISTANT_MODEL: '' }), undefined)
  })

  test('is configured by a provider or by an address', () => {
    assert.deepEqual(modelOf({ ASSISTANT_URL: 'http://localhost:1234/v1/', ASSISTANT_MODEL: 'llama' }), {
      url: 'http://localhost:1234/v1',
      name: 'llama',
      apiKey: undefined,
    })
    assert.deepEqual(modelOf({ ASSISTANT_PROVIDER: 'ollama', ASSISTANT_MODEL: 'llama' }), {
      url: 'http://localhost:11434/v1',
      name: 'llama',
      apiKey: undefined,
    })
    for (const provider of ['openai', 'anthropic', 'google', 'mistral', 'groq', 'openrouter']) {
      const found = modelOf({
        ASSISTANT_PROVIDER: provider,
        ASSISTANT_MODEL: 'best',
        ASSISTANT_API_KEY: 'key',
      })
      assert.match(found?.url ?? '', /^https:\/\/[^/]+\/.*[^/]$/)
      assert.equal(found?.apiKey, 'key')
    }
  })

  const halves: [environment: Record<string, string>, message: RegExp][] = [
    [{ ASSISTANT_MODEL: 'llama' }, /need ASSISTANT_PROVIDER or ASSISTANT_URL/],
    [{ ASSISTANT_API_KEY: 'key' }, /need ASSISTANT_PROVIDER or ASSISTANT_URL/],
    [{ ASSISTANT_PROVIDER: 'ollama' }, /ASSISTANT_MODEL must name/],
    [{ ASSISTANT_URL: 'http://localhost:1234/v1' }, /ASSISTANT_MODEL must name/],
    [{ ASSISTANT_PROVIDER: 'openai', ASSISTANT_MODEL: 'best' }, /ASSISTANT_API_KEY is missing/],
    [
      { ASSISTANT_PROVIDER: 'ollama', ASSISTANT_URL: 'http://localhost:1/v1', ASSISTANT_MODEL: 'x' },
      /not both/,
    ],
    [{ ASSISTANT_PROVIDER: 'skynet', ASSISTANT_MODEL: 'best' }, /^ASSISTANT_PROVIDER: /],
    [{ ASSISTANT_URL: 'ftp://localhost', ASSISTANT_MODEL: 'best' }, /^ASSISTANT_URL: /],
    [
      { ASSISTANT_URL: 'http://a:b@localhost/v1', ASSISTANT_MODEL: 'best' },
      /not contain a user name or password/,
    ],
    [{ ASSISTANT_TOKENS_PER_DAY: '0' }, /^ASSISTANT_TOKENS_PER_DAY: /],
  ]
  for (const [environment, message] of halves) {
    test(`refuses an incomplete configuration: ${JSON.stringify(environment)}`, () =>
      isRefused(environment, message))
  }
})

describe('trusted proxies', () => {
  for (const [value, expected] of [
    ['false', false],
    ['0', 0],
    ['2', 2],
    ['10.0.0.1', ['10.0.0.1']],
    ['10.0.0.0/8, ::1, fd00::/8,loopback', ['10.0.0.0/8', '::1', 'fd00::/8', 'loopback']],
  ] as const) {
    test(`accept ${value}`, () => assert.deepEqual(load({ TRUST_PROXY: value }).trustProxy, expected))
  }
  for (const value of [
    'true',
    'yes',
    '-1',
    '10.0.0',
    '10.0.0.0/33',
    '10.0.0.1/8/8',
    '::1/129',
    'loopback/8',
    '10.0.0.1,',
  ]) {
    test(`refuse ${value}`, () => isRefused({ TRUST_PROXY: value }, /^TRUST_PROXY: /))
  }
})

test('reports the mistakes of all settings at once', () => {
  const wrong = {
    PORT: '65536',
    NODE_ENV: 'prod',
    DATABASE_URL: 'mysql://db',
    BETTER_AUTH_SECRET: 'short',
    BETTER_AUTH_URL: 'ftp://docket',
    SMTP_URL: 'http://mail',
    RATE_LIMIT_USER: '0',
    RATE_LIMIT_AUTH: 'maybe',
  }
  assert.throws(
    () => load(wrong),
    (error) => {
      assert.ok(error instanceof ConfigError)
      const named = error.message.split('\n').map((line) => line.split(':')[0])
      assert.deepEqual(named.sort(), Object.keys(wrong).sort())
      return true
    },
  )
})

test('limits durations to what timers and dates can hold', () => {
  const seconds = { EVENTS_LOOK_SECONDS: '86400', ASSISTANT_TURN_SECONDS: '86400' }
  const config = load({ ...seconds, CHANGES_KEPT_DAYS: '36525', DATABASE_TIMEOUT_MS: '3600000' })
  assert.equal(config.assistant.turn, 86_400_000)
  for (const setting of [
    'EVENTS_HEARTBEAT_SECONDS',
    'EVENTS_LOOK_SECONDS',
    'ASSISTANT_TIMEOUT_SECONDS',
    'ASSISTANT_TURN_SECONDS',
    'ASSISTANT_PAUSE_SECONDS',
    'DATABASE_TIMEOUT_MS',
    'TRASH_DAYS',
    'CHANGES_KEPT_DAYS',
  ]) {
    isRefused({ [setting]: '9999999' }, new RegExp(`^${setting}: `))
  }
})

test('allowed origins must be origins, and cannot be a wildcard', () => {
  const named = 'http://localhost:5173,https://[::1]:8443,capacitor://localhost'
  assert.deepEqual(load({ CORS_ORIGINS: named }).corsOrigins, named.split(','))
  for (const wrong of [
    '*',
    'https://*.example',
    'a.example',
    'localhost:5173',
    'https://a.example:443',
    'https://a.example/app',
    'null',
  ]) {
    isRefused({ CORS_ORIGINS: wrong }, /^CORS_ORIGINS: /)
  }
})

test('DATABASE_URL must be a URL with a host or a socket', () => {
  for (const url of [
    'postgres:///docket?host=/run/postgresql',
    'postgresql://ada@/docket',
    'postgres://a:b@[::1]:5432/c',
  ])
    assert.equal(load({ DATABASE_URL: url }).database.url, url)
  for (const wrong of ['postgres://a:secret@db:99999/c', 'postgres://a b/c', 'postgres://[::1/c']) {
    isRefused({ DATABASE_URL: wrong }, /^DATABASE_URL: must be a valid URL\.$/)
  }
})

test('lists are read without blanks and trailing slashes', () => {
  const { corsOrigins } = load({ CORS_ORIGINS: ' https://a.example , https://b.example/ ,' })
  assert.deepEqual(corsOrigins, ['https://a.example', 'https://b.example'])
})

test('accepts a pooler and limits for authentication', () => {
  const config = load({ DATABASE_POOLER: 'transaction', RATE_LIMIT_AUTH: 'off', SIGN_UP: 'closed' })
  assert.equal(config.database.pooler, 'transaction')
  assert.equal(config.auth.limited, false)
  assert.equal(config.auth.signUp, 'closed')
})

describe('the secret of a data directory', () => {
  async function directory(t: TestContext): Promise<string> {
    const path = await mkdtemp(join(tmpdir(), 'docket-config-'))
    t.after(() => rm(path, { recursive: true, force: true }))
    return path
  }

  test('is created once, readable by its owner alone', async (t) => {
    const DATA_DIR = join(await directory(t), 'data')
    const { secret } = loadConfig({ DATA_DIR }).auth
    assert.match(secret, /^[\w-]{43}$/)
    assert.equal(loadConfig({ DATA_DIR }).auth.secret, secret)
    const file = join(DATA_DIR, 'secret')
    assert.equal(await readFile(file, 'utf8'), secret)
    if (process.platform !== 'win32') assert.equal((await stat(file)).mode & 0o777, 0o600)
  })

  test('is created at the next start if the disk was full', {
    skip: process.platform === 'win32',
  }, async (t) => {
    const DATA_DIR = await directory(t)
    const start = `import { loadConfig } from ${JSON.stringify(join(import.meta.dirname, 'config.ts'))}
      loadConfig({ DATA_DIR: ${JSON.stringify(DATA_DIR)} })`
    // No file may be longer than this: as on a full disk, it is created and stays empty.
    const shell = ['-c', 'ulimit -f 0; exec "$0" --input-type=module-typescript --eval "$1"']
    const { status } = spawnSync('sh', [...shell, process.execPath, start], {
      // Coverage could not be written either, and an empty coverage file would break the whole report.
      env: { ...process.env, NODE_V8_COVERAGE: '' },
      stdio: 'ignore',
    })
    assert.notEqual(status, 0)
    assert.deepEqual(
      (await readdir(DATA_DIR)).filter((name) => name === 'secret'),
      [],
    )
    assert.match(loadConfig({ DATA_DIR }).auth.secret, /^[\w-]{43}$/)
  })

  for (const rest of ['', '\n', 'half of a secret']) {
    test(`signs nothing when truncated: ${JSON.stringify(rest)}`, async (t) => {
      const DATA_DIR = await directory(t)
      await writeFile(join(DATA_DIR, 'secret'), rest)
      assert.throws(
        () => loadConfig({ DATA_DIR }),
        (error) => error instanceof ConfigError && /is incomplete/.test(error.message),
      )
      assert.equal(await readFile(join(DATA_DIR, 'secret'), 'utf8'), rest)
    })
  }

  test('reports when it cannot be read', async (t) => {
    const DATA_DIR = await directory(t)
    await mkdir(join(DATA_DIR, 'secret'))
    assert.throws(
      () => loadConfig({ DATA_DIR }),
      (error) => error instanceof ConfigError && /cannot be read/.test(error.message),
    )
  })

  test('reports when it cannot be written', async (t) => {
    const DATA_DIR = join(await directory(t), 'secret', 'data')
    loadConfig({ DATA_DIR: join(DATA_DIR, '../..') })
    assert.throws(() => loadConfig({ DATA_DIR }), /is not writable/)
  })
})

test('sign-up by domain needs domains, and verified addresses', () => {
  const given = { SIGN_UP: 'domains', SIGN_UP_DOMAINS: 'Example.com, corp.example' }
  assert.throws(() => load({ SIGN_UP: 'domains' }), /needs SIGN_UP_DOMAINS/)
  assert.throws(() => load(given), /EMAIL_VERIFICATION=required/)
  assert.throws(() => load({ ...given, SIGN_UP_DOMAINS: 'no domain' }), /SIGN_UP_DOMAINS/)
  const { signUp, signUpDomains } = load({ ...given, EMAIL_VERIFICATION: 'required' }).auth
  assert.deepEqual([signUp, signUpDomains], ['domains', ['example.com', 'corp.example']])
})
