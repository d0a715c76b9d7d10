/** The zone that this device is in. */
export const deviceZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** Every zone that the browser knows, with UTC, which its list may leave out. */
export const allZones = (): string[] => [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])]

/** "America/New_York" as people read it. */
export const nameOfZone = (zone: string): string => zone.replaceAll('_', ' ')
