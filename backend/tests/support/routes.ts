import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { FastifyInstance } from 'fastify'

export interface LiveRoute {
  method: string
  /** As registered: `/api/:user_id/tasks`. */
  url: string
}

/**
 * Runs `start`, and collects every route of the application that it creates, including those of plugins and those that
 * no document names.
 */
export async function withRoutes<Result>(
  start: () => Promise<Result>,
): Promise<{ result: Result; routes: LiveRoute[] }> {
  const routes: LiveRoute[] = []
  const watch = (message: unknown) => {
    const { fastify } = message as { fastify: FastifyInstance }
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const each of [method].flat()) routes.push({ method: each, url })
    })
  }
  subscribe('fastify.initialization', watch)
  try {
    return { result: await start(), routes }
  } finally {
    unsubscribe('fastify.initialization', watch)
  }
}
