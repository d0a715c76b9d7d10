import type { Language } from '@docket/grammar/lines/language.ts'
import { isolated } from '../core/locale.ts'
import type { Role } from '../core/roles.ts'
import type { Action } from './model.ts'
import { de } from './texts/de.ts'
import { en } from './texts/en.ts'
import { ur } from './texts/ur.ts'
import type { Texts } from './wording.ts'

const TEXTS: Record<Language, Texts> = { en, de, ur }

/** What a sentence is made of. */
export interface Said {
  action: Action
  resource: string
  /** Its title, or a member's name; null if it has none, or none that is known. */
  title: string | null
  /** The new role of a member. */
  role: Role | null
  /** Who did it, and null for who is no member any more. */
  who: { kind: string; name: string | null }
  /** The names of those whom it was assigned to or taken from, and null for who is no member any more. */
  whom: readonly (string | null)[]
  /** Whether that is whoever did it, alone. */
  isOneself: boolean
}

/** What was done, in one sentence. Names and titles are isolated: no mark in them reaches further. */
export function sentence(
  { action, resource, title, role, who, whom, isOneself }: Said,
  language: Language,
): string {
  const texts = TEXTS[language]
  const subject = subjectOf(who, texts)
  if (resource === 'member') {
    const member = title === null ? texts.someMember : isolated(title)
    return role === null
      ? texts.sentences[action](subject, member, '')
      : texts.roleChanged(subject, member, texts.roles[role])
  }
  const [open, close] = texts.quotes
  const quoted = title === null ? null : `${open}${isolated(title)}${close}`
  const thing = texts.thing({ title: quoted, resource })
  if (isOneself && (action === 'assigned' || action === 'unassigned')) {
    return texts.ofOneself[action](subject, thing)
  }
  return texts.sentences[action](subject, thing, listOf(whom, language))
}

/** Several who are no members any more are said once. */
function listOf(whom: Said['whom'], language: Language): string {
  const named = whom.map((name) => (name === null ? TEXTS[language].toSomeMember : isolated(name)))
  return new Intl.ListFormat(language).format(new Set(named))
}

function subjectOf({ kind, name }: Said['who'], texts: Texts): string {
  if (kind === 'webhook') return texts.webhook
  if (name === null) return texts.former
  return name.trim() === '' ? texts.nameless : isolated(name)
}
