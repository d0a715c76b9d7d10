import { text } from '../core/schemas.ts'

/** Rules of labels, without database or HTTP. */

/** Commas separate names in a query, and quotation marks enclose them in a filter: a name contains neither. */
export const LabelName = text({ min: 1, max: 50 })
  .refine((name) => name.trim() === name, { error: 'Must not begin or end with a space.' })
  .refine((name) => !/[,"\p{Cc}]/u.test(name), {
    error: 'Must not contain commas, quotation marks or control characters.',
  })
  .meta({
    description:
      'What the label is called, without regard to case. No space at either end, no comma, no quotation mark.',
    examples: ['errand'],
  })
