import { LINK } from '../../ui/link.ts'
import { type Block, blocksOf, type Inline, type Link as LinkText } from './markup.ts'
import { TaskLink } from './task-link.tsx'

/** Text written by a model. Each part has its own direction. */
export function MarkupText({ text }: { text: string }) {
  return (
    <div className="flex min-w-0 flex-col gap-2 break-words">
      {blocksOf(text).map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the text only grows at its end.
        <BlockOf key={index} block={block} />
      ))}
    </div>
  )
}

function BlockOf({ block }: { block: Block }) {
  if (block.kind === 'code') {
    return (
      <pre dir="ltr" className="overflow-x-auto rounded-control bg-sunken p-3 font-mono text-small">
        {block.text}
      </pre>
    )
  }
  if (block.kind === 'list') {
    const items = block.items.map((item, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: see above.
      <li key={index} dir="auto">
        <Inlines of={item} />
      </li>
    ))
    // A line in the other direction has its marker on the other side.
    return block.ordered ? (
      <ol dir="auto" start={block.start} className="flex list-decimal flex-col gap-0.5 px-6">
        {items}
      </ol>
    ) : (
      <ul dir="auto" className="flex list-disc flex-col gap-0.5 px-5">
        {items}
      </ul>
    )
  }
  return (
    <p className={block.kind === 'heading' ? 'font-strong' : undefined}>
      {block.lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: see above.
        <span key={index} dir="auto" className="block">
          <Inlines of={line} />
        </span>
      ))}
    </p>
  )
}

function Inlines({ of }: { of: readonly Inline[] }) {
  return of.map((inline, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: see above.
    <InlineOf key={index} inline={inline} />
  ))
}

function InlineOf({ inline }: { inline: Inline }) {
  if (inline.kind === 'strong') return <strong className="font-strong">{inline.text}</strong>
  if (inline.kind === 'emphasis') return <em>{inline.text}</em>
  if (inline.kind === 'code') {
    return (
      <code dir="auto" className="rounded-small bg-sunken px-1 font-mono text-small">
        {inline.text}
      </code>
    )
  }
  return inline.kind === 'link' ? <LinkOf link={inline} /> : inline.text
}

/** A link from a model's text: its host is shown, so that people see where it leads before they follow it. */
function LinkOf({ link: { text, address } }: { link: LinkText }) {
  const [, task] = /^task:(\d+)$/.exec(address) ?? []
  if (task !== undefined) return <TaskLink id={Number(task)} name={text} />
  const host = hostOf(address)
  if (host === undefined) return text
  return (
    <>
      <a href={address} target="_blank" rel="noreferrer nofollow" className={LINK}>
        {text}
      </a>
      {text !== address && (
        <bdi dir="ltr" className="text-muted">
          {' '}
          ({host})
        </bdi>
      )}
    </>
  )
}

/** Undefined if it is not a URL, or has a user name before the host, which could be mistaken for it. */
function hostOf(address: string): string | undefined {
  const url = URL.parse(address)
  return url === null || url.username !== '' || url.password !== '' ? undefined : url.host
}
