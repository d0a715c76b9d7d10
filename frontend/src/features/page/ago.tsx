import { useReplica } from '../../data/index.ts'
import { formatAgo, formatInstant } from '../../i18n/format.ts'

/** How long ago something was, with the exact moment on hover. */
export function Ago({ at }: { at: string }) {
  const zone = useReplica((state) => state.preferences.time_zone)
  return (
    <time dateTime={at} title={formatInstant(at, zone)} className="shrink-0 text-faint text-small">
      {formatAgo(at)}
    </time>
  )
}
