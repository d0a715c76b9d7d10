import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A proxy for clients that cannot be given a token: passes everything on, and adds `authorization`. */
export async function startHeaderProxy(
  target: URL,
  authorization: string,
): Promise<{ url: URL; close(): Promise<void> }> {
  const server = createServer((incoming, outgoing) => {
    const { method, headers, url: path } = incoming
    const options = { method, headers: { ...headers, authorization }, path }
    const passed = request(target, options, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    passed.on('error', () => outgoing.destroy())
    incoming.pipe(passed)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: new URL(target.pathname, `http://127.0.0.1:${port}`),
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
