/** Texts as the service sees them (`backend/src/core/schemas.ts`). */

/** In Unicode code points. */
export const lengthOf = (text: string): number => Array.from(text).length

/** Whether nothing of it shows: what only acts on other signs, like joiners and marks of direction, is no sign itself. */
export const isBlank = (text: string): boolean =>
  !/[^\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text)
