/** When one may ask again, by the header that Better Auth alone has for it. */
export function whenAgain(headers: Headers): Record<string, string> {
  const seconds = headers.get('x-retry-after')
  return seconds === null ? {} : { 'retry-after': seconds, ratelimit: `"auth";r=0;t=${seconds}` }
}
