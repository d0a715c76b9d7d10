import { z } from 'zod'
import { type Receiver, startReceiver } from './receiver.ts'

/** What ntfy takes as JSON (docs.ntfy.sh/publish), of what is used here. */
const Publication = z.object({
  topic: z.string(),
  sequence_id: z
    .string()
    .regex(/^[-_A-Za-z0-9]{1,64}$/)
    .optional(),
  title: z.string().optional(),
  message: z
    .string()
    .refine((text) => Buffer.byteLength(text) <= 4096)
    .optional(),
  priority: z.int().min(1).max(5).optional(),
  tags: z.array(z.string()).optional(),
  click: z.url().optional(),
  actions: z
    .array(
      z.object({
        action: z.literal('http'),
        label: z.string().min(1),
        url: z.url(),
        method: z.enum(['GET', 'POST', 'PUT']),
        headers: z.record(z.string(), z.string()),
        body: z.string(),
        clear: z.boolean(),
      }),
    )
    .max(3)
    .optional(),
})
export type Published = z.infer<typeof Publication>

export interface NtfyServer extends Receiver {
  /** What its topics show: a publication replaces that of the same sequence. */
  published: Published[]
}

/** A loopback server that takes publications as ntfy does, at its root or under a path. */
export async function startNtfyServer(options: { token?: string; path?: string } = {}): Promise<NtfyServer> {
  const { token, path = '/' } = options
  const published: Published[] = []
  const receiver = await startReceiver((request) => {
    if (request.method !== 'POST' || request.path !== path) return { status: 404 }
    const given = request.headers.authorization
    if (given !== undefined && given !== `Bearer ${token}`) return { status: 401 }
    if (given === undefined && token !== undefined) return { status: 403 }
    if (Buffer.byteLength(request.body) > 8192) return { status: 413 }
    const { data } = Publication.safeParse(JSON.parse(request.body))
    if (data === undefined || !/^[-_A-Za-z0-9]{1,64}$/.test(data.topic)) return { status: 400 }
    const shown = published.findIndex(
      ({ topic, sequence_id }) => topic === data.topic && sequence_id === data.sequence_id,
    )
    published.splice(shown === -1 ? published.length : shown, 1, data)
    return { status: 200, headers: { 'content-type': 'application/json' }, body: '{"event":"message"}' }
  })
  return Object.assign(receiver, { published })
}
