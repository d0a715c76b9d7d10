import type { RouteOptions } from 'fastify'

/** Which routes write, and how: dry runs and batches rest on it. */

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * `false`: it writes nothing, although its method says so. `'alone'`: it cannot be an operation of a batch. All
     * that writes goes through `writeTogether`, wherever it is a part of something or a dry run.
     */
    writes?: false | 'alone'
  }
}

export const WRITE_METHODS = ['POST', 'PUT', 'PATCH', 'DELETE'] as const

export function isWrite({ method, config }: Pick<RouteOptions, 'method' | 'config'>): boolean {
  return config?.writes !== false && [method].flat().some((each) => WRITE_METHODS.includes(each as never))
}
