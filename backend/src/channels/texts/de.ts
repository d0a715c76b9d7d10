import type { Words } from '../texts.ts'

export const de: Words = {
  direction: 'ltr',
  open: 'Öffnen',
  why: 'Docket sendet diese E-Mail, weil du Benachrichtigungen auch per E-Mail bekommst.',
  unsubscribe: 'Keine solchen E-Mails mehr',
}
