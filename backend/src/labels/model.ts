import { text } from '../core/schemas.ts'

/** Rules of labels, without database or HTTP. */

/** Commas separate names in a query, and quotation marks enclose them in a filter: a name contains neither. */
export const LabelName = text({ min: 1, max: 50 })
  .refine((name) => name.trim() === name, { error: 'Must not start or end with a space.' })
  .refine((name) => !/[,"\p{Cc}]/u.test(name), {
    error: 'Must not contain commas, quotation marks or control characters.',
  })
  .meta({
    description:
      'Name of the label; case is ignored when names are compared. No leading or trailing space, no comma, no quotation mark.',
    examples: ['errand'],
  })
