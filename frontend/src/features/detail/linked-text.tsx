import { type Person, stretchesOf } from '@docket/grammar/mentions.ts'
import { LINK } from '../../ui/link.ts'

/** A web address, without the punctuation of the sentence around it. */
const ADDRESS = /\bhttps?:\/\/[^\s<>"]*[^\s<>"'.,;:!?()[\]{}»“”،۔]/g

interface Part {
  text: string
  kind: 'text' | 'address' | 'mention'
}

const NOBODY: readonly Person[] = []

/** Plain text with its web addresses as links. @param people those whose names in it are marked */
export function LinkedText({ text, people = NOBODY }: { text: string; people?: readonly Person[] }) {
  return (
    <span dir="auto" className="block whitespace-pre-wrap break-words text-match-parent touch:text-large">
      {partsOf(text, people).map(({ text, kind }, index) =>
        kind === 'address' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have nothing but their place.
          <a key={index} href={text} target="_blank" rel="noreferrer" className={LINK}>
            {text}
          </a>
        ) : kind === 'mention' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have nothing but their place.
          <mark key={index} className="rounded-small bg-selected px-0.5 font-medium text-accent-ink">
            {text}
          </mark>
        ) : (
          text
        ),
      )}
    </span>
  )
}

function partsOf(text: string, people: readonly Person[]): Part[] {
  const parts: Part[] = []
  const addText = (part: string) => {
    for (const { text, ids } of stretchesOf(part, people)) {
      parts.push({ text, kind: ids.length > 0 ? 'mention' : 'text' })
    }
  }
  let end = 0
  for (const match of text.matchAll(ADDRESS)) {
    addText(text.slice(end, match.index))
    parts.push({ text: match[0], kind: 'address' })
    end = match.index + match[0].length
  }
  addText(text.slice(end))
  return parts
}
