import { ACTS, type Message } from '../../src/channels/model/message.ts'

/** Titles by which someone might hope to get more into a message than a title. */
export const HOSTILE = {
  quotes: `"it's" <b>'"`,
  lines: 'a\r\nBcc: victim@example.com\r\n\r\n<p>b',
  link: '](javascript:alert(1)) [x](https://evil.example)',
  script: '<script>alert(1)</script></title><img src=x onerror=alert(1)>',
  bidi: 'a\u202Etxt.exe\u2066b\u200F',
  emoji: '\u{1F600}'.repeat(200),
}

export const messageFor = (changes: Partial<Message> = {}): Message => ({
  id: 'msg_abc-1',
  topic: 'dG9waWM_-1',
  kind: 'due',
  title: 'Buy milk',
  text: 'Due now',
  language: 'en',
  url: 'https://docket.example/w/1/tasks/7',
  acting: { endpoint: 'https://docket.example/api/acts', page: 'https://docket.example/act' },
  offers: ACTS.map((act) => ({ act, label: `Label ${act}`, token: `token-${act}` })),
  unsubscribing: {
    endpoint: 'https://docket.example/api/unsubscribe?token=t',
    page: 'https://docket.example/unsubscribe#t',
  },
  at: '2026-11-25T09:00:00.000Z',
  about: { notificationId: 12, workspaceId: 'w', taskId: 7 },
  ...changes,
})
