import type { ActivityEntry } from '@docket/sdk'
import { useReplica, useToday } from '../../data/index.ts'
import { formatDay } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Paged } from '../page/paged.tsx'
import { ActivityRow } from './activity-row.tsx'
import type { ActivityFilter } from './search.ts'
import { useActivity } from './use-activity.ts'

/** What was done, by day, newest first. */
export function ActivityList(filter: ActivityFilter) {
  const { t } = useTranslation()
  const query = useActivity(filter)
  const zone = useReplica((state) => state.preferences.time_zone)
  const today = Temporal.PlainDate.from(useToday())
  const entries = query.data?.pages.flatMap((page) => page.entries) ?? []
  return (
    // A page may be empty although there is another.
    <Paged query={query} isEmpty={entries.length === 0 && !query.hasNextPage} empty={t('activity.nothing')}>
      {byDay(entries, zone).map(({ day, entries }) => {
        const title = formatDay(Temporal.PlainDate.from(day), today)
        return (
          <section key={day} aria-label={title}>
            <h2 className="border-line border-b pb-1 font-strong">{title}</h2>
            <ol>
              {entries.map((entry) => (
                <ActivityRow key={entry.revision} entry={entry} />
              ))}
            </ol>
          </section>
        )
      })}
    </Paged>
  )
}

/** @param entries newest first */
function byDay(entries: readonly ActivityEntry[], zone: string): { day: string; entries: ActivityEntry[] }[] {
  const days = Map.groupBy(entries, ({ at }) =>
    Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString(),
  )
  return [...days].map(([day, entries]) => ({ day, entries }))
}
