import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A page of the service's own. */
export const page = (name: string): string => readFileSync(join(import.meta.dirname, 'pages', name), 'utf8')
