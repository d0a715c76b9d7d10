/** The sections of the settings, as their addresses have them. */
export type SectionName =
  | 'account'
  | 'access'
  | 'sessions'
  | 'clients'
  | 'keys'
  | 'channels'
  | 'webhooks'
  | 'appearance'
  | 'time'
  | 'told'
  | 'data'
