import { type Browser, signedIn } from './browser.ts'
import type { Answer, TestService } from './service.ts'

/** An administrator with a session, and a way to send requests to `/api/admin`. */
export interface Admin {
  id: string
  email: string
  browser: Browser
  token: string
  ask(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<Answer>
}

let count = 0

/** Somebody with a session; `role` is written to the database. */
export async function person(service: TestService, role: 'user' | 'admin' = 'user'): Promise<Admin> {
  count += 1
  const email = `${role}${count}@example.com`
  const browser = await signedIn(service, email)
  const id = (await browser.get('/get-session')).data.user.id as string
  await service.db.pool.query('UPDATE users SET role = $2 WHERE id = $1', [id, role])
  const token = await browser.token()
  return {
    ...{ id, email, browser, token },
    ask: (method, path, body, headers = {}) =>
      service.inject({
        method,
        url: `/api/admin${path}`,
        headers: { authorization: `Bearer ${token}`, ...headers },
        ...(body === undefined ? {} : { payload: body }),
      }),
  }
}

/** Nobody administers the service any more. */
export async function withoutAdmins(service: TestService): Promise<void> {
  await service.db.pool.query("UPDATE users SET role = 'user'")
}
