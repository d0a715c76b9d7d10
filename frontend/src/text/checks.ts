/** Checks of texts as the service makes them (`backend/src/core/schemas.ts`). */

/** In Unicode code points. */
export const lengthOf = (text: string): number => Array.from(text).length

/** Whether nothing of it is visible: characters that only affect others, like joiners and direction marks, are not. */
export const isBlank = (text: string): boolean =>
  !/[^\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text)
