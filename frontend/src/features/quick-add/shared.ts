import type { Draft } from './draft.ts'
import { codePoints } from './readings.ts'

/** What another app shares to this one (`share_target` in the manifest), as a line and a description. */

export interface Shared {
  title?: string
  text?: string
  url?: string
}

/** The most code points that a title and a description may have. */
const TITLE = 200
const DESCRIPTION = 1000
const ADDRESS = /https?:\/\/\S+/u

export function draftOfShared({ title = '', text = '', url = '' }: Shared): Draft {
  // Android's apps share an address as the text, often below its title.
  const address = url.trim() || (ADDRESS.exec(text)?.[0] ?? '')
  const words = text.replace(address, '').trim()
  const [first = ''] = words.split(/[\r\n]/, 1)
  const line = oneLine(title) || oneLine(first) || address
  const short = cut(line, TITLE)
  const rest = words === line ? '' : words
  const parts = [short === line ? '' : line, rest, address === line ? '' : address]
  return { text: short, description: joined(parts) }
}

/** The parts below one another. What is too long loses its middle: the address is at the end. */
function joined(parts: readonly string[]): string {
  const filled = parts.filter((part) => part !== '')
  const whole = filled.join('\n')
  if (codePoints(whole) <= DESCRIPTION) return whole
  const last = filled.at(-1) ?? ''
  const room = DESCRIPTION - codePoints(last) - 1
  return room > 0 && filled.length > 1 ? `${cut(whole, room)}\n${last}` : cut(whole, DESCRIPTION)
}

const oneLine = (text: string) => text.replaceAll(/\s+/gu, ' ').trim()

function cut(text: string, most: number): string {
  const points = [...text]
  return points.length <= most ? text : `${points.slice(0, most - 1).join('')}…`
}
