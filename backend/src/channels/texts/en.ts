import type { Words } from '../texts.ts'

export const en: Words = {
  direction: 'ltr',
  open: 'Open',
  why: 'Docket sends this e-mail because your notifications also come by e-mail.',
  unsubscribe: 'No more such e-mails',
}
