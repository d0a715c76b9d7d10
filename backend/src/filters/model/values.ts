import type { Condition, Ordering } from './ast.ts'
import { FIELDS, type FieldName, ORIGINS, PRIORITIES } from './fields.ts'
import type { Expected } from './mistake.ts'
import { readMoment } from './moments.ts'
import { readPhrase } from './phrases.ts'

/** Turns a value written next to a field into a condition on the field. */

export interface Literal {
  text: string
  /** Quoted text is only text: no `none`, no id. */
  quoted: boolean
}

const ID = /^[1-9]\d{0,14}$/

/** @returns undefined when `field` cannot be compared with `written` by `operator` */
export function conditionOn(
  field: FieldName,
  operator: Ordering | '~',
  written: Literal,
): Condition | undefined {
  const { kind, optional } = FIELDS[field]
  const { text, quoted } = written
  const word = text.toLowerCase()
  if (operator === '~') return { is: 'text', field, operator, values: [text] }
  if (operator === '=' && optional && word === 'none' && !quoted) return { is: 'none', field }
  const number = (value: number): Condition | undefined =>
    value > 0 ? { is: 'number', field, operator, values: [value] } : undefined
  const name: Condition = { is: 'text', field, operator: '=', values: [text] }
  switch (kind) {
    case 'flag':
      return word === 'true' || word === 'false' ? { is: 'flag', field, value: word === 'true' } : undefined
    case 'text':
    case 'label':
      return name
    case 'project':
      return ID.test(text) && !quoted ? number(Number(text)) : name
    case 'count':
    case 'reference':
      return ID.test(text) ? number(Number(text)) : undefined
    case 'priority':
      return number(/^p[1-4]$/.test(word) ? 5 - Number(word[1]) : PRIORITIES.indexOf(word) + 1)
    case 'member':
      return word === 'me' && !quoted
        ? { is: 'member', field, values: [], me: true }
        : { is: 'member', field, values: [text], me: false }
    case 'origin':
      return ORIGINS.includes(word) ? { ...name, values: [word] } : undefined
    case 'moment': {
      const moment = readMoment(text) ?? readPhrase(text)
      return moment === undefined ? undefined : { is: 'moment', field, operator, moment }
    }
  }
}

/** The values that `field` can be compared with by `operator`. */
export function expectedFor(field: FieldName, operator: Ordering | '~'): Expected {
  if (operator === '~') return { what: 'value', of: 'text', none: false }
  const { kind, optional } = FIELDS[field]
  return { what: 'value', of: kind, none: optional && operator === '=' }
}

/** Merges conditions on one field that differ only in their values. */
export function merge(conditions: readonly Condition[]): Condition[] {
  const merged: Condition[] = []
  for (const condition of conditions) {
    const last = merged.at(-1)
    if (last?.is === 'number' && condition.is === 'number') {
      merged.splice(-1, 1, { ...last, values: [...last.values, ...condition.values] })
    } else if (last?.is === 'text' && condition.is === 'text') {
      merged.splice(-1, 1, { ...last, values: [...last.values, ...condition.values] })
    } else if (last?.is === 'member' && condition.is === 'member') {
      const values = [...last.values, ...condition.values]
      merged.splice(-1, 1, { ...last, values, me: last.me || condition.me })
    } else {
      merged.push(condition)
    }
  }
  return merged
}
