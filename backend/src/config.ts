import { existsSync } from 'node:fs'
import { isIP } from 'node:net'
import { availableParallelism, homedir } from 'node:os'
import { join, resolve } from 'node:path'
import type { z } from 'zod'
import { type AssistantConfig, assistantOf } from './settings/assistant.ts'
import { type BackupConfig, backupsOf } from './settings/backups.ts'
import { ConfigError } from './settings/error.ts'
import { type DirectoryConfig, directoryOf } from './settings/ldap.ts'
import { type NotificationConfig, notificationsOf } from './settings/notifications.ts'
import { type ProviderConfig, providersOf } from './settings/providers.ts'
import { secretFileOf, storedSecret } from './settings/secret.ts'
import { checkSignUp, type SignUpMode } from './settings/sign-up.ts'
import { type TelemetryConfig, telemetryOf } from './settings/telemetry.ts'
import { settings } from './settings.ts'

export { ConfigError }

/** The root of the checkout, or of the package. */
export const ROOT = resolve(import.meta.dirname, '../..')
/** Whether this is the package from npm, whose modules are compiled, and whose folder npm replaces with each version. */
const IS_PACKAGE = import.meta.filename.endsWith('.js')

/** Plain data, since workers get it as JSON. */
export interface Config {
  production: boolean
  /** Processes that answer requests. */
  workers: number
  port: number
  host: string
  publicUrl: string
  /** Whether `publicUrl` is a guess, as none was configured: users may then reach the service at other addresses. */
  isPublicUrlGuessed: boolean
  dataDir: string
  database: {
    url: string | undefined
    poolSize: number
    pooler: 'none' | 'transaction'
    /** Milliseconds that a request may wait for the database in total. */
    timeout: number
    /** How much a user may have; null: no limit. `workspaces` are those that they own and share. */
    quotas: { tasks: number | null; keys: number | null; storage: number | null; workspaces: number }
  }
  /** Bytes of all cached lists of tasks together. */
  listCache: number
  auth: {
    secret: string
    /** Where a generated secret is stored; undefined if BETTER_AUTH_SECRET is set. */
    secretFile: string | undefined
    publicKeyUrl: string | undefined
    issuer: string
    audience: string
    jwtSecret: string | undefined
    /** Unless administrators have decided otherwise. */
    signUp: SignUpMode
    signUpDomains: string[]
    verification: 'required' | 'optional'
    limited: boolean
    /** Milliseconds for which a proof that it is the user is fresh. */
    proof: number
    /** Where else users may sign in. */
    providers: ProviderConfig[]
    directory: DirectoryConfig | undefined
  }
  /** `perHour`: letters to one address. */
  mail: { smtpUrl: string | undefined; from: string; perHour: number }
  corsOrigins: string[]
  trustProxy: false | number | string[]
  limits: {
    /** `rate` in requests per second, `burst` in requests. */
    user: { rate: number; burst: number }
    address: { rate: number; burst: number }
    /** What is read by public links, from one address and for one link; and what one address sends without a token. */
    link: { rate: number; burst: number }
    /** Wrong passwords for one account. */
    password: { rate: number; burst: number }
    body: number
  }
  /**
   * Milliseconds to send the header of a request, the whole of it, and to take none of a response; `unread` in bytes.
   */
  connections: { headers: number; request: number; response: number; unread: number }
  /** `heartbeat` and `look` in milliseconds. */
  events: { perUser: number; perInstance: number; heartbeat: number; look: number }
  /** In days. */
  kept: { trash: number; changes: number; audit: number }
  backups: BackupConfig
  webhooks: {
    /** Host names, addresses and ranges that may be reached although they are not public. */
    allowedHosts: string[]
    /** Whether this instance sends webhooks. */
    worker: boolean
  }
  notifications: NotificationConfig
  assistant: AssistantConfig
  logLevel: string
  metricsHost: string
  metricsPort: number | undefined
  /** Undefined if nothing is sent. */
  telemetry: TelemetryConfig | undefined
  /** The operator's working directory, where a command's relative paths start: npm itself changes to the checkout. */
  workingDir: string
  /** Whether `npm start` runs this process, through a shell that does not pass signals on, or `bin/docket.mjs`. */
  underNpm: boolean
}

/**
 * Reads the environment (and `.env` of the checkout) into a `Config`.
 * @throws ConfigError with a sentence for every invalid setting.
 */
