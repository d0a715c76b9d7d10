import { createServer } from 'node:http'
import { type Config, ConfigError } from '../config.ts'

const LISTENING: Record<string, string> = {
  EADDRINUSE: 'another program is already listening there',
  EACCES: 'this user may not listen there',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'there is no such host',
}

/** For errors of listening: says which settings to look at. */
export function refuseListening(settings: string): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    const reason = LISTENING[error.code ?? '']
    if (reason === undefined) throw error
    throw new ConfigError(`${settings}: ${reason} (${error.message}).`)
  }
}

/** What Prometheus reads. */
export interface Metrics {
  contentType: string
  metrics(): Promise<string>
}

/**
 * Metrics have their own server: the public one never shows them.
 * @returns what stops it
 */
export async function serveMetrics(
  found: Metrics | undefined,
  { metricsHost, metricsPort }: Config,
): Promise<() => Promise<void>> {
  if (found === undefined || metricsPort === undefined) return async () => {}
  const server = createServer(async (request, response) => {
    const isThere = request.url === '/metrics'
    response.writeHead(isThere ? 200 : 404, { 'content-type': found.contentType })
    response.end(isThere ? await found.metrics() : '')
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(metricsPort, metricsHost, resolve)
  }).catch(refuseListening('METRICS_PORT, METRICS_HOST'))
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
}
