import { setTimeout as delay } from 'node:timers/promises'
import type { Change } from './random.ts'
import type { Answer, TestUser } from './service.ts'

/** Clients of services that are killed meanwhile: they repeat what is not answered, and follow the changes. */

/** @param urls where a request may go; it is asked for again each time that one is sent */
export function insistent(urls: () => string, id: string, token: string, workspace = id): TestUser {
  return {
    id,
    email: '',
    token,
    async call(method, path, body, headers = {}) {
      const { status, text } = await insist(urls, `/api/${workspace}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      return { statusCode: status, payload: text, data: text === '' ? undefined : JSON.parse(text) } as Answer
    },
  }
}

/** Repeats a request until there is an answer: a service may be down, or die meanwhile. */
async function insist(
  urls: () => string,
  path: string,
  init: RequestInit,
): Promise<{ status: number; text: string }> {
  for (;;) {
    try {
      const answer = await fetch(urls() + path, init)
      const text = await answer.text()
      if (answer.status < 500 && answer.status !== 429) return { status: answer.status, text }
    } catch {
      // No answer: the service is being restarted.
    }
    await delay(20)
  }
}

/** The state that a client has from the changes that it followed, by resource and id. */
export class Follower {
  readonly states = new Map<string, unknown>()
  #cursor = ''

  /** Follows the changes to their end; now and then an answer is lost on the way, and requested again. */
  async follow(user: TestUser, random: () => number): Promise<void> {
    for (;;) {
      const path = `/changes?cursor=${this.#cursor}&limit=${random() < 0.5 ? 7 : 500}`
      const { data } = await user.call('GET', path)
      if (random() < 0.1) continue
      for (const { resource, resource_id, after } of data.changes as Change[]) {
        if (after === null) this.states.delete(`${resource} ${resource_id}`)
        else this.states.set(`${resource} ${resource_id}`, after)
      }
      this.#cursor = data.next_cursor
      if (!data.has_more) return
    }
  }
}

export const sorted = (states: ReadonlyMap<string, unknown>) =>
  [...states].sort(([one], [other]) => (one < other ? -1 : 1))
