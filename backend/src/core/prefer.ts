/** What a request prefers (RFC 7240). Anything unintelligible is ignored. */

/**
 * Whether the header `Prefer` names `preference` (lower case) without a value. If a name occurs twice, the first
 * counts.
 */
export function prefers(header: string | undefined, preference: string): boolean {
  if (header === undefined) return false
  for (const part of header.matchAll(/(?:"[^"]*"|[^,"])+/g)) {
    const [, name = '', value = ''] = /^\s*([^\s=;]+)(?:\s*=\s*("[^"]*"|[^\s;"]*))?/.exec(part[0]) ?? []
    if (name.toLowerCase() === preference) return value === '' || value === '""'
  }
  return false
}
