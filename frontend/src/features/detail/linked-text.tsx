import { LINK } from '../../ui/link.ts'

/** A web address, without the punctuation of the sentence around it. */
const ADDRESS = /\bhttps?:\/\/[^\s<>"]*[^\s<>"'.,;:!?()[\]{}»“”،۔]/g

/** Plain text with its web addresses as links. */
export function LinkedText({ text }: { text: string }) {
  const parts: { text: string; start: number; isLink: boolean }[] = []
  let end = 0
  for (const match of text.matchAll(ADDRESS)) {
    parts.push({ text: text.slice(end, match.index), start: end, isLink: false })
    parts.push({ text: match[0], start: match.index, isLink: true })
    end = match.index + match[0].length
  }
  parts.push({ text: text.slice(end), start: end, isLink: false })
  return (
    <span dir="auto" className="block whitespace-pre-wrap break-words text-match-parent touch:text-large">
      {parts.map((part) =>
        part.isLink ? (
          <a key={part.start} href={part.text} target="_blank" rel="noreferrer" className={LINK}>
            {part.text}
          </a>
        ) : (
          part.text
        ),
      )}
    </span>
  )
}
