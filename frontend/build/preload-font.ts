import type { Plugin } from 'vite'

/** Nearly every page needs it, but the style sheet would only request it when its first character is drawn. */
const FONT = /inter-latin-wght-normal[^/]*\.woff2$/

/** Makes the browser fetch the font alongside the scripts, so that texts are not drawn in another one first. */
export function preloadFont(): Plugin {
  return {
    name: 'docket:preload-font',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {} }) {
        const file = Object.keys(bundle).find((name) => FONT.test(name))
        if (file === undefined) throw new Error('There is no font to preload.')
        const attrs = { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `/${file}` }
        return [{ tag: 'link', attrs, injectTo: 'head' }]
      },
    },
  }
}
