import { isIP } from 'node:net'
import { z } from 'zod'

/** Settings that list hosts: by origin, name, address or range of addresses. */

const list = z.string().transform((value) =>
  value
    .split(',')
    .map((item) => item.trim().replace(/\/+$/, ''))
    .filter((item) => item !== ''),
)

const isOrigin = (item: string): boolean => {
  const url = URL.parse(item)
  return url !== null && url.host !== '' && `${url.protocol}//${url.host}` === item && !item.includes('*')
}

/** Not `*`: these origins may act with the user's cookies. */
export const origins = list.refine((items) => items.every(isOrigin), {
  error: 'must be comma-separated origins, like https://app.example.com or http://localhost:5173.',
})

/** An address, or a range of addresses. */
const isRange = (item: string): boolean => {
  const [address = '', bits, ...rest] = item.split('/')
  if (rest.length > 0) return false
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  return most > 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
}

const isHostName = (item: string): boolean => /^(?=.*[a-z])[a-z\d_]([a-z\d._-]*[a-z\d])?$/i.test(item)

export const allowedHosts = list.refine((hosts) => hosts.every((host) => isHostName(host) || isRange(host)), {
  error:
    'must be comma-separated host names, addresses or ranges, like hooks.internal, 10.1.2.3 or fd00::/8.',
})

/** An address or range, or one of the names that Fastify's `trustProxy` knows for some. */
const isProxy = (item: string): boolean =>
  ['loopback', 'linklocal', 'uniquelocal'].includes(item) || isRange(item)

/** Not `true`: trusting every hop means trusting what the client itself wrote. */
export const trustProxy = z.string().transform((value, context): false | number | string[] => {
  if (value === 'false') return false
  if (/^\d+$/.test(value)) return Number(value)
  const proxies = value.split(',').map((item) => item.trim())
  if (proxies.every(isProxy)) return proxies
  context.addIssue(
    'must be `false`, the number of proxies, or their addresses, like 10.0.0.1, 10.0.0.0/8 or loopback.',
  )
  return z.NEVER
})
