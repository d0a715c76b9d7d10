import type { TFunction } from '../../i18n/t.ts'
import { isBlank, lengthOf } from '../../text/checks.ts'

/** The service's rules for the names of projects, labels and views; lengths in code points. */

export const LONGEST_NAME = 100
const LONGEST_LABEL = 50

/** @param others names that are taken, if names must be unique @returns what is wrong with it */
export function nameProblem(
  t: TFunction,
  name: string,
  { most = LONGEST_NAME, others = [] }: { most?: number; others?: readonly string[] } = {},
): string | undefined {
  if (isBlank(name)) return t('sidebarItems.nameMissing')
  if (lengthOf(name.trim()) > most) return t('sidebarItems.nameLong', { most })
  const isTaken = others.some((other) => other.toLowerCase() === name.trim().toLowerCase())
  return isTaken ? t('sidebarItems.nameTaken') : undefined
}

export function labelProblem(t: TFunction, name: string, others: readonly string[]): string | undefined {
  if (/[,"\p{Cc}]/u.test(name)) return t('sidebarItems.labelSigns')
  return nameProblem(t, name, { most: LONGEST_LABEL, others })
}
