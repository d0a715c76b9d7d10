import type { Reply, Target } from './command.ts'
import { oneOf, type Reader, whole } from './forms.ts'
import { seen, written } from './text.ts'

/** Which tasks the words of a command, or of an answer to a question, mean. */

/** Quotation marks and the like, which are not part of the name that they enclose. */
const QUOTED = /^(?:"(.+)"|'(.+)'|“(.+)”|„(.+)[“”]|«(.+)»|\u2068(.+)\u2069)$/su

export function unquoted(text: string): string {
  const found = QUOTED.exec(text.trim())
  return found?.slice(1).find((each) => each !== undefined) ?? text.trim()
}

/** Most words that are taken off at an end: nobody says more of them. */
const ROUNDS = 4

/** @param text as it was written */
export function readTarget(text: string, reader: Reader): Target {
  const { folded } = seen(text)
  for (const is of ['it', 'those', 'everything'] as const) if (whole(reader[is]).test(folded)) return { is }
  const ids = numbersIn(folded, reader)
  if (ids !== undefined) return { is: 'ids', ids }
  const places = placesIn(folded, reader)
  if (places !== undefined) return { is: 'places', places }
  const name = unquoted(text)
  return { is: 'words', words: name === text.trim() ? bare(text, reader) : name }
}

/** The text without words that are not part of the title. */
function bare(text: string, { expressions: { determiners, trailers } }: Reader): string {
  let rest = seen(text.trim())
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = determiners.exec(rest.folded)?.[0].length ?? 0
    const end = trailers.exec(rest.folded.slice(from))
    if (from === 0 && end === null) break
    rest = seen(written(rest, from, end === null ? rest.folded.length : from + end.index))
  }
  return unquoted(rest.text)
}

/** The items of a list, or the text as the only one. */
export const listed = (text: string, { and }: Reader): string[] => {
  const { folded, ...rest } = seen(text)
  const parts: string[] = []
  let from = 0
  for (const { 0: separator, index } of folded.matchAll(new RegExp(and, 'gu'))) {
    if (index < from) continue
    parts.push(written({ folded, ...rest }, from, index))
    from = index + separator.length
  }
  return [...parts, written({ folded, ...rest }, from, folded.length)]
    .map((each) => each.trim())
    .filter(Boolean)
}

/** Numbers of tasks, and nothing else. */
function numbersIn(folded: string, reader: Reader): number[] | undefined {
  const parts = listed(folded, reader)
  const number = whole(`(?:${reader.task})? ?(\\d{1,15})`)
  const numbers = parts.map((part) => number.exec(part)?.[1])
  return parts.length === 0 || numbers.includes(undefined) ? undefined : numbers.map(Number)
}

function placesIn(folded: string, reader: Reader): number[] | undefined {
  const words: Readonly<Record<string, number>> = { ...reader.ordinals, ...reader.places }
  const [before, after] = reader.placed
  const place = whole(`${before}(${oneOf(Object.keys(words))})${after}`)
  const places = listed(folded, reader).map((part) => words[place.exec(part)?.[1] ?? ''])
  const known = places.filter((each) => each !== undefined)
  return known.length === 0 || known.length < places.length ? undefined : known
}

/** The answer to a question; undefined where the text is none. */
export function readReply(text: string, reader: Reader): Reply | undefined {
  const folded = seen(text).folded.replace(/[ .!?,،؟۔]+$/u, '')
  const numbered = numbersIn(folded, reader) ?? counted(folded, reader)
  if (numbered !== undefined) return { is: 'numbers', numbers: numbered, ids: folded.includes('#') }
  const places = placesIn(folded, reader)
  if (places !== undefined) return { is: 'places', places }
  if (whole(reader.all).test(folded)) return { is: 'all' }
  if (whole(reader.no).test(folded)) return { is: 'none' }
  return whole(reader.yes).test(folded) ? { is: 'yes' } : undefined
}

/** A number, perhaps as a word, with what may stand around it: `number two`. */
function counted(folded: string, { numbers, placed: [before, after] }: Reader): number[] | undefined {
  const said = whole(`${before}(\\d{1,15}|${oneOf(Object.keys(numbers))})${after}`).exec(folded)?.[1]
  return said === undefined ? undefined : [numbers[said] ?? Number(said)]
}
