import { type Agent, type IncomingHttpHeaders, request } from 'node:http'
import type { ServiceProcess } from './process.ts'

/** Requests to a service of several processes, and what its log says of them. */

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

let asked = 0
/** Asks on a connection of its own: the workers take turns. */
export function ask(
  at: ServiceProcess,
  path: string,
  {
    token,
    body,
    from,
    agent,
  }: {
    token?: string
    body?: object
    from?: string
    agent?: Agent
  } = {},
): Promise<Answer> {
  asked += 1
  const text = body === undefined ? undefined : JSON.stringify(body)
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const asking = request(
    at.url + path,
    {
      method: body === undefined ? 'GET' : 'POST',
      agent: agent ?? false,
      headers: {
        'x-forwarded-for': from ?? `10.${asked >> 16}.${(asked >> 8) & 255}.${asked & 255}`,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(text !== undefined && { 'content-type': 'application/json', 'content-length': text.length }),
      },
    },
    (answer) => {
      let received = ''
      answer
        .setEncoding('utf8')
        .on('data', (part) => {
          received += part
        })
        .once('error', reject)
        .once('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: received }),
        )
    },
  )
  asking.once('error', reject).end(text)
  return promise
}

/** The process ids of the workers, the newest last; `wanted` have been started so far. */
export async function pidsOf({ seen, output }: ServiceProcess, wanted: number): Promise<number[]> {
  await seen(new RegExp(`("msg":"a worker is ready"[^]*){${wanted}}`))
  return [...output().matchAll(/"pid":(\d+),"msg":"a worker is ready"/g)].map(([, pid]) => Number(pid))
}
