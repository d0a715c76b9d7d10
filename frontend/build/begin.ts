import { relative } from 'node:path'
import type { Plugin, Rolldown } from 'vite'

const ROOT = `${import.meta.dirname}/..`
const SCRIPT = 'begin/begin.ts'
/** What the script asks for first, and the browser may before it has come. */
const SESSION = '/api/auth/get-session'
const LANGUAGE = /^src\/i18n\/locales\/(\w+)\.json$/
/** The pages on which people arrive, by the first part of their address. */
const PAGES: Record<string, string> = {
  today: 'src/features/tasks/today-page.tsx',
  upcoming: 'src/features/tasks/upcoming-page.tsx',
}
const TEMPORAL = 'src/data/temporal.ts'

/** Puts `begin/begin.ts` before all else that the page asks for, and tells it which scripts it may have to fetch. */
export function begin(): Plugin {
  return {
    name: 'docket:begin',
    // It is no module: its names would be everybody's.
    renderChunk: (code, chunk) => (isOf(chunk, SCRIPT) ? `(() => {${code}})()` : null),
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        // Where nothing is built it is a module: whoever develops waits for it.
        if (bundle === undefined) return withScript(html, `type="module" src="/${SCRIPT}"`)
        const chunks = Object.values(bundle).filter((output) => output.type === 'chunk')
        const scripts = JSON.stringify(scriptsIn(chunks, html))
        return withScript(html, `src="/${chunkOf(chunks, SCRIPT).fileName}" data-scripts='${scripts}'`)
      },
    },
  }
}

/** Before the style sheets, for which it would have to wait. */
function withScript(html: string, attributes: string): string {
  const first = `<link rel="preload" as="fetch" crossorigin href="${SESSION}" />\n    <script ${attributes}></script>`
  return html.replace('</title>', (title) => `${title}\n    ${first}`)
}

function scriptsIn(chunks: Rolldown.OutputChunk[], html: string) {
  const files = (module: string) => filesOf(chunks, chunkOf(chunks, module), html)
  const languages = chunks.flatMap(({ facadeModuleId }) => {
    const module = nameOf(facadeModuleId)
    const language = LANGUAGE.exec(module)?.[1]
    return language === undefined ? [] : [[language, files(module)] as const]
  })
  const pages = Object.entries(PAGES).map(([page, module]) => [page, files(module)] as const)
  return {
    languages: Object.fromEntries(languages),
    pages: Object.fromEntries(pages),
    temporal: files(TEMPORAL),
  }
}

/** What must be there before this runs, besides what the page itself names. */
function filesOf(chunks: Rolldown.OutputChunk[], chunk: Rolldown.OutputChunk, html: string): string[] {
  const files = new Set<string>()
  const follow = (file: string): void => {
    if (files.has(`/${file}`) || html.includes(file)) return
    files.add(`/${file}`)
    chunks.find(({ fileName }) => fileName === file)?.imports.forEach(follow)
  }
  follow(chunk.fileName)
  return [...files]
}

function chunkOf(chunks: Rolldown.OutputChunk[], module: string): Rolldown.OutputChunk {
  const chunk = chunks.find((one) => isOf(one, module))
  if (chunk === undefined) throw new Error(`The build has no ${module}.`)
  return chunk
}

const isOf = ({ facadeModuleId }: Rolldown.RenderedChunk, module: string) => nameOf(facadeModuleId) === module
const nameOf = (id: string | null): string => relative(ROOT, id ?? '').replaceAll('\\', '/')
