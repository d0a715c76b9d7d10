export const en = {
  open: 'Open in Docket',
  stop: 'Stop these e-mails',
  why: 'You get this e-mail because you asked Docket to notify you here.',
}

export type Words = typeof en
