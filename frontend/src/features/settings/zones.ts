/** The time zone of this device. */
export const deviceZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** Every time zone that the browser knows, and UTC, which its list may lack. */
export const allZones = (): string[] => [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])]

/** "America/New York" for "America/New_York". */
export const nameOfZone = (zone: string): string => zone.replaceAll('_', ' ')
