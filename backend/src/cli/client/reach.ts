import { CommandError } from '../command.ts'

/** How the command line reaches a server, and what it says when it cannot. */

/** Milliseconds that a server may take to answer. */
const PATIENCE = 30_000

/** Node's error codes for a certificate that it does not trust. */
const UNTRUSTED = /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|^ERR_TLS|^EPROTO|^ERR_SSL/

/**
 * A `fetch` that says in a sentence why a server was not reached. It follows no redirections: tokens are for the
 * server that they were made for.
 */
export function reaching(server: string): typeof fetch {
  return async (input, init) => {
    const signal = AbortSignal.timeout(PATIENCE)
    let response: Response
    try {
      response = await fetch(input, { ...init, redirect: 'manual', signal })
    } catch (error) {
      throw new CommandError(sentenceFor(server, error), { cause: error })
    }
    if (response.headers.get('content-type')?.startsWith('text/html')) {
      throw new CommandError(
        `${server} answered with a web page: it is no Docket, or something is in between.`,
      )
    }
    if (response.status >= 300 && response.status < 400 && response.status !== 304) {
      const elsewhere = response.headers.get('location') ?? 'elsewhere'
      throw new CommandError(`${server} sends to ${elsewhere}: use that address, if it is right.`)
    }
    return response
  }
}

function sentenceFor(server: string, error: unknown): string {
  for (const cause of causesOf(error)) {
    const code = 'code' in cause ? String(cause.code) : cause.name
    if (code === 'ECONNREFUSED') return `Nothing answers at ${server}. Is the service running (docket serve)?`
    if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `There is no host of the name in ${server}.`
    if (code === 'TimeoutError') return `${server} did not answer within ${PATIENCE / 1000} seconds.`
    if (UNTRUSTED.test(code)) {
      return `There is no trusted connection to ${server}: ${cause.message} (${code}). For a certificate of your own, set NODE_EXTRA_CA_CERTS.`
    }
  }
  const last = causesOf(error).at(-1)
  return `${server} cannot be reached: ${last?.message ?? String(error)}.`
}

/** The error and what led to it; of several addresses that were tried, the first. */
function causesOf(error: unknown): Error[] {
  if (!(error instanceof Error)) return []
  if (error instanceof AggregateError) return [error, ...causesOf(error.errors[0])]
  return [error, ...causesOf(error.cause)]
}
