import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROLE_MEANINGS, ROLES } from '../../backend/src/core/roles.ts'
import { filled } from './architecture.ts'

/** The generated region of `docs/sharing.md`: what each role may do. @param root the repository's root */
export async function sharingPage(root: string): Promise<string> {
  const rows = ROLES.map((role) => `| \`${role}\` | ${ROLE_MEANINGS[role]} |`)
  const table = ['| Role | May also |', '| --- | --- |', ...rows].join('\n')
  return filled(await readFile(join(root, 'docs/sharing.md'), 'utf8'), 'roles', table)
}
