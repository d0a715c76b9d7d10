import { relative } from 'node:path'
import type { Plugin, Rolldown } from 'vite'

const ROOT = `${import.meta.dirname}/..`
const SCRIPT = 'begin/begin.ts'
/** What the script requests first, preloaded so that the browser need not wait for the script. */
const SESSION = '/api/auth/get-session'
const LANGUAGE = /^src\/i18n\/locales\/(\w+)\.json$/
/** The pages on which people arrive, by the first segment of their path. */
const PAGES: Record<string, string> = {
  today: 'src/features/tasks/today-page.tsx',
  upcoming: 'src/features/tasks/upcoming-page.tsx',
}
const TEMPORAL = 'src/data/temporal.ts'

/** Puts `begin/begin.ts` before everything else that the page loads, with a list of the scripts it may fetch. */
export function begin(): Plugin {
  return {
    name: 'docket:begin',
    // It is not a module: without a function around it, its names would be global.
    renderChunk: (code, chunk) => (isOf(chunk, SCRIPT) ? `(() => {${code}})()` : null),
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        // On the development server it is a module, although that defers it.
        if (bundle === undefined) return withScript(html, `type="module" src="/${SCRIPT}"`)
        const chunks = Object.values(bundle).filter((output) => output.type === 'chunk')
        const scripts = JSON.stringify(scriptsIn(chunks, html))
        return withScript(html, `src="/${chunkOf(chunks, SCRIPT).fileName}" data-scripts='${scripts}'`)
      },
    },
  }
}

/** Inserts it before the style sheets, for which it would otherwise have to wait. */
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

/** The files that must be loaded before this chunk runs, except those that the page itself names. */
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
