import pino from 'pino'
import { createMailer } from '../../src/accounts/mail.ts'
import { createApp } from '../../src/app.ts'
import { connect, type Database } from '../../src/database/connection.ts'
import type { TestService } from './service.ts'

export interface Instance {
  app: TestService['app']
  db: Database
  close(): Promise<void>
}

/** Another instance of `service` on the same database, as behind a load balancer or after a restart. */
export async function startInstance({ config, auth, clock }: TestService): Promise<Instance> {
  const { url = '' } = config.database
  const db = connect(config.database, url)
  const log = pino({ level: 'silent' })
  const mailer = createMailer(config, () => {})
  const app = await createApp({ config, db, auth, mailer, clock: clock.now, log })
  await app.ready()
  return {
    app,
    db,
    async close() {
      await app.close()
      await db.close()
    },
  }
}
