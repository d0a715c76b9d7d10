import { z } from 'zod'

/** The forms that values of several settings have. */

/** Timers are limited to 24 days; dates of the database reach back to 4713 BC. */
export const DAY_IN_SECONDS = 24 * 60 * 60
export const HOUR_IN_MS = 60 * 60 * 1000
export const CENTURY_IN_DAYS = 36_525

/** @param most the largest sensible value: timers or dates would break beyond it */
export const count = (fallback: number, most = Number.MAX_SAFE_INTEGER) =>
  z.coerce.number().int().positive().max(most).default(fallback)

export const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ''))
