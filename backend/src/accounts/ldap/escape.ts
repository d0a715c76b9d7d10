/** What a user has typed, as a value in a filter or in a DN: it never becomes a part of their syntax. */

/** Characters beyond which no directory names its users; others may hide, or stand for several spellings of one name. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}@._+ '\\-]{0,99}$/u

export const isUsername = (text: string): boolean => NAME.test(text) && text.trim() === text

const hex = (character: string): string =>
  [...Buffer.from(character)].map((byte) => `\\${byte.toString(16).padStart(2, '0')}`).join('')

/** RFC 4515, section 3. */
export const inFilter = (text: string): string => text.replace(/[\\*()\0]/g, hex)

/** RFC 4514, section 2.4. */
export const inDn = (text: string): string => text.replace(/[\\,+"<>;=#\0]/g, hex).replace(/^ | $/g, '\\20')

/** All spellings that a directory takes for one name, as one. */
export const sameName = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim().replace(/\s+/g, ' ')
