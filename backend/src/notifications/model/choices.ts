import type { Language } from '@docket/grammar/lines/language.ts'
import { localTime } from '../../core/dates.ts'
import { type Notify, type PreferencesResponse, TOLD } from '../../preferences/schemas.ts'
import type { Kind } from '../schemas.ts'

/** Whom to tell: what of their preferences decides what, when and how. */
export interface Reader {
  /** The user's id, which is that of their own workspace. */
  id: string
  /** IANA name of their time zone. */
  zone: string
  language: Language
  notify: Notify
  shown: Pick<PreferencesResponse, 'hour_cycle' | 'date_format'>
}

/** A row of their own workspace. */
export interface ReaderRow {
  id: string
  time_zone: string
  chosen: Omit<PreferencesResponse, 'time_zone' | 'revision'>
}

export const readerOf = ({ id, time_zone, chosen }: ReaderRow): Reader => ({
  id,
  zone: time_zone,
  language: chosen.language ?? 'en',
  notify: chosen.notify ?? {},
  shown: { hour_cycle: chosen.hour_cycle, date_format: chosen.date_format },
})

/** What something is about, as far as it can be muted. */
export interface About {
  workspaceId: string
  projectId: number | null
  taskId: number | null
}

/** Whether the user wants to be told. What they have asked for by itself, they are told. */
export function wants({ notify }: Reader, kind: Kind, about: About): boolean {
  if (kind === 'overview' || kind === 'review') return true
  return (notify[kind] ?? TOLD[kind]) && !isMuted(notify, about)
}

const isMuted = ({ muted = [] }: Notify, { workspaceId, projectId, taskId }: About): boolean =>
  muted.some(({ workspace_id, project_id, task_id }) => {
    if (workspace_id !== workspaceId) return false
    if (project_id !== undefined) return project_id === projectId
    return task_id === undefined || task_id === taskId
  })

/** The end of the user's quiet hours, if `now` is within them, and else `now`. */
export function afterQuietHours({ zone, notify }: Reader, now: Date): Date {
  const { quiet_from: from, quiet_until: until } = notify
  if (from === undefined || until === undefined || from === until) return now
  const local = localTime(now, zone)
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' })
  const isOverMidnight = from > until
  const isQuiet = isOverMidnight ? time >= from || time < until : time >= from && time < until
  if (!isQuiet) return now
  const day = local.toPlainDate().add({ days: isOverMidnight && time >= from ? 1 : 0 })
  const end = day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(until) })
  return new Date(Math.max(now.getTime(), end.epochMilliseconds))
}
