import { z } from 'zod'
import { TimeZone } from '../core/dates.ts'

const Zone = TimeZone.meta({
  description: 'IANA name of where the user is: what "today" means, and times that name no zone.',
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
    time_zone: z.string().meta({ description: 'IANA name; `UTC` until another is chosen.' }),
    revision: z
      .int()
      .meta({ description: "The user's revision that last wrote them, their ETag; 0 before the first." }),
  })
  .meta({ id: 'PreferencesResponse', examples: [{ time_zone: 'Europe/Berlin', revision: 1 }] })
export type PreferencesResponse = z.output<typeof PreferencesResponse>
