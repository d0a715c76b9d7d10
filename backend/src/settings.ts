import { z } from 'zod'
import { assistantSettings } from './settings/assistant.ts'
import { backupSettings } from './settings/backups.ts'
import { CENTURY_IN_DAYS, count, DAY_IN_SECONDS, HOUR_IN_MS, url } from './settings/formats.ts'
import { allowedHosts, origins, trustProxy } from './settings/hosts.ts'
import { directorySettings } from './settings/ldap.ts'
import { notificationSettings } from './settings/notifications.ts'
import { providerSettings } from './settings/providers.ts'
import { SHORTEST_SECRET } from './settings/secret.ts'
import { signUpSettings } from './settings/sign-up.ts'
import { telemetrySettings } from './settings/telemetry.ts'

/** How many of something a user may have; 0: none. */
const most = z.coerce.number().int().min(0).max(1_000_000_000)

const apiKey = z
  .string()
  .regex(/^docket_[\w-]+$/, 'must be an API key: docket_….')
  .optional()

/** Every setting of the service: name, format, default, meaning. `docs/configuration.md` is generated from it. */
export const settings = z.object({
  NODE_ENV: z
    .enum(['development', 'production', 'test'])
    .default('development')
    .describe(
      '`production` turns off development conveniences: HS256 tokens, mail written to the log, CORS for any origin.',
    ),
  PORT: z.coerce.number().int().min(0).max(65535).default(8000).describe('Port to listen on.'),
  HOST: z.string().default('localhost').describe('Address to listen on; `0.0.0.0` for every interface.'),
  DATA_DIR: z
    .string()
    .optional()
    .describe(
      'Directory for the embedded database and the generated secret. Default: `data` in the checkout; for the package from npm, `~/.local/share/docket/data`.',
    ),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must look like postgres://user:password@host/database')
    // A socket's directory may take the place of the host name.
    .refine((value) => URL.canParse(value.replace('@/', '@socket/')), { error: 'must be a valid URL.' })
    .optional()
    .describe(
      'Your own PostgreSQL (15 or newer, with the extensions `pg_trgm`, `btree_gin` and `fuzzystrmatch` from its distribution). The URL also sets TLS (`sslmode=verify-full`; for a self-signed server certificate, `uselibpqcompat=true&sslmode=require`). Unset: the embedded PostgreSQL.',
    ),
  WEB_CONCURRENCY: z
    .string()
    .regex(/^(auto|[1-9]|[1-5]\d|6[0-4])$/, 'must be a number of processes from 1 to 64, or `auto`.')
    .default('1')
    .describe(
      'Processes that answer requests, on one port and one database; `auto`: as many as there are cores. One more then starts them, and does what runs once.',
    ),
  DATABASE_POOL_SIZE: z.coerce
    .number()
    .int()
    .min(5)
    .default(10)
    .describe(
      'Maximum number of database connections of each process (`WEB_CONCURRENCY`); one more per instance listens for notices from other instances.',
    ),
  DATABASE_POOLER: z
    .enum(['none', 'transaction'])
    .default('none')
    .describe(
      '`transaction` if the database is behind PgBouncer in transaction mode: no named statements, no session settings.',
    ),
  DATABASE_TIMEOUT_MS: count(2800, HOUR_IN_MS).describe(
    'Maximum time that a statement may take, in milliseconds, including the wait for a connection. A request also waits at most this long for earlier ones to the same workspace.',
  ),
  BETTER_AUTH_URL: url
    .optional()
    .describe(
      'Public URL of the service; also the issuer and audience of its tokens. Default: `http://HOST:PORT`; users may then reach it by any IP address of the machine and by names outside public DNS (`nas`, `nas.local`).',
    ),
  BETTER_AUTH_SECRET: z
    .string()
    .min(SHORTEST_SECRET)
    .optional()
    .describe('Encrypts the signing keys and signs cookies. Unset: generated once and kept in `DATA_DIR`.'),
  BETTER_AUTH_PUBLIC_KEY_URL: url
    .optional()
    .describe(
      "JWKS URL of an external token issuer to trust instead of Docket's own accounts; `/api/auth` is then closed.",
    ),
  BETTER_AUTH_ISSUER: z
    .string()
    .optional()
    .describe(
      '`iss` that tokens must carry. Default: the origin of `BETTER_AUTH_PUBLIC_KEY_URL`, or the public URL.',
    ),
  BETTER_AUTH_AUDIENCE: z
    .string()
    .optional()
    .describe(
      '`aud` that tokens must carry. Default: the origin of `BETTER_AUTH_PUBLIC_KEY_URL`, or the public URL.',
    ),
  JWT_SECRET_KEY: z
    .string()
    .min(32)
    .optional()
    .describe('Secret of HS256 tokens that are also accepted, for development; refused in production.'),
  ...signUpSettings,
  ...providerSettings,
  ...directorySettings,
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must look like smtp://user:password@host:587 or smtps://…')
    .optional()
    .describe(
      'Mail server, `smtp://user:password@host:587`. Unset: mail is written to the log in development, and not sent in production.',
    ),
  MAIL_FROM: z.string().default('Docket <docket@localhost>').describe('Sender of outgoing mail.'),
  EMAIL_VERIFICATION: z
    .enum(['required', 'optional'])
    .optional()
    .describe(
      'Whether signing in requires a verified e-mail address. Default: `required` if `SMTP_URL` is set, else `optional`.',
    ),
  CORS_ORIGINS: origins
    .default([])
    .describe(
      'Comma-separated origins of web pages that may call the API; they are trusted with cookies as well.',
    ),
  TRUST_PROXY: trustProxy
    .default(false)
    .describe('Proxies whose `X-Forwarded-For` is trusted: `false`, their number, or their addresses.'),
  RATE_LIMIT_USER: count(100).describe('Sustained requests per second for one user.'),
  RATE_LIMIT_USER_BURST: count(200).describe('Requests that one user may send in a burst.'),
  RATE_LIMIT_ADDRESS: count(300).describe(
    'Sustained requests per second from one IP address (IPv6: one /64), counted before authentication.',
  ),
  RATE_LIMIT_ADDRESS_BURST: count(600).describe('Requests that one IP address may send in a burst.'),
  RATE_LIMIT_LINKS: count(20).describe(
    'Sustained requests per second for public links: from one IP address, and, counted apart, for one link. Also, counted apart again, for what one address sends without a token: to sign in or up, for AI clients to register and renew, to act from a notification.',
  ),
  RATE_LIMIT_LINKS_BURST: count(60).describe('The same, in a burst.'),
  RATE_LIMIT_AUTH: z
    .enum(['on', 'off'])
    .default('on')
    .describe(
      'Whether sign-in, sign-up and mail are limited per IP address, and wrong passwords per account; counted in the database.',
    ),
  RATE_LIMIT_PASSWORD: count(20, 1_000_000).describe(
    'Wrong passwords per hour for one account, from all unknown browsers and addresses together. Each browser that has signed in to the account before, and each address with a session of it, may send as many of its own.',
  ),
  RATE_LIMIT_MAIL: z.coerce
    .number()
    .int()
    .min(6)
    .max(1_000_000)
    .default(60)
    .describe(
      'E-mails to one address within any hour, of all kinds together; `RATE_LIMIT_AUTH=off` lifts it. A sixth of them is for what anybody can bring about who knows the address (sign-up, a new password, invitations), a sixth for what is told of its account, the rest for notifications, of which more wait.',
    ),
  PROOF_MINUTES: count(15, DAY_IN_SECONDS / 60).describe(
    'Minutes after signing in, or proving it again, for which a session may make keys, export everything, and change how its user signs in. After that, the password, a passkey or a code is asked for once more.',
  ),
  QUOTA_TASKS: most
    .optional()
    .describe(
      'Maximum number of tasks per user; administrators can decide otherwise for a user. Unset: no limit.',
    ),
  QUOTA_WORKSPACES: most
    .default(10)
    .describe(
      'Maximum number of shared workspaces that a user may own. Each may hold as much as its owner, so a user can have that many times the other quotas, and once more in their own; 0: nobody makes any.',
    ),
  QUOTA_KEYS: most.optional().describe('The same as QUOTA_TASKS for API keys.'),
  LIST_CACHE_MB: count(64, 65_536).describe(
    'Megabytes in which answered lists of tasks are kept, so that the next answer reads only what has changed. About 60 kB for a list of 100 tasks.',
  ),
  QUOTA_STORAGE: most
    .optional()
    .describe('The same for storage, in megabytes: tasks, notes, conversations, and the history of all.'),
  TRASH_DAYS: count(30, CENTURY_IN_DAYS).describe('Days for which deleted resources can be restored.'),
  CHANGES_KEPT_DAYS: count(365, CENTURY_IN_DAYS).describe(
    'Days for which the change log is kept: for history, undo, earlier states and clients that were offline. At least `TRASH_DAYS`.',
  ),
  AUDIT_KEPT_DAYS: count(365, CENTURY_IN_DAYS).describe(
    'Days for which the log of what administrators did is kept.',
  ),
  ...backupSettings,
  WEBHOOK_ALLOWED_HOSTS: allowedHosts
    .default([])
    .describe(
      'Comma-separated hosts that webhooks may reach although they are not public: names, addresses or ranges (`hooks.internal`, `10.1.2.3`, `fd00::/8`).',
    ),
  WEBHOOK_WORKER: z
    .enum(['on', 'off'])
    .default('on')
    .describe('Whether this instance sends webhooks; one such instance is enough.'),
  ...notificationSettings,
  EVENTS_PER_USER: count(20).describe(
    'Maximum number of event streams that one user may have open on one instance.',
  ),
  EVENTS_PER_INSTANCE: count(5000).describe('Maximum number of event streams open on one instance.'),
  EVENTS_HEARTBEAT_SECONDS: count(15, DAY_IN_SECONDS).describe(
    'Seconds between heartbeats on an event stream; a client that reads nothing from one to the next is disconnected.',
  ),
  EVENTS_LOOK_SECONDS: count(2, DAY_IN_SECONDS).describe(
    'Seconds between checks of the database for what event streams were not notified of: writes of other instances whose notice was lost, and deleted users.',
  ),
  ...assistantSettings,
  BODY_LIMIT: count(1_048_576).describe('Maximum size of a request body, in bytes.'),
  HEADERS_TIMEOUT_SECONDS: count(15, DAY_IN_SECONDS).describe(
    'Seconds within which the header of a request must arrive.',
  ),
  REQUEST_TIMEOUT_SECONDS: count(30, DAY_IN_SECONDS).describe(
    'Seconds within which a whole request must arrive, with its body.',
  ),
  RESPONSE_TIMEOUT_SECONDS: count(30, DAY_IN_SECONDS).describe(
    'Seconds for which a client may take nothing of a response before it is disconnected.',
  ),
  RESPONSE_BUFFER_LIMIT: count(67_108_864).describe(
    'Maximum size of all responses that wait for their clients, in bytes; beyond it, clients that take nothing are disconnected at once.',
  ),
  DOCKET_URL: url
    .optional()
    .describe(
      'For the commands that work with tasks: URL of the service. Unset: the one signed in to last, or `http://localhost:8000`.',
    ),
  DOCKET_KEY: apiKey.describe('For these commands: the API key to use instead of `docket login`.'),
  DOCKET_WORKSPACE: z
    .string()
    .optional()
    .describe(
      'For these commands: the workspace, by name or id. Unset: your own, or the one chosen with `docket login`.',
    ),
  DOCKET_API_KEY: apiKey.describe('Earlier name of `DOCKET_KEY`.'),
  LOG_LEVEL: z
    .enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'])
    .default('info')
    .describe('Minimum severity of logged messages.'),
  ...telemetrySettings,
  METRICS_HOST: z
    .string()
    .default('127.0.0.1')
    .describe('Address on which metrics are served; they are not protected by a password.'),
  METRICS_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .optional()
    .describe('Port for Prometheus metrics, at `/metrics`. Unset: none are served.'),
})
