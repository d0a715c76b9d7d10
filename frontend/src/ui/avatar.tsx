import clsx from 'clsx'
import { GIVEN } from './palette.ts'

interface AvatarProps {
  id: string
  name: string
  /** Of a person. */
  isRound?: boolean
  /** In the place of an icon. */
  isSmall?: boolean
}

/** The initials of a person or a workspace, on a colour that follows from the id. Its name stands beside it. */
export function Avatar({ id, name, isRound = false, isSmall = false }: AvatarProps) {
  const color = `var(--color-palette-${GIVEN[sumOf(id) % GIVEN.length] ?? 'grey'})`
  return (
    <span
      aria-hidden
      style={{
        backgroundColor: `color-mix(in oklab, ${color} 22%, var(--color-canvas))`,
        borderColor: color,
      }}
      className={clsx(
        'inline-grid shrink-0 place-items-center border font-strong text-ink text-small uppercase',
        isRound ? 'rounded-full' : isSmall ? 'rounded-small' : 'rounded-control',
        isSmall ? '-m-0.5 size-5' : 'size-6',
      )}
    >
      {initialsOf(name, isSmall ? 1 : 2)}
    </span>
  )
}

/** The first letters of the first word and of the last. */
function initialsOf(name: string, most: 1 | 2): string {
  const words = name.trim().split(/\s+/)
  const shown =
    most === 1 || words.length === 1 ? words.slice(0, 1) : [...words.slice(0, 1), ...words.slice(-1)]
  return shown.map((word) => Array.from(word)[0] ?? '').join('')
}

const sumOf = (id: string): number =>
  Array.from(id).reduce((sum, sign) => sum + (sign.codePointAt(0) ?? 0), 0)
