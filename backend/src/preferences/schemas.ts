import { z } from 'zod'
import { TimeZone } from '../core/dates.ts'

const Zone = TimeZone.meta({
  description:
    'IANA name of the time zone that the user is in. It decides what "today" means and applies to floating times.',
  examples: ['Europe/Berlin'],
})

export const PreferencesPatch = z.strictObject({ time_zone: Zone.optional() }).meta({
  id: 'PreferencesPatch',
  description: 'A JSON merge patch (RFC 7396).',
  examples: [{ time_zone: 'Europe/Berlin' }],
})
export type PreferencesPatch = z.output<typeof PreferencesPatch>

export const PreferencesResponse = z
  .strictObject({
    time_zone: z.string().meta({ description: 'IANA name; `UTC` until the user chooses another.' }),
    revision: z.int().meta({
      description:
        'The revision that last changed the preferences, also their ETag; 0 if they were never changed.',
    }),
  })
  .meta({ id: 'PreferencesResponse', examples: [{ time_zone: 'Europe/Berlin', revision: 1 }] })
export type PreferencesResponse = z.output<typeof PreferencesResponse>
