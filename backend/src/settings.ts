import { isIP } from 'node:net'
import { z } from 'zod'

const flagOr = (values: [string, ...string[]]) => z.enum(values)
/** @param most the largest sensible value: timers or dates would break beyond it */
const count = (fallback: number, most = Number.MAX_SAFE_INTEGER) =>
  z.coerce.number().int().positive().max(most).default(fallback)
/** Timers are limited to 24 days; dates of the database reach back to 4713 BC. */
const DAY_IN_SECONDS = 24 * 60 * 60
const HOUR_IN_MS = 60 * 60 * 1000
const CENTURY_IN_DAYS = 36_525
const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ''))
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((item) => item.trim().replace(/\/+$/, ''))
    .filter((item) => item !== ''),
)

const isOrigin = (item: string): boolean => {
  const url = URL.parse(item)
  return url !== null && url.host !== '' && `${url.protocol}//${url.host}` === item && !item.includes('*')
}

/** Not `*`: these origins may act with the user's cookies. */
const origins = list.refine((items) => items.every(isOrigin), {
  error: 'Origins as browsers name them (https://app.example.com, http://localhost:5173), comma-separated.',
})

/** An address, or a range of addresses. */
const isRange = (item: string): boolean => {
  const [address = '', bits, ...rest] = item.split('/')
  if (rest.length > 0) return false
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  return most > 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
}

const isHostName = (item: string): boolean => /^(?=.*[a-z])[a-z\d_]([a-z\d._-]*[a-z\d])?$/i.test(item)

const allowedHosts = list.refine((hosts) => hosts.every((host) => isHostName(host) || isRange(host)), {
  error: 'Host names, addresses or ranges (hooks.internal, 10.1.2.3, fd00::/8), comma-separated.',
})

/** An address or range, or one of the names that Fastify's `trustProxy` knows for some. */
const isProxy = (item: string): boolean =>
  ['loopback', 'linklocal', 'uniquelocal'].includes(item) || isRange(item)

/** Not `true`: trusting every hop means trusting what the client itself wrote. */
const trustProxy = z.string().transform((value, context): false | number | string[] => {
  if (value === 'false') return false
  if (/^\d+$/.test(value)) return Number(value)
  const proxies = value.split(',').map((item) => item.trim())
  if (proxies.every(isProxy)) return proxies
  context.addIssue('`false`, how many proxies, or their addresses (10.0.0.1, 10.0.0.0/8, loopback).')
  return z.NEVER
})

/** OpenAI-compatible APIs. */
export const MODEL_PROVIDERS = {
  openai: 'https://api.openai.com/v1',
  anthropic: 'https://api.anthropic.com/v1',
  google: 'https://generativelanguage.googleapis.com/v1beta/openai',
  mistral: 'https://api.mistral.ai/v1',
  groq: 'https://api.groq.com/openai/v1',
  openrouter: 'https://openrouter.ai/api/v1',
  ollama: 'http://localhost:11434/v1',
}

/** In characters. */
export const SHORTEST_SECRET = 32

