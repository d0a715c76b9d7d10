import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/**
 * Fails the build when the scripts that a page needs before it shows anything (the entry and all that it imports
 * statically) are larger.
 * @param most bytes, compressed by gzip
 */
export function budget(most: number): Plugin {
  return {
    name: 'docket:budget',
    apply: 'build',
    generateBundle(_, bundle) {
      const first = new Map<string, number>()
      const follow = (name: string): void => {
        const chunk = bundle[name]
        if (chunk?.type !== 'chunk' || first.has(name)) return
        first.set(name, gzipSync(chunk.code).length)
        chunk.imports.forEach(follow)
      }
      for (const [name, chunk] of Object.entries(bundle)) {
        if (chunk.type === 'chunk' && chunk.facadeModuleId?.endsWith('index.html')) follow(name)
      }
      const sum = [...first.values()].reduce((bytes, more) => bytes + more, 0)
      const said = `the first load takes ${kB(sum)} of compressed script, ${kB(most)} are allowed`
      if (sum === 0) this.error('There is no script of index.html to measure.')
      if (sum > most)
        this.error(`${said}:\n${[...first].map(([name, bytes]) => `  ${kB(bytes)} ${name}`).join('\n')}`)
      this.info(said)
    },
  }
}

const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`