export function loadConfig(environment: Record<string, string | undefined> = readEnvironment()): Config {
  const env = parse(settings, environment)
  const production = env.NODE_ENV === 'production'
  if (production && env.JWT_SECRET_KEY !== undefined) {
    throw new ConfigError('JWT_SECRET_KEY is for development and is refused when NODE_ENV=production.')
  }
  if (production && env.EMAIL_VERIFICATION === 'required' && env.SMTP_URL === undefined) {
    throw new ConfigError(
      'EMAIL_VERIFICATION=required needs SMTP_URL: without it, nobody could verify an address.',
    )
  }
  if (env.CHANGES_KEPT_DAYS < env.TRASH_DAYS) {
    throw new ConfigError(
      'CHANGES_KEPT_DAYS must be at least TRASH_DAYS: the trash is kept in the change log.',
    )
  }
  if (env.REQUEST_TIMEOUT_SECONDS < env.HEADERS_TIMEOUT_SECONDS) {
    throw new ConfigError(
      'REQUEST_TIMEOUT_SECONDS must be at least HEADERS_TIMEOUT_SECONDS: the header is part of the request.',
    )
  }
  const wanted = env.EMAIL_VERIFICATION ?? (env.SMTP_URL === undefined ? 'optional' : 'required')
  const verification = wanted === 'required' ? 'required' : 'optional'
  checkSignUp(env, verification)
  const publicUrl = env.BETTER_AUTH_URL ?? `http://${hostInUrl(env.HOST)}:${env.PORT}`
  if (production && env.DATABASE_URL !== undefined && env.BETTER_AUTH_SECRET === undefined) {
    throw new ConfigError(
      'BETTER_AUTH_SECRET must be set in production with DATABASE_URL: every instance needs the same one.',
    )
  }
  const dataDir = dataDirOf(env.DATA_DIR, environment)
  const issuer =
    env.BETTER_AUTH_PUBLIC_KEY_URL === undefined ? publicUrl : new URL(env.BETTER_AUTH_PUBLIC_KEY_URL).origin
  if ([`${publicUrl}/mcp`, `${publicUrl}/api`].includes(env.BETTER_AUTH_AUDIENCE ?? '')) {
    throw new ConfigError(
      'BETTER_AUTH_AUDIENCE must not be the URL of /mcp or /api: tokens of clients must not pass for those of users.',
    )
  }
  if (env.BETTER_AUTH_PUBLIC_KEY_URL === undefined && !isOrigin(publicUrl)) {
    throw new ConfigError(
      'BETTER_AUTH_URL must not have a path: accounts are served at /api/auth of its host.',
    )
  }
  return {
    production,
    workers: env.WEB_CONCURRENCY === 'auto' ? availableParallelism() : Number(env.WEB_CONCURRENCY),
    port: env.PORT,
    host: env.HOST,
    publicUrl,
    isPublicUrlGuessed: env.BETTER_AUTH_URL === undefined,
    dataDir,
    database: {
      url: env.DATABASE_URL,
      poolSize: env.DATABASE_POOL_SIZE,
      pooler: env.DATABASE_POOLER === 'transaction' ? 'transaction' : 'none',
      timeout: env.DATABASE_TIMEOUT_MS,
      quotas: {
        tasks: env.QUOTA_TASKS ?? null,
        keys: env.QUOTA_KEYS ?? null,
        storage: env.QUOTA_STORAGE === undefined ? null : env.QUOTA_STORAGE * 1_000_000,
        workspaces: env.QUOTA_WORKSPACES,
      },
    },
    listCache: env.LIST_CACHE_MB * 1_000_000,
    auth: {
      secret: env.BETTER_AUTH_SECRET ?? storedSecret(dataDir),
      secretFile: env.BETTER_AUTH_SECRET === undefined ? secretFileOf(dataDir) : undefined,
      publicKeyUrl: env.BETTER_AUTH_PUBLIC_KEY_URL,
      issuer: env.BETTER_AUTH_ISSUER ?? issuer,
      audience: env.BETTER_AUTH_AUDIENCE ?? issuer,
      jwtSecret: env.JWT_SECRET_KEY,
      signUp: env.SIGN_UP,
      signUpDomains: env.SIGN_UP_DOMAINS,
      verification,
      limited: env.RATE_LIMIT_AUTH === 'on',
      proof: env.PROOF_MINUTES * 60_000,
      providers: providersOf(env),
      directory: directoryOf(env),
    },
    mail: { smtpUrl: env.SMTP_URL, from: env.MAIL_FROM, perHour: env.RATE_LIMIT_MAIL },
    corsOrigins: env.CORS_ORIGINS,
    trustProxy: env.TRUST_PROXY,
    limits: {
      user: { rate: env.RATE_LIMIT_USER, burst: env.RATE_LIMIT_USER_BURST },
      address: { rate: env.RATE_LIMIT_ADDRESS, burst: env.RATE_LIMIT_ADDRESS_BURST },
      link: { rate: env.RATE_LIMIT_LINKS, burst: env.RATE_LIMIT_LINKS_BURST },
      password: { rate: env.RATE_LIMIT_PASSWORD / 3600, burst: env.RATE_LIMIT_PASSWORD },
      body: env.BODY_LIMIT,
    },
    connections: {
      headers: env.HEADERS_TIMEOUT_SECONDS * 1000,
      request: env.REQUEST_TIMEOUT_SECONDS * 1000,
      response: env.RESPONSE_TIMEOUT_SECONDS * 1000,
      unread: env.RESPONSE_BUFFER_LIMIT,
    },
    events: {
      perUser: env.EVENTS_PER_USER,
      perInstance: env.EVENTS_PER_INSTANCE,
      heartbeat: env.EVENTS_HEARTBEAT_SECONDS * 1000,
      look: env.EVENTS_LOOK_SECONDS * 1000,
    },
    kept: { trash: env.TRASH_DAYS, changes: env.CHANGES_KEPT_DAYS, audit: env.AUDIT_KEPT_DAYS },
    backups: backupsOf(env, { dataDir, base: IS_PACKAGE ? '' : ROOT }),
    webhooks: { allowedHosts: env.WEBHOOK_ALLOWED_HOSTS, worker: env.WEBHOOK_WORKER === 'on' },
    notifications: notificationsOf(env, env.SMTP_URL !== undefined || !production),
    assistant: assistantOf(env),
    logLevel: env.LOG_LEVEL,
    metricsHost: env.METRICS_HOST,
    metricsPort: env.METRICS_PORT,
    telemetry: telemetryOf(env),
    workingDir: environment.INIT_CWD || process.cwd(),
    underNpm: environment.npm_lifecycle_event === 'start' || environment.DOCKET_LAUNCHED === '1',
  }
}

