import { chromium } from 'playwright-core'
export const base = 'http://localhost:5143'
export async function start({ width = 1280, height = 800, scheme = 'light', locale = 'en-GB', lang } = {}) {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    locale,
    timezoneId: 'Europe/Berlin',
    hasTouch: width < 500,
    isMobile: width < 500,
  })
  const page = await context.newPage()
  page.on(
    'console',
    (m) =>
      ['error', 'warning'].includes(m.type()) && console.log('console', m.type(), m.text().slice(0, 400)),
  )
  page.on('pageerror', (e) => console.log('pageerror', e.message))
  const email = 'dev@example.com',
    password = 'correct horse battery'
  let r = await context.request.post(base + '/api/auth/sign-in/email', {
    data: { email, password },
    headers: { origin: 'http://localhost:8143' },
  })
  if (!r.ok()) {
    r = await context.request.post(base + '/api/auth/sign-up/email', {
      data: { email, password, name: 'Ada' },
      headers: { origin: 'http://localhost:8143' },
    })
    console.log('signup', r.status(), (await r.text()).slice(0, 200))
  }
  return { browser, context, page }
}
