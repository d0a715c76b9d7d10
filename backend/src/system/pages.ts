import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One of the service's own pages. */
export const page = (name: string): string => readFileSync(join(import.meta.dirname, 'pages', name), 'utf8')