function isOrigin(url: string): boolean {
  const { pathname, search, hash } = new URL(url)
  return `${pathname}${search}${hash}` === '/'
}

/** The host as a browser on this machine names it. */
function hostInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return isIP(host) === 6 ? `[${host}]` : host
}

type Environment = Record<string, string | undefined>

/** Where the package keeps what belongs to the service: its `.env` and, unless told otherwise, its data. */
function homeOf({ XDG_DATA_HOME, LOCALAPPDATA }: Environment): string {
  if (XDG_DATA_HOME?.startsWith('/')) return join(XDG_DATA_HOME, 'docket')
  if (process.platform === 'win32' && LOCALAPPDATA) return join(LOCALAPPDATA, 'docket')
  return join(homedir(), '.local/share/docket')
}

/** A relative path starts at the checkout, whatever the working directory; for the package, there. */
function dataDirOf(path: string | undefined, environment: Environment, isPackage = IS_PACKAGE): string {
  if (!isPackage) return resolve(ROOT, path ?? './data')
  return path === undefined ? join(homeOf(environment), 'data') : resolve(path)
}

/** An empty value counts as not set. @throws ConfigError */
export function parse<Schema extends z.ZodType>(
  schema: Schema,
  environment: Record<string, string | undefined>,
): z.output<Schema> {
  const present = Object.entries(environment).filter(([, value]) => value !== undefined && value !== '')
  const result = schema.safeParse(Object.fromEntries(present))
  if (result.success) return result.data
  throw new ConfigError(
    result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'),
  )
}

/**
 * The environment, completed by `file` for settings that it lacks.
 * @throws ConfigError
 */
export function readEnvironment(
  file = join(IS_PACKAGE ? homeOf(process.env) : ROOT, '.env'),
): NodeJS.ProcessEnv {
  try {
    if (existsSync(file)) process.loadEnvFile(file)
  } catch {
    // Node reports every file that it cannot open as missing.
    throw new ConfigError(`${file} exists but cannot be read.`)
  }
  return process.env
}
