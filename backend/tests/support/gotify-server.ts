import { z } from 'zod'
import { type Receiver, startReceiver } from './receiver.ts'

/** What Gotify takes (gotify.net/api-docs), of what is used here. */
const Posted = z.object({
  title: z.string().optional(),
  message: z.string().min(1),
  priority: z.int().optional(),
  extras: z
    .object({
      'client::display': z.object({ contentType: z.enum(['text/plain', 'text/markdown']) }),
      'client::notification': z.object({ click: z.object({ url: z.url() }) }),
    })
    .optional(),
})

export interface GotifyServer extends Receiver {
  posted: z.infer<typeof Posted>[]
}

/** A loopback server that takes messages of one application as Gotify does, at its root or under a path. */
export async function startGotifyServer(token: string, path = ''): Promise<GotifyServer> {
  const posted: GotifyServer['posted'] = []
  const receiver = await startReceiver((request) => {
    if (request.method !== 'POST' || request.path !== `${path}/message`) return { status: 404 }
    if (request.headers['x-gotify-key'] !== token) return { status: 401 }
    const { data } = Posted.safeParse(JSON.parse(request.body))
    if (data === undefined) return { status: 400 }
    posted.push(data)
    return { status: 200, headers: { 'content-type': 'application/json' }, body: '{"id":1}' }
  })
  return Object.assign(receiver, { posted })
}
