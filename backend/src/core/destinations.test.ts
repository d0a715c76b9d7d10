import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { destinations, ForbiddenDestination } from './destinations.ts'

const strict = destinations({ allowedHosts: [], production: true })
const lenient = destinations({ allowedHosts: [], production: false })

/** Ways in which a URL may try to reach a private address. */
const HOSTILE = [
  'http://127.0.0.1/',
  'http://127.1/',
  'http://127.0.0.1:5432/',
  'http://127.255.255.254/',
  'http://2130706433/',
  'http://0x7f000001/',
  'http://0x7f.1/',
  'http://0177.0.0.1/',
  'http://①②⑦.⓪.⓪.①/',
  'http://127。0。0。1/',
  'http://127.0.0.1./',
  'http://0/',
  'http://0.0.0.0/',
  'http://0.1.2.3/',
  'http://localhost/',
  'http://LOCALHOST./',
  'http://anything.localhost/',
  'http://10.0.0.1/',
  'http://172.16.0.1/',
  'http://172.31.255.255/',
  'http://192.168.1.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://169.254.170.2/',
  'http://168.63.129.16/',
  'http://2822734096/',
  'http://161.26.0.10/',
  'http://166.11.255.255/',
  'http://100.64.0.1/',
  'http://100.100.100.200/',
  'http://192.0.0.192/',
  'http://192.0.2.1/',
  'http://198.18.0.1/',
  'http://198.51.100.7/',
  'http://203.0.113.7/',
  'http://224.0.0.1/',
  'http://239.255.255.250/',
  'http://240.0.0.1/',
  'http://255.255.255.255/',
  'http://[::]/',
  'http://[::1]/',
  'http://[::127.0.0.1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[::ffff:10.0.0.1]/',
  'http://[::ffff:0:127.0.0.1]/',
  'http://[0:0:0:0:0:ffff:a9fe:a9fe]/',
  'http://[64:ff9b::127.0.0.1]/',
  'http://[64:ff9b::a9fe:a9fe]/',
  'http://[::ffff:168.63.129.16]/',
  'http://[64:ff9b:1::10.0.0.1]/',
  'http://[2002:7f00:1::]/',
  'http://[2002:a00:1::1]/',
  'http://[2001:0:7f00:1::]/',
  'http://[2001:db8::1]/',
  'http://[fc00::1]/',
  'http://[fd00:ec2::254]/',
  'http://[fe80::1]/',
  'http://[fec0::1]/',
  'http://[ff02::1]/',
  'http://[100::1]/',
  'http://[4000::1]/',
  'http://user@example.com/',
  'http://user:password@example.com/',
  'http://:password@example.com/',
  'http://example.com@127.0.0.1/',
  'ftp://example.com/',
  'file:///etc/passwd',
  'gopher://example.com/',
  'unix:/var/run/docker.sock',
  'data:,x',
  'javascript:0',
  '//example.com/',
  '/etc/passwd',
  'example.com',
  'http://',
  'http://[::1',
  'http://[fe80::1%25eth0]/',
  'http://exa mple.com/',
  '',
]

describe('refuses', () => {
  for (const url of HOSTILE) {
    test(JSON.stringify(url), () => {
      for (const policy of [
        strict,
        lenient,
        destinations({ allowedHosts: ['hooks.internal'], production: false }),
      ]) {
        assert.throws(() => policy.check(url), ForbiddenDestination)
      }
    })
  }

  const ADDRESSES =
    '127.0.0.1 127.9.9.9 0.0.0.0 10.1.2.3 172.20.0.1 192.168.0.1 169.254.169.254 100.64.0.1 192.0.0.1 198.18.0.1 ' +
    '224.0.0.251 255.255.255.255 :: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:c0a8:1 ::ffff:0:a00:1 64:ff9b::a00:1 ' +
    '64:ff9b:1::1 2002:c0a8:1::1 2001::1 fd12:3456::1 fe80::1 fe80::1%eth0 2606:4700::1%eth0 ff05::2 2001:db8::1 nonsense'
  for (const address of ADDRESSES.split(' ')) {
    test(`a name that resolves to ${address}`, () => {
      assert.equal(strict.permits('example.com', address), false)
      assert.equal(lenient.permits('example.com', address), false)
    })
  }
})

describe('accepts', () => {
  for (const url of [
    'https://example.com/',
    'https://example.com:8443/a?b=c',
    'https://8.8.8.8/',
    'https://[2606:4700::1111]/',
    'https://[64:ff9b::8.8.8.8]/',
    'https://[::ffff:8.8.8.8]/',
    'https://localhost.example.com/',
    'https://xn--bcher-kva.example/',
  ]) {
    test(url, () => assert.equal(strict.check(url).href, new URL(url).href))
  }

  test('plain http outside production only', () => {
    assert.throws(() => strict.check('http://example.com/'), /must be https/)
    assert.equal(lenient.check('http://example.com/').protocol, 'http:')
  })

  test('public addresses, also on an IPv6-only network', () => {
    for (const address of [
      '1.1.1.1',
      '172.32.0.1',
      '2606:4700::1111',
      '64:ff9b::808:808',
      '::ffff:8.8.8.8',
    ]) {
      assert.equal(strict.permits('example.com', address), true, address)
    }
  })
})

describe('an allowed host', () => {
  const allowedHosts = ['Hooks.Internal', '10.1.2.0/24', '127.0.0.1', 'fd00::/16', '169.254.1.1']
  const policy = destinations({ allowedHosts, production: true })

  test('is reachable, over plain http too', () => {
    for (const url of [
      'http://hooks.internal/x',
      'http://HOOKS.internal.:81/',
      'http://10.1.2.99/',
      'http://127.0.0.1:9/',
      'http://[fd00::7]/',
      'http://[::ffff:10.1.2.3]/',
    ]) {
      assert.ok(policy.check(url), url)
    }
    assert.equal(policy.permits('hooks.internal', '192.168.7.7'), true)
    assert.equal(policy.permits('other.example', '10.1.2.3'), true)
  })

  test('does not widen access to anything else', () => {
    for (const url of [
      'http://10.1.3.1/',
      'http://127.0.0.2/',
      'http://[fd01::7]/',
      'http://other.internal/',
      'http://hooks.internal.evil.example/',
      'http://169.254.169.254/',
      'http://[::1]/',
    ]) {
      assert.throws(() => policy.check(url), ForbiddenDestination, url)
    }
    assert.equal(policy.permits('hooks.internal.evil.example', '192.168.7.7'), false)
  })
})
