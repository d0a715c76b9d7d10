/** An e-mail as its reader's program sees it. */
export interface Parsed {
  /** By name in lower case, decoded. */
  headers: Record<string, string>
  /** By media type, decoded. */
  parts: Record<string, string>
}

/** Reads a raw e-mail of one part or of alternatives. */
export function parseMail(raw: string): Parsed {
  const { headers, body } = split(raw)
  const boundary = headers['content-type']?.match(/boundary="([^"]+)"/)?.[1]
  const parts = boundary === undefined ? [raw] : body.split(`--${boundary}`).slice(1, -1)
  return { headers, parts: Object.fromEntries(parts.map((part) => partOf(part.replace(/^\r\n/, '')))) }
}

function split(raw: string): { headers: Record<string, string>; body: string } {
  const end = raw.indexOf('\r\n\r\n')
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  const headers: Record<string, string> = {}
  for (const line of lines) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).toLowerCase()
    if (name in headers) throw new Error(`${name} is there twice`)
    headers[name] = decodedWords(line.slice(colon + 1).trim())
  }
  return { headers, body: raw.slice(end + 4) }
}

function partOf(part: string): [type: string, text: string] {
  const { headers, body } = split(part)
  const type = headers['content-type']?.split(';')[0] ?? 'text/plain'
  const encoding = headers['content-transfer-encoding']
  if (encoding === 'base64') return [type, Buffer.from(body, 'base64').toString()]
  return [type, encoding === 'quoted-printable' ? unquoted(body.replace(/=\r\n/g, '')).toString() : body]
}

const unquoted = (text: string): Buffer =>
  Buffer.from(
    Buffer.from(text)
      .toString('latin1')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )

/** RFC 2047: a character may not be spread over two words. */
const decodedWords = (text: string): string =>
  text
    .replace(/\?= (?==\?)/g, '?=')
    .replace(/=\?utf-8\?([QB])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      new TextDecoder('utf-8', { fatal: true }).decode(
        kind.toUpperCase() === 'B' ? Buffer.from(word, 'base64') : unquoted(word.replaceAll('_', ' ')),
      ),
    )
