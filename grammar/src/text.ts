/** Checks of texts, as the service and the web app both make them. */

/**
 * Whether nothing in a text is visible: it has only spaces, controls and characters that merely act on others, like
 * joiners, direction marks and fillers. U+2800 is a symbol by its class, but blank.
 */
export const isBlank = (value: string): boolean =>
  !/[^\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u.test(value)

const LONGEST_LABEL = 50
const LONGEST_PROJECT = 100

/** Commas separate names in a query, and quotation marks enclose them in a filter: a name contains neither. */
export const isLabelName = (name: string): boolean =>
  !isBlank(name) &&
  [...name].length <= LONGEST_LABEL &&
  name.trim() === name &&
  !/[,"\p{Cc}]/u.test(name) &&
  name.isWellFormed()

export const isProjectName = (name: string): boolean => !isBlank(name) && [...name].length <= LONGEST_PROJECT
