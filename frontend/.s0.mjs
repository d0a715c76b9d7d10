import { base, start } from './.shot.mjs'

const { browser, page } = await start()
page.on('console', async (m) => {
  if (m.type() === 'error')
    for (const a of m.args())
      console.log(String(await a.evaluate((x) => x?.stack ?? String(x)).catch(() => '')).slice(0, 3000))
})
page.on('framenavigated', (f) => console.log('nav', f.url()))
await page.goto(base + '/all')
await page.waitForTimeout(4000)
console.log(await (await page.request.get(base + '/api/auth/get-session')).text())
await browser.close()
