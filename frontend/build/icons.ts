import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openBrowser } from '../tests/support/browser.ts'

/** Renders the other icons from the SVG: run `npm run icons --workspace frontend` when it has changed. */

const PUBLIC = join(import.meta.dirname, '../public')
const mark = await readFile(join(PUBLIC, 'icon.svg'), 'utf8')
/** Filled to the edges, for systems that crop the icon to a shape of their own. */
const square = mark.replace(/ rx="\d+"/, '')
/** The sheet alone, with the tick cut out: of a badge, systems show only where it is opaque. */
const stencil = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="112 88 288 336"><mask id="cut"><rect width="512" height="512" fill="#fff"/>${
  mark.match(/<path[^>]*stroke-width[^>]*\/>/)?.[0].replace(/stroke="[^"]*"/, 'stroke="#000"') ?? ''
}</mask><g mask="url(#cut)">${mark.match(/<path fill="#fff"[^>]*\/>/)?.[0] ?? ''}</g></svg>`

const browser = await openBrowser()
const page = await browser.newPage()

async function draw(svg: string, size: number): Promise<Buffer> {
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`)
  return await page.screenshot({ omitBackground: true })
}

/** An .ico file with one PNG in it. */
function ico(png: Buffer, size: number): Buffer {
  const header = Buffer.alloc(22)
  header.writeUInt16LE(1, 2) // an icon
  header.writeUInt16LE(1, 4) // with one image
  header.writeUInt8(size, 6)
  header.writeUInt8(size, 7)
  header.writeUInt16LE(1, 10) // colour plane
  header.writeUInt16LE(32, 12) // bits per pixel
  header.writeUInt32LE(png.length, 14)
  header.writeUInt32LE(header.length, 18)
  return Buffer.concat([header, png])
}

await writeFile(join(PUBLIC, 'icons/192.png'), await draw(mark, 192))
await writeFile(join(PUBLIC, 'icons/512.png'), await draw(mark, 512))
await writeFile(join(PUBLIC, 'icons/maskable.png'), await draw(square, 512))
await writeFile(join(PUBLIC, 'icons/apple.png'), await draw(square, 180))
await writeFile(join(PUBLIC, 'icons/badge.png'), await draw(stencil, 96))
await writeFile(join(PUBLIC, 'favicon.ico'), ico(await draw(mark, 32), 32))
await browser.close()
