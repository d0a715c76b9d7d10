import pino from 'pino'
import { createAuth } from '../../backend/src/accounts/auth.ts'
import { createMailer } from '../../backend/src/accounts/mail.ts'
import { createApp } from '../../backend/src/app.ts'
import { loadConfig } from '../../backend/src/config.ts'
import { systemClock } from '../../backend/src/core/clock.ts'
import { connect } from '../../backend/src/database/connection.ts'

export interface Operation {
  operationId: string
  summary: string
  tags: string[]
  security?: Record<string, string[]>[]
  parameters?: { in: string; name: string; description?: string; required?: boolean; schema: Schema }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, { description: string }>
}

export interface Schema {
  $ref?: string
  type?: string
  default?: unknown
}

export interface OpenApi {
  paths: Record<string, Record<string, Operation>>
}

/** The document that the service serves; no database is needed. */
export async function openapiDocument(): Promise<OpenApi> {
  const url = 'postgres://nobody@localhost:1/none'
  const config = loadConfig({
    NODE_ENV: 'test',
    DATABASE_URL: url,
    BETTER_AUTH_SECRET: 'no token is signed with this secret',
  })
  const log = pino({ level: 'silent' })
  const db = connect(config.database, url)
  const mailer = createMailer(config, () => {})
  const auth = createAuth({ config, db, mailer, log, inBackground: () => {} })
  const app = await createApp({ config, db, auth, mailer, clock: systemClock, log })
  await app.ready()
  const document = app.swagger() as unknown as OpenApi
  await app.close()
  await db.close()
  return document
}
