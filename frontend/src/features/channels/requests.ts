import type { ChannelDelivery, ChannelOptions, ChannelResponse } from '@docket/sdk'
import { docket } from '../../data/docket.ts'

/** Requests about the user's channels, which are in their own workspace. */

const ALL = '/api/{user_id}/channels'
const ONE = `${ALL}/{channel_id}` as const
const MINE = { path: { user_id: 'me' } }
const paramsOf = (channel_id: number) => ({ path: { user_id: 'me', channel_id } })
/** Milliseconds between looks at a test, and after which it is taken to be slow. */
const LOOK = 1_000
const PATIENCE = 30_000
const PAGE = 20

export interface Loaded {
  channels: ChannelResponse[]
  options: ChannelOptions
}

export async function loadChannels(): Promise<Loaded> {
  const [channels, options] = await Promise.all([
    docket.api.GET(ALL, { params: MINE }),
    docket.api.GET(`${ALL}/options`, { params: MINE }),
  ])
  return { channels: channels.data.channels, options: options.data }
}

export async function change(id: number, body: { name?: string; active?: boolean }): Promise<void> {
  await docket.api.PATCH(ONE, { params: paramsOf(id), body })
}

export async function remove(id: number): Promise<void> {
  await docket.api.DELETE(ONE, { params: paramsOf(id) })
}

export async function secretOf(id: number): Promise<string> {
  return (await docket.api.GET(`${ONE}/secret`, { params: paramsOf(id) })).data.secret
}

export async function deliveriesOf(id: number, cursor: string | undefined, signal?: AbortSignal) {
  const query = { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }
  const { data } = await docket.api.GET(`${ONE}/deliveries`, {
    params: { path: paramsOf(id).path, query },
    ...(signal === undefined ? {} : { signal }),
  })
  return data
}

/** Sends a test, and waits for its outcome. @returns the delivery, which is still pending if that takes too long */
export async function sendTest(id: number): Promise<ChannelDelivery> {
  const { data: sent } = await docket.api.POST(`${ONE}/test`, { params: paramsOf(id) })
  const until = Date.now() + PATIENCE
  for (let latest = sent; ; ) {
    if (latest.status !== 'pending' || Date.now() > until) return latest
    await new Promise((resolve) => setTimeout(resolve, LOOK))
    const { deliveries } = await deliveriesOf(id, undefined)
    latest = deliveries.find((delivery) => delivery.id === sent.id) ?? latest
  }
}
