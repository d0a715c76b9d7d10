import { createDocket, type Docket, type Tokens } from '@docket/sdk'
import { CommandError, type Input, textFrom, UsageError, type Values } from '../command.ts'
import { changeKept, type Kept, type Resource, readKept, type SignedInByBrowser } from './credentials.ts'
import { renew } from './oauth.ts'
import { reaching } from './reach.ts'
import type { ClientConfig } from './settings.ts'
import { inWorkspace, workspaceNamed } from './workspace.ts'

/** Who one is on which server: by DOCKET_KEY, or as `docket login` left it. */

const USUAL = 'http://localhost:8000'

export interface Access {
  server: string
  tokens: Tokens
  /** The workspace that was chosen with the sign-in. */
  workspace?: string | undefined
}

/** The server that a command is for: `--server`, DOCKET_URL, the one signed in to last, or the usual address. */
export function serverOf({ url }: ClientConfig, values: Values, kept: Kept): string {
  const given = textFrom(values, 'server')
  return given === undefined ? (url ?? kept.default ?? USUAL) : addressOf(given)
}

/** @throws UsageError */
function addressOf(given: string): string {
  const local = /^(localhost|127\.|\[::1\])/.test(given)
  const url = URL.parse(/^https?:\/\//.test(given) ? given : `${local ? 'http' : 'https'}://${given}`)
  if (url === null || url.hash !== '' || url.search !== '' || url.username !== '' || url.pathname !== '/') {
    throw new UsageError(`--server must be the address of a service, like https://tasks.example.com.`)
  }
  return url.origin
}

/** @throws CommandError if nobody is signed in there */
export async function accessTo(resource: Resource, client: ClientConfig, values: Values): Promise<Access> {
  const kept = await readKept(client.credentials)
  const server = serverOf(client, values, kept)
  // A key belongs to the server that DOCKET_URL names, if it names one.
  if (client.key !== undefined && (client.url === undefined || client.url === server)) {
    return { server, tokens: fixed(client.key) }
  }
  const signedIn = kept.servers[server]
  if (signedIn === undefined) throw notSignedIn(server)
  if ('key' in signedIn) return { server, tokens: fixed(signedIn.key) }
  const workspace = kept.workspaces?.[server]
  return { server, tokens: renewable(resource, server, client.credentials), workspace }
}

/** The SDK's client, for the server, the user and the workspace that the settings and options name. */
export async function connect({ client, values }: Input): Promise<Docket> {
  const { server, tokens, workspace } = await accessTo('api', client, values)
  const send = reaching(server)
  const docket = createDocket({ baseUrl: server, token: tokens, fetch: send })
  const named = textFrom(values, 'workspace') ?? client.workspace
  const id = named === undefined ? workspace : await workspaceNamed(docket, named)
  if (id === undefined) return docket
  return createDocket({ baseUrl: server, token: tokens, fetch: inWorkspace(id, send) })
}

const notSignedIn = (server: string) =>
  new CommandError(`You are not signed in to ${server}. Run: docket login --server ${server}`)

const fixed = (key: string): Tokens => ({
  get: async (refused) => (refused === undefined ? key : undefined),
})

/** Milliseconds before its expiry at which a token is replaced. */
const MARGIN = 30_000

/** A token that is renewed when it expires or is refused. */
function renewable(resource: Resource, server: string, file: string): Tokens {
  const usable = ({ access }: SignedInByBrowser, refused: string | undefined) => {
    const found = access[resource]
    return found !== undefined && found.token !== refused && Date.now() < found.expires - MARGIN
      ? found.token
      : undefined
  }
  const signedInOf = (kept: Kept): SignedInByBrowser => {
    const signedIn = kept.servers[server]
    if (signedIn === undefined || 'key' in signedIn) throw notSignedIn(server)
    return signedIn
  }
  const renewed = (refused: string | undefined) =>
    changeKept(file, async (kept) => {
      const signedIn = signedInOf(kept)
      // Another process may have renewed it meanwhile.
      const found = usable(signedIn, refused)
      if (found !== undefined) return found
      const next = await renew(server, signedIn, resource)
      if (next === undefined) {
        delete kept.servers[server]
        throw new CommandError(
          `${server} no longer knows this sign-in: it was ended there, or not used for long. Run: docket login --server ${server}`,
        )
      }
      kept.servers[server] = next
      return next.access[resource]?.token
    })
  /** One for all requests that wait for it: each would otherwise find its own reason why there is none. */
  let renewing: Promise<string | undefined> | undefined
  return {
    async get(refused) {
      if (renewing !== undefined) return await renewing
      const token = usable(signedInOf(await readKept(file)), refused)
      if (token !== undefined) return token
      renewing ??= renewed(refused).finally(() => {
        renewing = undefined
      })
      return await renewing
    },
  }
}
