/** The little formatting that models write. Everything else is plain text, so nothing can be injected as markup. */

export type Inline = { kind: 'text' | 'strong' | 'emphasis' | 'code'; text: string } | Link
export interface Link {
  kind: 'link'
  text: string
  address: string
}

export type Block =
  | { kind: 'paragraph' | 'heading'; lines: Inline[][] }
  | { kind: 'list'; ordered: boolean; start: number; items: Inline[][] }
  | { kind: 'code'; text: string }

const FENCE = /^\s*(?:```|~~~)/
const BULLET = /^\s*[-*+•]\s+(.*)$/
const NUMBER = /^\s*(\d{1,9})[.)]\s+(.*)$/
const HEADING = /^#{1,6}\s+(.*?)\s*#*$/

/** A web address, without the punctuation of the sentence around it. */
const ADDRESS = /\bhttps?:\/\/[^\s<>"]*[^\s<>"'.,;:!?()[\]{}»“”،۔*]/
const INLINE = new RegExp(
  [
    /`(?<code>[^`\n]+)`/,
    /\*\*(?<strong>[^\s*](?:[^*\n]*[^\s*])?)\*\*/,
    /(?<![\w*])\*(?<emphasis>[^\s*](?:[^*\n]*[^\s*])?)\*(?![\w*])/,
    /(?<!!)\[(?<label>[^[\]\n]+)\]\((?<target>https?:\/\/[^\s()<>]+|task:\d{1,15})\)/,
    new RegExp(`(?<address>${ADDRESS.source})`),
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
)

export function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  const lines = text.split(/\r?\n/)
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    if (FENCE.test(line)) {
      const end = lines.findIndex((other, at) => at > index && FENCE.test(other))
      // A block that is still being written has no end yet.
      const last = end === -1 ? lines.length : end
      blocks.push({ kind: 'code', text: lines.slice(index + 1, last).join('\n') })
      index = last
    } else addLine(blocks, line, lines[index - 1] ?? '')
  }
  return blocks
}

function addLine(blocks: Block[], line: string, before: string): void {
  if (line.trim() === '') return
  const previous = blocks.at(-1)
  const heading = HEADING.exec(line)
  if (heading !== null) {
    blocks.push({ kind: 'heading', lines: [inlinesOf(heading[1] ?? '')] })
    return
  }
  const bullet = BULLET.exec(line)
  const number = NUMBER.exec(line)
  if (bullet !== null || number !== null) {
    const ordered = bullet === null
    const item = inlinesOf(bullet?.[1] ?? number?.[2] ?? '')
    if (previous?.kind === 'list' && previous.ordered === ordered) previous.items.push(item)
    else blocks.push({ kind: 'list', ordered, start: Number(number?.[1] ?? 1), items: [item] })
    return
  }
  const goesOn = previous?.kind === 'paragraph' && before.trim() !== ''
  if (goesOn) previous.lines.push(inlinesOf(line))
  else blocks.push({ kind: 'paragraph', lines: [inlinesOf(line)] })
}

function inlinesOf(line: string): Inline[] {
  const inlines: Inline[] = []
  let end = 0
  const addText = (until: number) => {
    if (until > end) inlines.push({ kind: 'text', text: line.slice(end, until) })
  }
  for (const match of line.matchAll(INLINE)) {
    addText(match.index)
    end = match.index + match[0].length
    inlines.push(inlineOf(match))
  }
  addText(line.length)
  return inlines
}

function inlineOf({ 0: whole, groups = {} }: RegExpMatchArray): Inline {
  const { code, strong, emphasis, label, target, address } = groups
  if (code !== undefined) return { kind: 'code', text: code }
  if (strong !== undefined) return { kind: 'strong', text: strong }
  if (emphasis !== undefined) return { kind: 'emphasis', text: emphasis }
  if (label !== undefined && target !== undefined) return { kind: 'link', text: label, address: target }
  return { kind: 'link', text: whole, address: address ?? whole }
}

/** The text as it is read aloud: without formatting, and with only the text of links. */
export function spokenText(text: string): string {
  const spoken = (inlines: readonly Inline[]) => inlines.map((inline) => inline.text).join('')
  return blocksOf(text)
    .map((block) => {
      if (block.kind === 'code') return block.text
      return (block.kind === 'list' ? block.items : block.lines).map(spoken).join('\n')
    })
    .join('\n')
}
