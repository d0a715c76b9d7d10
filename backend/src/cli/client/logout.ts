import { CommandError, type Input, type Result } from '../command.ts'
import { serverOf } from './access.ts'
import { changeKept, type SignedIn } from './credentials.ts'
import { revoke } from './oauth.ts'

/** Forgets the tokens in any case: whoever wants to be signed out must not depend on a server that is down. */
export async function run({ client, values, note }: Input): Promise<Result> {
  const { server, signedIn } = await changeKept(client.credentials, async (kept) => {
    const server = serverOf(client, values, kept)
    const signedIn = kept.servers[server]
    delete kept.servers[server]
    if (kept.default === server) kept.default = Object.keys(kept.servers)[0] ?? null
    return { server, signedIn }
  })
  if (signedIn === undefined) throw new CommandError(`You are not signed in to ${server}.`)
  const revoked = await end(server, signedIn)
  if (!revoked) {
    note(
      'key' in signedIn
        ? 'The API key itself is still valid: revoke it in the settings of the web app if it is no longer needed.'
        : `${server} could not be told: disconnect docket there, in the settings of the web app.`,
    )
  }
  return { text: `You are signed out of ${server}.`, data: { server, revoked } }
}

async function end(server: string, signedIn: SignedIn): Promise<boolean> {
  if ('key' in signedIn) return false
  try {
    await revoke(server, signedIn)
    return true
  } catch {
    return false
  }
}
