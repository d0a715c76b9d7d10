import type { Vocabulary, Words } from '@docket/grammar/lines/grammar.ts'
import type { Intent, Phrasebook } from './phrasebook.ts'
import { type Seen, written } from './text.ts'

/** Phrasebooks as regular expressions. Nothing in them repeats but the slots, so none can take long. */

const HOLES = ['line', 'task', 'title', 'value', 'project', 'label', 'member', 'ask', 'more', 'both'] as const
type Hole = (typeof HOLES)[number] | 'priority'

interface CompiledForm {
  intent: Intent
  shy: boolean
  /** With two slots there are two expressions: the first slot takes as little as possible, or as much as possible. */
  expressions: readonly RegExp[]
}

export interface Reader extends Phrasebook {
  /** Words from the grammar of lines (quick add). */
  numbers: Words<number>
  ordinals: Words<number>
  compiled: readonly CompiledForm[]
  expressions: Readonly<
    Record<'before' | 'after' | 'determiners' | 'trailers' | 'label' | 'asks' | 'several', RegExp>
  >
}

/** A form that fits, and what its slots hold. */
export interface Match {
  intent: Intent
  shy: boolean
  slots: Partial<Record<Hole, string>>
}

const WORD = '[\\p{L}\\p{N}\\p{M}_]'
/** Word boundaries: no letter, digit or mark precedes, or follows. */
export const BEGINS = `(?<!${WORD})`
export const ENDS = `(?!${WORD})`

export const oneOf = (words: readonly string[]): string =>
  words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replaceAll('.', '\\.'))
    .join('|')

/** An expression that matches the whole text. */
export const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`, 'u')

export function compiled(phrasebook: Phrasebook, { numbers, ordinals }: Vocabulary): Reader {
  const { forms, priorities, before, after, determiners, trailers, labelled } = phrasebook
  const filled = (pattern: string, greedy: boolean) =>
    pattern.replaceAll(/\{([a-z]+)\}/g, (_, name: string) =>
      name === 'word'
        ? '[^ ]+'
        : name === 'priority'
          ? `(?<priority>${oneOf(Object.keys(priorities))})`
          : `(?<${name}>${greedy ? '.+' : '.+?'})`,
    )
  const slotsOf = (pattern: string) => HOLES.filter((hole) => pattern.includes(`{${hole}}`)).length
  const expression = (pattern: string, greedy: boolean) =>
    new RegExp(`^(?:${filled(pattern, greedy)})$`, 'du')
  return {
    ...phrasebook,
    numbers,
    ordinals,
    compiled: forms.map(([intent, pattern, shy]) => ({
      intent,
      shy: shy !== undefined,
      expressions: [false, ...(slotsOf(pattern) > 1 ? [true] : [])].map((greedy) =>
        expression(pattern, greedy),
      ),
    })),
    expressions: {
      before: new RegExp(`^(?:${before})[,!:]? (?=.)`, 'u'),
      after: new RegExp(`(?<=.)(?:${after})$`, 'u'),
      determiners: new RegExp(`^(?:${determiners}) (?=.)`, 'u'),
      asks: new RegExp(`^(?:${phrasebook.asks})(?: |$)`, 'u'),
      trailers: new RegExp(`(?<=.) (?:${trailers})$`, 'u'),
      several: new RegExp(`${BEGINS}(?:${phrasebook.several})${ENDS}`, 'u'),
      label: new RegExp(
        `${BEGINS}(?:${labelled.replace('{label}', '(?<label>"[^"]+"|[^\\s]+)')})${ENDS}`,
        'du',
      ),
    },
  }
}

/** The forms that fit the text, in the order of the phrasebook. */
export function* matches({ compiled: forms }: Reader, text: Seen): Generator<Match> {
  for (const { intent, shy, expressions } of forms) {
    for (const expression of expressions) {
      const found = expression.exec(text.folded)
      if (found === null) continue
      const slots: Match['slots'] = {}
      for (const [name, place] of Object.entries(found.indices?.groups ?? {})) {
        if (place !== undefined) slots[name as Hole] = written(text, place[0], place[1])
      }
      yield { intent, shy, slots }
    }
  }
}
