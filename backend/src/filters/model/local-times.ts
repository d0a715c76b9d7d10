/** Fields that are stored as the local time in the time zone of the workspace, and how to have them in another. */

const FIELDS = ['due', 'start'] as const

/** @returns undefined for a field that is not stored in this way */
export function storedLocally(field: string): { in(zone: string): string } | undefined {
  const name = FIELDS.find((each) => each === field)
  if (name === undefined) return undefined
  // A day, and a time that names no zone, are the same everywhere: only what names one is an instant.
  return { in: (zone) => `coalesce(task.${name}_at AT TIME ZONE ${zone}, task.${name}_local)` }
}
