import type { Language } from '@docket/grammar/lines/language.ts'
import { asName, type Letter, letterOf, type Said } from '../core/letter.ts'
import type { Invitation } from './schemas.ts'

/** The page that an invitation opens. */
export const linkOf = (publicUrl: string, token: string): string => `${publicUrl}/invitations/${token}`

/** What users named: nothing in it can pass for words of ours. */
const named = (text: string, open = '“', close = '”'): string => `${open}${asName(text)}${close}`

interface Invited {
  link: string
  workspace: string
  inviter: string
  expires: Date
}

/** "2. Dezember 2026, 10:05": of the reader nothing is known, not even the time zone. */
const instant = (locale: string, at: Date): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(at)
const clock = (at: Date): string => at.toISOString().slice(11, 16)

const LETTERS: Record<Language, (invited: Invited) => Said> = {
  en: ({ link, workspace, inviter, expires }) => ({
    subject: 'You are invited to a workspace on Docket',
    text: `${named(inviter)} invites you to the workspace ${named(workspace)}. Open this link, and sign in or sign up with this e-mail address, to see the invitation and to accept or decline it:\n\n${link}\n\nThe link is valid until ${expires.toISOString().slice(0, 10)}, ${clock(expires)} UTC. If you did not expect it, ignore this message.\n`,
    why: 'You get this e-mail because who invites you entered this address.',
  }),
  de: ({ link, workspace, inviter, expires }) => ({
    subject: 'Du bist in einen Arbeitsbereich bei Docket eingeladen',
    text: `${named(inviter, '„', '“')} lädt dich in den Arbeitsbereich ${named(workspace, '„', '“')} ein. Öffne diesen Link und melde dich mit dieser E-Mail-Adresse an oder registriere dich mit ihr, um die Einladung zu sehen und sie anzunehmen oder abzulehnen:\n\n${link}\n\nDer Link gilt bis ${instant('de-DE', expires)}, ${clock(expires)} UTC. Wenn du ihn nicht erwartest, ignoriere diese Nachricht.\n`,
    why: 'Du bekommst diese E-Mail, weil diese Adresse eingegeben wurde, um dich einzuladen.',
  }),
  ur: ({ link, workspace, inviter, expires }) => ({
    subject: 'آپ کو Docket کی ایک ورک اسپیس میں شمولیت کی دعوت ہے',
    text: `${named(inviter, '”\u2068', '\u2069“')} نے آپ کو ورک اسپیس ${named(workspace, '”\u2068', '\u2069“')} میں شمولیت کی دعوت دی ہے۔ دعوت دیکھنے اور اسے قبول یا رد کرنے کے لیے یہ لنک کھولیں اور اسی ای میل پتے سے سائن اِن کریں یا اکاؤنٹ بنائیں:\n\n${link}\n\nیہ لنک ${instant('ur-PK', expires)}، \u2068${clock(expires)} UTC\u2069 تک چلتا ہے۔ اگر آپ کو اس کی توقع نہیں تھی تو اس پیغام کو نظر انداز کریں۔\n`,
    why: 'آپ کو یہ ای میل اس لیے ملی ہے کہ دعوت دینے والے نے یہ پتہ درج کیا۔',
  }),
}

/** @param names of the workspace, and of who invites */
export const memberInvitationLetter = (
  to: string,
  link: string,
  names: { workspace: string; inviter: string },
  { expires_at }: Invitation,
  language: Language,
): Letter => letterOf(to, 'anybody', LETTERS[language]({ link, ...names, expires: new Date(expires_at) }))
