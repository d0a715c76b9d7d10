import 'fake-indexeddb/auto'
import { setMaxListeners } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createDocket } from '@docket/sdk'
import { startService, type TestUser } from '../../../backend/tests/support/service.ts'
import { Actions } from './actions.ts'
import { Replica } from './replica.ts'
import type { State } from './state.ts'

/** What tests of the data layer need: the real service over HTTP, and a network that can fail. */

// What a window has and Node lacks.
const events = new EventTarget()
Object.assign(globalThis, {
  document: { visibilityState: 'visible', addEventListener: () => {}, removeEventListener: () => {} },
  addEventListener: events.addEventListener.bind(events),
  removeEventListener: events.removeEventListener.bind(events),
})
setMaxListeners(0, events)

/** Has the browser report that its network is lost, or back. */
export const browserSays = (event: 'offline' | 'online'): boolean => events.dispatchEvent(new Event(event))

/** The network between a window and the service. */
export class Network {
  /** Whether nothing gets through. */
  down = false
  /** Whether only writes get through. */
  deaf = false
  /** Called for each write: which part of it is lost. */
  loses: () => 'request' | 'answer' | undefined = () => undefined
  /** Called for each write: the answer waits for the result. */
  slow: () => Promise<unknown> = async () => {}
  /** Bodies of the writes that reached the service. */
  readonly sent: string[] = []
  readonly #open = new Set<AbortController>()

  readonly fetch: typeof fetch = (input, init) => this.reach(input, init)

  async reach(...[input, init]: Parameters<typeof fetch>): Promise<Response> {
    const request = new Request(input, init)
    const lost = request.method === 'POST' ? this.loses() : undefined
    if (this.down || (this.deaf && request.method === 'GET') || lost === 'request')
      throw new TypeError('fetch failed')
    if (request.method === 'POST') this.sent.push(await request.clone().text())
    const cut = new AbortController()
    this.#open.add(cut)
    const response = await fetch(request, { signal: AbortSignal.any([request.signal, cut.signal]) })
    if (request.method === 'POST') await this.slow()
    if (this.down || lost === 'answer') throw new TypeError('terminated')
    return response
  }

  /** Breaks open connections, and lets nothing through until `down` is reset. */
  fail(): void {
    this.down = true
    for (const cut of this.#open) cut.abort()
    this.#open.clear()
  }
}

export interface Window {
  user: TestUser
  replica: Replica
  actions: Actions
  network: Network
  state(): State
}

export async function startWorld() {
  const service = await startService()
  await service.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = service.app.server.address() as AddressInfo
  const windows = new Set<Replica>()

  /** Opens a window of this user's browser, on their own workspace or another. Windows of one user share what is stored. */
  async function open(user: TestUser, network = new Network(), workspaceId = user.id): Promise<Window> {
    const baseUrl = `http://127.0.0.1:${port}`
    const docket = createDocket({ baseUrl, token: user.token, fetch: network.fetch })
    const replica = await Replica.open({ userId: user.id, workspaceId }, docket, () => 5)
    windows.add(replica)
    return { user, replica, actions: new Actions(replica), network, state: replica.state }
  }

  return {
    service,
    open,
    async close() {
      for (const replica of windows) replica.close()
      await service.close()
    },
  }
}

/** Resolves when the state that the window shows meets the condition. */
export function until({ replica }: Window, isSo: (state: State) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!isSo(replica.state())) return
      stop()
      resolve()
    }
    const stop = replica.subscribe(look)
    look()
  })
}

/** Resolves when the service has confirmed all writes, and the state here contains them. */
export const settled = (window: Window): Promise<void> =>
  until(window, ({ loaded }) => {
    const { outbox } = window.replica
    return loaded && outbox.writes.length === 0
  })
