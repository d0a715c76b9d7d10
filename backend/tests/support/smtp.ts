import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface TestMailServer {
  url: string
  /** Resolves when e-mail number `count` has arrived, with all e-mails so far, as they were sent. */
  received(count: number): Promise<string[]>
  close(): Promise<void>
}

/** A real mail server that accepts every e-mail, unless `accept` refuses or delays it. */
export async function startMailServer(accept: () => Promise<void> = async () => {}): Promise<TestMailServer> {
  const letters: string[] = []
  const waiting = new Set<() => void>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, callback) => void accept().then(() => callback(), callback),
    onData(stream, _session, callback) {
      let text = ''
      stream.setEncoding('utf8')
      stream.on('data', (part: string) => {
        text += part
      })
      stream.on('end', () => {
        letters.push(text)
        callback()
        for (const look of waiting) look()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (letters.length < count) return
          waiting.delete(look)
          resolve(letters)
        }
        waiting.add(look)
        look()
      }),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** The text of a raw e-mail, with quoted-printable decoded. */
export const textOf = (letter: string): string =>
  letter
    .slice(letter.indexOf('\r\n\r\n') + 4)
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
