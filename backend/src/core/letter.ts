/** What is sent by e-mail, and by what. */

export interface Letter {
  to: string
  subject: string
  text: string
  html?: string
  /** Besides those of every letter. */
  headers?: Record<string, string>
  /** With its angle brackets, as are those that it belongs to: mail programs show these as one thread. */
  messageId?: string
  references?: string[]
}

export interface Mailer {
  /** Whether letters reach anyone: through a mail server, or in development through the log. */
  readonly available: boolean
  send(letter: Letter): Promise<void>
  close(): void
}