/** Every setting of the service: name, format, default, meaning. `docs/configuration.md` is generated from it. */
export const settings = z.object({
  NODE_ENV: flagOr(['development', 'production', 'test'])
    .default('development')
    .describe('`production` refuses development conveniences: HS256 tokens, mail by log, any CORS origin.'),
  PORT: z.coerce.number().int().min(0).max(65535).default(8000).describe('Port of the service.'),
  HOST: z.string().default('localhost').describe('Address to listen on; `0.0.0.0` for every interface.'),
  DATA_DIR: z
    .string()
    .default('./data')
    .describe('Directory of the embedded database and of the generated secret.'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'postgres://user:password@host/database')
    // A socket's directory may take the place of the host name.
    .refine((value) => URL.canParse(value.replace('@/', '@socket/')), { error: 'Not a URL.' })
    .optional()
    .describe(
      'Your own PostgreSQL (15 or newer, with the extensions `pg_trgm`, `btree_gin` and `fuzzystrmatch` of its distribution), TLS as the URL says (`sslmode=verify-full`; for a self-signed server `uselibpqcompat=true&sslmode=require`). Unset: the embedded one.',
    ),
  DATABASE_POOL_SIZE: z.coerce
    .number()
    .int()
    .min(5)
    .default(10)
    .describe('Connections to the database that one instance may hold; one more listens to other instances.'),
  DATABASE_POOLER: flagOr(['none', 'transaction'])
    .default('none')
    .describe(
      '`transaction` behind PgBouncer in transaction mode: no named statements, no session settings.',
    ),
  DATABASE_TIMEOUT_MS: count(2800, HOUR_IN_MS).describe(
    'Longest that one statement may wait for the database, in milliseconds: connecting and answering together. A request that must wait for others of its user waits as long for them, at most.',
  ),
  BETTER_AUTH_URL: url
    .optional()
    .describe(
      'Public address of the service; issuer and audience of its tokens. Default: `http://HOST:PORT`, and people may come by any address of the machine, and by names that are in no public DNS (`nas`, `nas.local`).',
    ),
  BETTER_AUTH_SECRET: z
    .string()
    .min(SHORTEST_SECRET)
    .optional()
    .describe('Encrypts the signing keys and signs cookies. Unset: generated once in `DATA_DIR`.'),
  BETTER_AUTH_PUBLIC_KEY_URL: url
    .optional()
    .describe("Trust an outside issuer's JWKS instead of own accounts; `/api/auth` is then closed."),
  BETTER_AUTH_ISSUER: z
    .string()
    .optional()
    .describe("`iss` that tokens must carry. Default: the issuer's origin."),
  BETTER_AUTH_AUDIENCE: z
    .string()
    .optional()
    .describe("`aud` that tokens must carry. Default: the issuer's origin."),
  JWT_SECRET_KEY: z
    .string()
    .min(32)
    .optional()
    .describe('Accept HS256 tokens of this secret too, for development; refused in production.'),
  SIGN_UP: flagOr(['open', 'closed']).default('open').describe('Who may make an account: anyone, or nobody.'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'smtp://user:password@host:587, or smtps://…')
    .optional()
    .describe('Mail server, `smtp://user:password@host:587`. Unset: links are logged in development.'),
  MAIL_FROM: z.string().default('Docket <docket@localhost>').describe('Sender of its mail.'),
  EMAIL_VERIFICATION: flagOr(['required', 'optional'])
    .optional()
    .describe('Whether signing in needs a verified address. Default: `required` with `SMTP_URL`.'),
  CORS_ORIGINS: origins
    .default([])
    .describe('Origins of browsers that may call the API, comma-separated; trusted with cookies as well.'),
  TRUST_PROXY: trustProxy
    .default(false)
    .describe('Proxies whose `X-Forwarded-For` counts: `false`, how many, or their addresses.'),
  RATE_LIMIT_USER: count(100).describe('Requests a second that one user may keep up.'),
  RATE_LIMIT_USER_BURST: count(200).describe('Requests that one user may send at once.'),
  RATE_LIMIT_ADDRESS: count(300).describe(
    'Requests a second from one address (IPv6: one /64), before sign-in.',
  ),
  RATE_LIMIT_ADDRESS_BURST: count(600).describe('Requests that one address may send at once.'),
  RATE_LIMIT_AUTH: flagOr(['on', 'off'])
    .default('on')
    .describe('Limits of sign-in, sign-up and mail by address, counted in the database.'),
  TRASH_DAYS: count(30, CENTURY_IN_DAYS).describe('Days that what was deleted can be restored.'),
  CHANGES_KEPT_DAYS: count(365, CENTURY_IN_DAYS).describe(
    'Days that the change log is kept: for history, undo, earlier states and clients that were away. At least `TRASH_DAYS`.',
  ),
  WEBHOOK_ALLOWED_HOSTS: allowedHosts
    .default([])
    .describe(
      'Hosts of your own that webhooks may reach although they are not public: names, addresses, ranges (`hooks.internal`, `10.1.2.3`, `fd00::/8`), comma-separated.',
    ),
  WEBHOOK_WORKER: flagOr(['on', 'off'])
    .default('on')
    .describe('Whether this instance sends webhooks; one that does is enough.'),
  EVENTS_PER_USER: count(20).describe('Event streams that one user may have open at one instance.'),
  EVENTS_PER_INSTANCE: count(5000).describe('Event streams that one instance keeps open.'),
  EVENTS_HEARTBEAT_SECONDS: count(15, DAY_IN_SECONDS).describe(
    'Seconds between two signs of life on an event stream; a client that has taken nothing for as long is cut off.',
  ),
  EVENTS_LOOK_SECONDS: count(2, DAY_IN_SECONDS).describe(
    'Seconds between two looks at the database for what event streams were not told of: writes of other instances whose notice was lost, tokens and users that are gone.',
  ),
  ASSISTANT_PROVIDER: z
    .enum(Object.keys(MODEL_PROVIDERS) as [keyof typeof MODEL_PROVIDERS])
    .optional()
    .describe(
      'Whose language model answers the user: the address of its OpenAI-compatible interface is known.',
    ),
  ASSISTANT_URL: url
    .optional()
    .describe(
      'Instead of a provider: base URL of any OpenAI-compatible interface (`http://localhost:11434/v1`).',
    ),
  ASSISTANT_MODEL: z
    .string()
    .optional()
    .describe(
      'Name of the language model. Unset: plain commands are understood, and nothing leaves the machine.',
    ),
  ASSISTANT_API_KEY: z.string().optional().describe('Key of the provider.'),
  ASSISTANT_TOKENS_PER_DAY: count(1_000_000).describe(
    'Tokens of the language model that one user may take in a day (UTC). Plain commands are understood after that, too.',
  ),
  ASSISTANT_TIMEOUT_SECONDS: count(30, DAY_IN_SECONDS).describe(
    'Longest silence of the language model: before its first word, and between two.',
  ),
  ASSISTANT_TURN_SECONDS: count(120, DAY_IN_SECONDS).describe('Longest that one answer may take.'),
  ASSISTANT_PAUSE_SECONDS: count(30, DAY_IN_SECONDS).describe(
    'Seconds for which a language model is not asked that has failed some times in a row.',
  ),
  ASSISTANT_CONVERSATIONS: count(500).describe('Conversations that one user may have.'),
  ASSISTANT_MESSAGES: count(1000).describe('Messages that one conversation may have.'),
  BODY_LIMIT: count(1_048_576).describe('Largest request body, in bytes.'),
  DOCKET_URL: url
    .default('http://localhost:8000')
    .describe('For `npm run mcp`: the service that it speaks to.'),
  DOCKET_API_KEY: z
    .string('An API key: docket_….')
    .regex(/^docket_[\w-]+$/, 'An API key: docket_….')
    .optional()
    .describe('For `npm run mcp`: the key that it speaks with.'),
  LOG_LEVEL: flagOr(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'])
    .default('info')
    .describe('Least grave message that is logged.'),
  METRICS_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .optional()
    .describe('Port of Prometheus metrics, on loopback only. Unset: no metrics.'),
})
