import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A port of this machine to which the browser brings the answer of a sign-in. */
export interface Loopback {
  redirect: string
  /** The address that the browser asked for. */
  answer: Promise<URL>
  close(): void
}

export async function listenForAnswer(): Promise<Loopback> {
  const { promise: answer, resolve } = Promise.withResolvers<URL>()
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', redirect)
    const isAnswer = request.method === 'GET' && url.pathname === '/callback'
    response.writeHead(isAnswer ? 200 : 404, {
      'content-type': 'text/plain; charset=utf-8',
      'content-security-policy': "default-src 'none'",
      connection: 'close',
    })
    if (!isAnswer) return response.end('There is nothing here.\n')
    response.end('You can close this window, and go back to the terminal.\n')
    resolve(url)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const redirect = `http://127.0.0.1:${port}/callback`
  return {
    redirect,
    answer,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
