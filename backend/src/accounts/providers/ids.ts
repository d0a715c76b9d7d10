import type { Context } from '../guesses.ts'

/** A new id, of the library's kind. */
export function newIdOf({ context }: Context): string {
  const id = context.generateId({ model: 'user' })
  if (id === false) throw new Error('Ids are made here, not by the database.')
  return id
}
