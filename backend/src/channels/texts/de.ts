import type { Words } from './en.ts'

export const de: Words = {
  open: 'In Docket öffnen',
  stop: 'Diese E-Mails beenden',
  why: 'Sie erhalten diese E-Mail, weil Docket Sie hier benachrichtigen soll.',
}
