/** What a request would like (RFC 7240). What cannot be understood is no preference. */

/** Whether the header `Prefer` names `preference`, in lower case, without a value. The first of a name counts. */
export function prefers(header: string | undefined, preference: string): boolean {
  if (header === undefined) return false
  for (const part of header.matchAll(/(?:"[^"]*"|[^,"])+/g)) {
    const [, name = '', value = ''] = /^\s*([^\s=;]+)(?:\s*=\s*("[^"]*"|[^\s;"]*))?/.exec(part[0]) ?? []
    if (name.toLowerCase() === preference) return value === '' || value === '""'
  }
  return false
}
