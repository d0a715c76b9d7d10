import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { createDocket } from '@docket/sdk'
import { AuthorizationResponseError, OperationProcessingError, ResponseBodyError } from 'oauth4webapi'
import { CommandError, type Input, type Result, textFrom } from '../command.ts'
import { accessTo, serverOf } from './access.ts'
import { changeKept, readKept, type SignedIn } from './credentials.ts'
import { listenForAnswer } from './loopback.ts'
import { authorize, checkServer, register } from './oauth.ts'
import { reaching } from './reach.ts'
import { workspaceNamed } from './workspace.ts'

/** Milliseconds that a user has for signing in. */
const LONGEST = 10 * 60_000

export async function run(input: Input): Promise<Result> {
  const { client, values } = input
  const server = serverOf(client, values, await readKept(client.credentials))
  if (server.startsWith('http:') && !/^http:\/\/(localhost|127\.|\[::1\])/.test(server)) {
    input.note(`The connection to ${server} is not encrypted: others on the network can read along.`)
  }
  const signedIn = values.key === true ? await byKey(server, input) : await byBrowser(server, input)
  await changeKept(client.credentials, async (kept) => {
    kept.servers[server] = signedIn
    kept.default = server
    delete kept.workspaces?.[server]
  })
  const meant = textFrom(values, 'workspace')
  if (meant !== undefined) await choose(server, meant, input)
  return { text: `You are signed in to ${server}.`, data: { server } }
}

/** Keeps the workspace for commands that name none. */
async function choose(server: string, meant: string, { client }: Input): Promise<void> {
  const { tokens } = await accessTo('api', { ...client, url: server, key: undefined }, {})
  const docket = createDocket({ baseUrl: server, token: tokens, fetch: reaching(server) })
  const id = await workspaceNamed(docket, meant)
  await changeKept(client.credentials, async (kept) => {
    kept.workspaces = { ...kept.workspaces, [server]: id }
  })
}

async function byBrowser(server: string, input: Input): Promise<SignedIn> {
  await checkServer(server)
  const loopback = await listenForAnswer()
  const pasted = new AbortController()
  try {
    const clientId = await register(server)
    const { url, finish } = await authorize(server, clientId, loopback.redirect)
    input.note(`Sign in, and allow docket, on this page:\n\n  ${url}\n`)
    if (input.values['no-browser'] !== true) openPage(url, input.client.browser)
    const answers = [loopback.answer, tooLate(pasted.signal)]
    if (input.terminal.asks) {
      input.note('If the browser is on another machine, paste here the address where it ends up.')
      answers.push(pastedAddress(loopback.redirect, pasted.signal))
    }
    return await finish(await Promise.race(answers))
  } catch (error) {
    throw refusalOf(error)
  } finally {
    pasted.abort()
    loopback.close()
  }
}

function refusalOf(error: unknown): unknown {
  if (error instanceof AuthorizationResponseError) {
    const denied = error.error === 'access_denied'
    return new CommandError(denied ? 'You did not allow it.' : `The sign-in failed: ${error.message}.`)
  }
  if (error instanceof ResponseBodyError || error instanceof OperationProcessingError) {
    return new CommandError(`The sign-in failed: ${error.message}.`, { cause: error })
  }
  return error
}

/** Opens a page in the browser, if there is one. */
function openPage(url: string, browser: string | undefined): void {
  const [program, ...args] =
    browser !== undefined
      ? [browser]
      : process.platform === 'darwin'
        ? ['open']
        : process.platform === 'win32'
          ? ['rundll32', 'url.dll,FileProtocolHandler']
          : ['xdg-open']
  const child = spawn(program ?? '', [...args, url], { stdio: 'ignore', detached: true })
  // Without a browser, the address on the screen has to do.
  child.on('error', () => {})
  child.unref()
}

function tooLate(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new CommandError('Nobody has answered in the browser.')), LONGEST)
  signal.addEventListener('abort', () => clearTimeout(timer))
  return promise
}

function pastedAddress(redirect: string, signal: AbortSignal): Promise<URL> {
  const { promise, resolve } = Promise.withResolvers<URL>()
  const lines = createInterface({ input: process.stdin, signal })
  lines.on('line', (line) => {
    const url = URL.parse(line.trim())
    if (url !== null && `${url.origin}${url.pathname}` === redirect) resolve(url)
  })
  return promise
}

async function byKey(server: string, { terminal }: Input): Promise<SignedIn> {
  const key = (terminal.asks ? await hiddenLine('API key: ') : await text(process.stdin)).trim()
  if (!/^docket_[\w-]+$/.test(key)) throw new CommandError('This is not an API key: docket_….')
  const headers = { authorization: `Bearer ${key}` }
  const { status } = await reaching(server)(`${server}/api/me/tasks?limit=1`, { headers })
  // 403: it is valid, but may not read tasks.
  if (status !== 200 && status !== 403)
    throw new CommandError(`${server} does not accept this key (${status}).`)
  return { key }
}

/** A line that is typed without being seen. */
async function hiddenLine(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, terminal: true })
  process.stderr.write(question)
  const line = await new Promise<string>((resolve, reject) => {
    lines.once('line', resolve)
    lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'))
    lines.once('close', () => reject(new CommandError('There was no key.')))
  })
  lines.close()
  process.stderr.write('\n')
  return line
}
