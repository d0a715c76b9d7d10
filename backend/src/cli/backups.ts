import { storeOf } from '../backups/place.ts'
import { backupsIn } from '../backups/store.ts'
import type { Input, Result } from './command.ts'

export async function run({ config }: Input): Promise<Result> {
  const store = storeOf(config)
  const backups = await Promise.all(
    (await backupsIn(store)).map(async ({ name, at }) => ({
      name,
      created_at: new Date(at).toISOString(),
      bytes: await store.sizeOf(name),
    })),
  )
  const lines = backups.map(({ name, bytes }) => `${name}  ${Math.ceil(bytes / 1024)} KiB`)
  const text = lines.length === 0 ? `There are no automatic backups in ${store.place}.` : lines.join('\n')
  return { text, data: { place: store.place, backups } }
}
